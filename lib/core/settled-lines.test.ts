import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aSettled, someFacts } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { computePeriod } from './compute-period'
import type { LineDecision } from './decided-lines'
import type { SettledItem } from './open-item'
import { correctionsOf } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { OpenItem, SnapshotPerson } from './period-snapshot'
import { measuredAfterAll, withoutSettledLines } from './settled-lines'

const lines = ['courtesy', 'order'].map((code) =>
  aComponent({ code, share: '0.5', missing: 'hold', value: aKpi(code) }),
)
const document = aScheme({ components: lines })
const effectiveFrom = '2026-09-01'
/** October with two schemes that name their lines alike. */
const locked = takeSnapshot(
  someFacts({
    schemes: [
      { versionId: 'scheme-4', number: 4, effectiveFrom, document },
      { versionId: 'scheme-5', number: 5, effectiveFrom, document },
    ],
    kpiFacts: [aFact('courtesy', '0.2'), aFact('order', '0.5')],
  }),
)

/** That the line was settled while it was held. */
function settled(
  component: string,
  { id, personnelNumber, fullName }: SnapshotPerson = aPerson(),
): SettledItem {
  const item: OpenItem = {
    ...{ month: '2026-10', person: { id, personnelNumber, fullName }, reason: 'held-line' },
    ...{ amount: null, changes: [], titles: [{ en: component }] },
    about: { periodId: 'period-10', schemeVersionId: 'scheme-4', component },
  }
  return aSettled(item)
}

const decision = (component: string, only: Partial<LineDecision> = {}): LineDecision => ({
  ...{ schemeVersionId: 'scheme-4', component, kind: 'amount', amount: '700.00' },
  ...{ reason: 'order 7', by: { id: 'hr', name: 'Vera' }, at: '2026-11-20T09:00:00.000Z' },
  ...only,
})

/** As which a line that was settled is left out: nobody of the company has decided it. */
const leftOut = (component: string): LineDecision => ({
  ...{ schemeVersionId: 'scheme-4', component, kind: 'amount', amount: '0.00' },
  ...{ reason: '', by: { id: '', name: '' }, at: '' },
})

describe('somebody of whom a held line was settled by hand', () => {
  test('is without that line, and with every other', () => {
    const person = aPerson()
    expect(withoutSettledLines(person, locked, [settled('order')])).toEqual({
      ...person,
      decisions: [leftOut('order')],
    })
  })

  test('is the same person where the settlement was of somebody else, or of nothing', () => {
    const person = aPerson()
    const other = settled('order', aPerson({ id: 'petrov' }))
    expect(withoutSettledLines(person, locked, [other])).toBe(person)
    expect(withoutSettledLines(person, locked, [])).toBe(person)
  })

  test('keeps what a person decided about the very line, and about others', () => {
    const both = [settled('order'), settled('courtesy')]
    const decided = (...decisions: readonly LineDecision[]) =>
      withoutSettledLines(aPerson({ decisions }), locked, both).decisions
    const own = decision('order')
    expect(decided(own)).toEqual([own, leftOut('courtesy')])
    // Of the line of the other scheme nothing was settled, and nothing of this one decided there.
    const elsewhere = decision('order', { schemeVersionId: 'scheme-5' })
    expect(decided(elsewhere)).toEqual([elsewhere, leftOut('courtesy'), leftOut('order')])
  })

  test('who moved since is without the parts of the line that nobody decided', () => {
    const at = (unitId: string, fromOn: string, throughOn: string) => ({
      ...{ unitId, positionId: 'driver', fromOn, throughOn, schemeVersionIds: ['scheme-4'] },
    })
    const stints = [at('depot', '2026-10-01', '2026-10-10'), at('shop', '2026-10-11', '2026-10-31')]
    const moved = aPerson({ unitId: 'shop', stints })
    const decided = (...decisions: readonly LineDecision[]) =>
      withoutSettledLines({ ...moved, decisions }, locked, [settled('order')]).decisions
    expect(decided()).toEqual([leftOut('order@1'), leftOut('order@2')])
    // What was paid by hand was of the whole line: its other part is not paid beside it.
    const own = decision('order@2')
    expect(decided(own)).toEqual([own, leftOut('order@1')])
  })
})

describe('lines that would pay something by now', () => {
  const paid = (person: SnapshotPerson) => {
    const [statement] = computePeriod({ ...locked, people: [person] }).statements
    if (statement === undefined) throw new Error('nobody is paid')
    return statement
  }

  test('are those that were left out, with what they measure; not what a person set', () => {
    const person = aPerson({ decisions: [decision('courtesy')] })
    const statement = paid(withoutSettledLines(person, locked, [settled('order')]))
    expect(statement.amount).toBe('700.00')
    // Half of 60,000.00 at 50 %.
    expect(measuredAfterAll(statement)).toEqual([
      { code: 'order', title: { en: 'order' }, amount: '15000.00' },
    ])
    expect(measuredAfterAll(paid(aPerson()))).toEqual([])
  })

  test('are none of a line that the statement does not have', () => {
    const statement = paid(withoutSettledLines(aPerson(), locked, [settled('order')]))
    const decided = (statement.decided ?? []).map((line) => ({ ...line, code: 'gone' }))
    expect(decided).toHaveLength(1)
    expect(measuredAfterAll({ ...statement, decided })).toEqual([])
  })
})

test('a correction beside a settled line is told once, for the very person and scheme', () => {
  const place = { unitId: 'depot', fromOn: '2020-01-15', throughOn: null }
  const clerk = (id: string) => ({
    ...{ ...aPerson({ id }), reason: 'no-scheme' as const },
    assignments: [{ ...place, positionId: 'clerk' }],
  })
  const both = ['petrov', 'orlov'].map(clerk)
  const [trips, order] = [
    aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
    aComponent({ code: 'order', share: '0.5', missing: 'hold', value: aKpi('order') }),
  ]
  const appliesTo = { positionIds: ['driver'], unitIds: [], from: '2026-09-01' }
  const paying = aScheme({ components: [trips, order], appliesTo })
  const kpiFacts = ['petrov', 'orlov'].flatMap((personId) => [
    aFact('trips', '1', { id: `trips-${personId}`, personId }),
    aFact('order', '0.5', { id: `order-${personId}`, personId }),
  ])
  const run = takeSnapshot(
    someFacts({
      ...{ people: [], kpiFacts },
      schemes: [
        { versionId: 'scheme-4', number: 4, effectiveFrom, document: paying },
        { versionId: 'scheme-5', number: 5, effectiveFrom, document: paying },
      ],
      roster: { inForce: ['scheme-4', 'scheme-5'], parents: [], unpaid: both },
    }),
  )
  const drives = both.map((one) => ({ ...one, assignments: [{ ...place, positionId: 'driver' }] }))
  const roster = {
    ...{ people: new Map(drives.map((one) => [one.id, one])), isNews: () => true },
    ...{ units: [{ id: 'depot', name: 'Depot', parentId: null }], paying: '2026-11' },
    positions: [{ id: 'driver', name: 'Driver' }],
  }
  const standing = {
    scores: new Map(),
    kpiFacts,
    payFacts: new Map(),
    decisions: new Map(),
    roster,
  }
  const found = correctionsOf(run, standing, [settled('order', aPerson({ id: 'petrov' }))])
  const told = found.map(({ personId, schemeVersionId, amount, settled: line }) => [
    ...[personId, schemeVersionId, amount, line?.map((one) => one.amount)],
  ])
  // 30,000.00 for trips, and 15,000.00 for half of the orders where nobody paid them by hand.
  expect(told.toSorted()).toEqual([
    ['orlov', 'scheme-4', '45000.00', undefined],
    ['orlov', 'scheme-5', '45000.00', undefined],
    ['petrov', 'scheme-4', '30000.00', ['15000.00']],
    ['petrov', 'scheme-5', '45000.00', undefined],
  ])
})
