import { expect, test } from 'vitest'
import { aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
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

test('a statement taken away, or put in, is named', () => {
  if (!first || !second) throw new Error('two statements expected')
  expect(verifyPeriod({ ...stored, statements: [second] })).toMatchObject({
    reason: 'statement-missing',
    personId: 'a',
  })
  const stranger = { ...first, personId: 'z' }
  expect(verifyPeriod({ ...stored, statements: [first, second, stranger] })).toMatchObject({
    reason: 'statement-unknown',
    personId: 'z',
  })
})

test('a snapshot of other rules is not judged by these', () => {
  const text = canonicalJson({ ...snapshot, rulesVersion: 2 })
  const other = { ...stored, snapshot: text, seal: sealOfText(text, 'september') }
  expect(verifyPeriod(other)).toEqual({ ok: false, reason: 'other-rules' })
})
