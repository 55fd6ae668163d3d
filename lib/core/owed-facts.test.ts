import { describe, expect, test } from 'vitest'
import { aPerson, aScheme, someFacts } from '@/test/factories/pay'
import type { Owed } from './owed-adjustments'
import { withOwed } from './owed-facts'
import { takeSnapshot } from './period-seal'
import type { OpenItem, PeriodFacts, SnapshotPerson } from './period-snapshot'

const version = (versionId: string) => ({
  ...{ versionId, number: 4, effectiveFrom: '2026-09-01', document: aScheme() },
})
const september = (person: SnapshotPerson, only: Partial<PeriodFacts> = {}) =>
  takeSnapshot(someFacts({ month: '2026-09', people: [person], ...only }))

const owes = (person: SnapshotPerson, only: Partial<PeriodFacts> = {}, id = 'first'): Owed => ({
  adjustment: {
    ...{ id, amount: '-500.00', cause: 'appeal', note: '', statementId: null },
    ...{ month: '2026-09', correctedVersionId: 'scheme-4' },
  },
  person,
  locked: september(person, only),
})
const schemeOf = new Map([
  ['scheme-4', 'drivers'],
  ['scheme-5', 'drivers'],
  ['shop-1', 'shops'],
])
const stays = aPerson()
const october = (person: SnapshotPerson, schemes: readonly string[]) =>
  someFacts({ people: [person], schemes: schemes.map(version) })
const paying = (facts: PeriodFacts, ...owed: readonly Owed[]) =>
  withOwed(facts, { owed, openItems: [] }, schemeOf)
const adjusted = (facts: PeriodFacts) =>
  facts.people.map(({ id, adjustments }) => [
    id,
    ...adjustments.map((one) => `${one.id} ${one.schemeVersionId}`),
  ])

describe('what a month pays for locked ones', () => {
  test('nothing leaves the facts as they are', () => {
    const facts = someFacts()
    expect(withOwed(facts, { owed: [], openItems: [] }, schemeOf)).toBe(facts)
  })

  test('joins the statement of the same scheme, whatever its version is now', () => {
    const now = october({ ...stays, schemeVersionIds: ['shop-1', 'scheme-5'] }, [
      'shop-1',
      'scheme-5',
    ])
    const facts = paying(now, owes(stays))
    expect(adjusted(facts)).toEqual([['sokolova', 'first scheme-5']])
    expect(facts.schemes.map(({ versionId }) => versionId)).toEqual(['shop-1', 'scheme-5'])
  })

  test('stands under the scheme that paid then where that pays no more', () => {
    const now = october({ ...stays, schemeVersionIds: ['shop-1'] }, ['shop-1'])
    const facts = paying(now, owes(stays), owes(stays, {}, 'second'))
    expect(adjusted(facts)).toEqual([['sokolova', 'first scheme-4', 'second scheme-4']])
    expect(facts.schemes.map(({ versionId }) => versionId)).toEqual(['shop-1', 'scheme-4'])
    expect(facts.schemes[1]).toEqual(version('scheme-4'))
  })

  test('of somebody who is not paid any more comes with it alone, and with the places of then', () => {
    const decisions = [
      {
        ...{ schemeVersionId: 'scheme-4', component: 'courtesy', amount: null },
        kind: 'pay' as const,
        ...{ reason: 'alone', by: { id: 'hr', name: 'Vera' }, at: '2026-10-02T09:00:00.000Z' },
      },
    ]
    const gone = aPerson({ id: 'petrov', decisions, stints: [], unitId: 'kiosk' })
    const places = {
      units: [
        { id: 'depot', name: 'Old depot' },
        { id: 'kiosk', name: 'Kiosk' },
      ],
      positions: [
        { id: 'driver', name: 'Old driver' },
        { id: 'cook', name: 'Cook' },
      ],
    }
    const before = october(stays, ['scheme-4'])
    const facts = paying(before, owes(gone, places))
    expect(facts.people[0]).toBe(before.people[0])
    expect(facts.schemes[0]).toBe(before.schemes[0])
    const { decisions: _, stints: __, ...known } = gone
    expect(facts.people[1]).toEqual({
      ...known,
      ...{ schemeVersionIds: [], payFacts: [] },
      adjustments: [expect.objectContaining({ id: 'first', schemeVersionId: 'scheme-4' })],
    })
    // Names that the month has already stay as it has them.
    expect(facts.units).toEqual([...before.units, { id: 'kiosk', name: 'Kiosk' }])
    expect(facts.positions).toEqual([...before.positions, { id: 'cook', name: 'Cook' }])
  })

  test('what is open is added to what was open', () => {
    const item = (fullName: string): OpenItem => ({
      ...{ month: '2026-09', reason: 'has-left', amount: '-1.00', changes: [] },
      person: { id: fullName, personnelNumber: '', fullName },
    })
    const was = someFacts({ openItems: [item('Anna')] })
    const { openItems } = withOwed(was, { owed: [], openItems: [item('Boris')] }, schemeOf)
    expect(openItems?.map(({ person }) => person.fullName)).toEqual(['Anna', 'Boris'])
    // As much owed as open is not nothing.
    const both = withOwed(was, { owed: [owes(stays)], openItems: [item('Boris')] }, schemeOf)
    expect(both.openItems).toHaveLength(2)
    expect(adjusted(both)).toEqual([['sokolova', 'first scheme-4']])
    const none = withOwed(someFacts(), { owed: [], openItems: [item('Boris')] }, schemeOf)
    expect(none.openItems).toHaveLength(1)
  })
})
