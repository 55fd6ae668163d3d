import { expect, test } from 'vitest'
import { aComponent, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { sealOf, sealOfText, takeSnapshot } from './period-seal'
import { type StoredPeriod, verifyPeriod } from './verify-period'

const people = ['a', 'b'].map((id) => aPerson({ id }))
const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total: '80/1' }))
const snapshot = takeSnapshot(factsUnder(aScheme(), { people, scores }))
const stored: StoredPeriod = {
  snapshot: canonicalJson(snapshot),
  previousSeal: 'september',
  seal: sealOf(snapshot, 'september'),
  statements: computePeriod(snapshot).statements.map((statement) => ({
    personId: statement.person.id,
    schemeVersionId: statement.scheme.versionId,
    document: canonicalJson(statement),
  })),
}
const [first, second] = stored.statements

test('a period as it was locked is byte-identical', () => {
  expect(verifyPeriod(stored)).toEqual({ ok: true, month: '2026-10', statements: 2 })
})

test('a changed snapshot breaks the seal', () => {
  const changed = { ...stored, snapshot: stored.snapshot.replace('"80/1"', '"90/1"') }
  expect(verifyPeriod(changed)).toEqual({ ok: false, reason: 'seal-broken' })
})

test('a changed earlier period breaks the seal of this one', () => {
  expect(verifyPeriod({ ...stored, previousSeal: 'other' })).toEqual({
    ok: false,
    reason: 'seal-broken',
  })
})

test('a changed statement is named', () => {
  if (!first || !second) throw new Error('two statements expected')
  const forged = { ...second, document: second.document.replace('60000.00', '60001.00') }
  expect(verifyPeriod({ ...stored, statements: [first, forged] })).toEqual({
    ok: false,
    reason: 'statement-differs',
    personId: 'b',
    schemeVersionId: 'scheme-4',
    at: 'amount',
  })
  const broken = { ...second, document: second.document.slice(0, 40) }
  expect(verifyPeriod({ ...stored, statements: [first, broken] })).toMatchObject({
    at: 'character 40',
  })
})

test.each<[string, (document: string) => string, string]>([
  ['a member of a member', (text) => text.replace('"Depot"', '"Depots"'), 'unit.name'],
  ['the first of several', (text) => text.replaceAll('60000.00', '60001.00'), 'amount'],
  ['a member that is not there', (text) => text.replace('"gateTraces":[],', ''), 'gateTraces'],
  ['a member too many', (text) => text.replace('{', '{"aaa":1,'), 'aaa'],
  [
    'a member that is not there, before one that is another',
    (text) => text.replace('"amount":"60000.00",', '').replace('"Depot"', '"Depots"'),
    'amount',
  ],
  [
    'a list that is shorter',
    (text) => text.replace(/"lines":\[\{.*?\}\]/, '"lines":[]'),
    'result.lines.0',
  ],
  ['a number for a list', (text) => text.replace('"traces":[', '"traces":1,"z":['), 'traces'],
  ['a blank that means nothing', (text) => text.replace('{', '{ '), 'character 1'],
  ['an end that is missing', (text) => text.slice(0, 40), 'character 40'],
])('a statement differs by %s', (_name, forge, at) => {
  if (!first || !second) throw new Error('two statements expected')
  const statements = [first, { ...second, document: forge(second.document) }]
  expect(verifyPeriod({ ...stored, statements })).toMatchObject({
    reason: 'statement-differs',
    personId: 'b',
    at,
  })
})

test('places of a list come in the order of their numbers', () => {
  const components = Array.from({ length: 11 }, (_, n) => aComponent({ code: `c${n}`, share: '0' }))
  const many = takeSnapshot(factsUnder(aScheme({ components }), {}))
  const [statement] = computePeriod(many).statements
  if (!statement) throw new Error('one statement expected')
  const document = canonicalJson(statement)
    .replace('"code":"c2"', '"code":"d2"')
    .replace('"code":"c10"', '"code":"d10"')
  const { person, scheme } = statement
  const one = { personId: person.id, schemeVersionId: scheme.versionId, document }
  const verified = verifyPeriod({
    snapshot: canonicalJson(many),
    previousSeal: null,
    seal: sealOf(many, null),
    statements: [one],
  })
  expect(verified).toMatchObject({ at: 'result.components.2.code' })
})

test('a statement taken away, or put in, is named', () => {
  if (!first || !second) throw new Error('two statements expected')
  expect(verifyPeriod({ ...stored, statements: [second] })).toEqual({
    ok: false,
    reason: 'statement-missing',
    personId: 'a',
    schemeVersionId: 'scheme-4',
  })
  const stranger = { ...first, personId: 'z' }
  expect(verifyPeriod({ ...stored, statements: [first, second, stranger] })).toEqual({
    ok: false,
    reason: 'statement-unknown',
    personId: 'z',
    schemeVersionId: 'scheme-4',
  })
})

test('a snapshot of other rules is not judged by these', () => {
  const text = canonicalJson({ ...snapshot, rulesVersion: 2 })
  const other = { ...stored, snapshot: text, seal: sealOfText(text, 'september') }
  expect(verifyPeriod(other)).toEqual({ ok: false, reason: 'other-rules' })
})
