import { describe, expect, test } from 'vitest'
import { aPerson, aScheme, factsUnder, someFacts } from '@/test/factories/pay'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotAssignment, SnapshotPerson } from './period-snapshot'
import { daysPaid, rosterChanges, rosterText, upTo } from './roster-changes'

const locked = (only: Partial<PeriodFacts> = {}) => takeSnapshot(someFacts(only))
const now = { units: [{ id: 'office', name: 'Office' }], positions: [{ id: 'cook', name: 'Cook' }] }
const at = (only: Partial<SnapshotAssignment>): SnapshotAssignment => ({
  ...{ unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: null },
  ...only,
})
const stays = aPerson()
const works = (...assignments: readonly SnapshotAssignment[]) => ({ ...stays, assignments })
const changes = (before?: SnapshotPerson, after?: SnapshotPerson) =>
  rosterChanges(locked(), now, before, after)
const october = { first: '2026-10-01', last: '2026-10-31' }

describe('employment that is another', () => {
  const since = { hiredOn: '2020-01-15', leftOn: null }

  test.each<[string, Partial<SnapshotPerson>, object | null]>([
    ['left within the month', { leftOn: '2026-10-20' }, { ...since, leftOn: '2026-10-20' }],
    ['left on its first day', { leftOn: '2026-10-01' }, { ...since, leftOn: '2026-10-01' }],
    ['left before it', { leftOn: '2026-09-30' }, null],
    ['came on its last day', { hiredOn: '2026-10-31' }, { ...since, hiredOn: '2026-10-31' }],
    ['came after it', { hiredOn: '2026-11-01' }, null],
  ])('%s', (_, only, after) => {
    const changed = { ...stays, ...only }
    expect(changes(stays, changed)).toEqual([{ kind: 'employment', before: since, after }])
    expect(changes(changed, stays)).toEqual([{ kind: 'employment', before: after, after: since }])
  })

  test('is told of who was not known, or is not any more', () => {
    expect(changes(undefined, stays)).toEqual([{ kind: 'employment', before: null, after: since }])
    expect(changes(stays)).toEqual([{ kind: 'employment', before: since, after: null }])
  })

  test('is the same whatever comes after the last day', () => {
    for (const leftOn of ['2026-10-31', '2026-11-15'])
      expect(changes(stays, { ...stays, leftOn })).toEqual([])
    const before = { ...stays, leftOn: '2026-08-01' }
    expect(changes(before, { ...stays, leftOn: '2026-09-01' })).toEqual([])
  })
})

describe('places that are others', () => {
  const depot = { unit: 'Depot', position: 'Driver' }
  const moved = works(
    at({ throughOn: '2026-10-09' }),
    at({ unitId: 'shop', fromOn: '2026-10-10', throughOn: '2026-10-19' }),
    at({ fromOn: '2026-10-20' }),
  )

  test('are told by the days on which they are, and in either direction', () => {
    const days = { kind: 'place', fromOn: '2026-10-10', throughOn: '2026-10-19' }
    const shop = { unit: 'Shop', position: 'Driver' }
    expect(changes(stays, moved)).toEqual([{ ...days, before: depot, after: shop }])
    expect(changes(moved, stays)).toEqual([{ ...days, before: shop, after: depot }])
  })

  test('last to the end of the month, and name what is newer than it', () => {
    const office = works(
      at({ throughOn: '2026-10-09' }),
      at({ unitId: 'office', positionId: 'cook', fromOn: '2026-10-10' }),
    )
    const days = { kind: 'place', fromOn: '2026-10-10', throughOn: '2026-10-31' }
    const after = { unit: 'Office', position: 'Cook' }
    expect(changes(stays, office)).toEqual([{ ...days, before: depot, after }])
    // What nobody knows by name is told by what it is.
    expect(rosterChanges(locked(), { units: [], positions: [] }, stays, office)).toMatchObject([
      { after: { unit: 'office', position: 'cook' } },
    ])
  })

  test('another position alone is another place; no place is none', () => {
    const cooks = works(
      at({ throughOn: '2026-10-30' }),
      at({ positionId: 'cook', fromOn: '2026-10-31' }),
    )
    expect(changes(stays, cooks)).toMatchObject([
      { fromOn: '2026-10-31', throughOn: '2026-10-31', after: { unit: 'Depot', position: 'Cook' } },
    ])
    expect(changes(stays, works(at({ throughOn: '2026-10-30' })))).toMatchObject([
      { fromOn: '2026-10-31', before: depot, after: null },
    ])
  })

  test('are none between two places, and where neither has one nothing is another', () => {
    const pauses = works(at({ throughOn: '2026-10-09' }), at({ fromOn: '2026-10-20' }))
    const days = { kind: 'place', fromOn: '2026-10-10', throughOn: '2026-10-19' }
    expect(changes(stays, pauses)).toEqual([{ ...days, before: depot, after: null }])
    expect(changes(pauses, stays)).toEqual([{ ...days, before: null, after: depot }])
    const ends = works(at({ throughOn: '2026-10-09' }))
    expect(changes(ends, pauses)).toEqual([
      { ...days, fromOn: '2026-10-20', throughOn: '2026-10-31', before: null, after: depot },
    ])
  })

  test('are compared on the days on which both are employed', () => {
    const late = { ...stays, hiredOn: '2026-10-15' }
    expect(changes(late, { ...moved, hiredOn: '2026-10-15' })).toMatchObject([
      { fromOn: '2026-10-15', throughOn: '2026-10-19' },
    ])
    const left = '2026-10-12'
    expect(changes({ ...stays, leftOn: left }, { ...moved, leftOn: left })).toMatchObject([
      { fromOn: '2026-10-10', throughOn: '2026-10-12' },
    ])
    const never = changes({ ...stays, leftOn: '2026-10-05' }, { ...moved, hiredOn: '2026-10-06' })
    expect(never.map(({ kind }) => kind)).toEqual(['employment'])
  })
})

describe('the days that a month pays', () => {
  const paidIn = (month: string, period: 'month' | 'quarter', only: Partial<PeriodFacts> = {}) =>
    daysPaid(takeSnapshot(factsUnder(aScheme({ period }), { month, ...only })))

  test('are its own, or those of a quarter that ends with it', () => {
    expect(paidIn('2026-12', 'month')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
    expect(paidIn('2026-12', 'quarter')).toEqual({ first: '2026-10-01', last: '2026-12-31' })
    expect(paidIn('2026-11', 'quarter')).toEqual({ first: '2026-11-01', last: '2026-11-30' })
  })

  test('are those of the quarter where one of several schemes pays it, and its own where none pays', () => {
    const [monthly] = someFacts().schemes
    if (monthly === undefined) throw new Error('no scheme')
    const quarterly = { ...monthly, versionId: 'q', document: aScheme({ period: 'quarter' }) }
    const days = (...schemes: PeriodFacts['schemes']) =>
      paidIn('2026-12', 'month', { schemes, people: [] })
    const whole = { first: '2026-10-01', last: '2026-12-31' }
    expect(days(monthly, quarterly)).toEqual(whole)
    expect(days(quarterly, monthly)).toEqual(whole)
    expect(days()).toEqual({ first: '2026-12-01', last: '2026-12-31' })
  })

  test('are those of the whole quarter where leaving has cut it short', () => {
    const whole = { first: '2026-10-01', last: '2026-12-31' }
    expect(paidIn('2026-11', 'quarter', { quarterOnLeaving: true })).toEqual(whole)
  })
})

describe('what the roster says up to a day', () => {
  const text = (only: Partial<SnapshotPerson>) => rosterText({ ...stays, ...only }, october)
  const same = text({})

  test('is the same whatever comes after it and in whatever order it stands', () => {
    expect(text({ leftOn: '2026-10-31' })).toBe(same)
    expect(text({ assignments: [at({ throughOn: '2026-11-05' })] })).toBe(same)
    expect(text({ assignments: [at({}), at({ unitId: 'shop', fromOn: '2026-11-01' })] })).toBe(same)
    const two = [at({ throughOn: '2026-10-09' }), at({ unitId: 'shop', fromOn: '2026-10-10' })]
    expect(text({ assignments: two })).toBe(text({ assignments: two.toReversed() }))
  })

  test('stays the text that it is: what a person settled is known again by it', () => {
    const shop = at({ unitId: 'shop', fromOn: '2026-10-10' })
    const sorted = [at({ throughOn: '2026-10-09' }), shop, at({ fromOn: '2026-10-10' })]
    expect(text({ leftOn: '2026-10-30', assignments: sorted })).toBe(
      '["2020-01-15","2026-10-30",[["2020-01-15","depot","driver","2026-10-09"],' +
        '["2026-10-10","depot","driver",null],["2026-10-10","shop","driver",null]]]',
    )
    for (const assignments of [sorted, sorted.toReversed()])
      expect(text({ assignments })).toBe(text({ assignments: sorted }))
  })

  test.each<[string, Partial<SnapshotPerson>]>([
    ['the first day', { hiredOn: '2020-01-16' }],
    ['the last day', { leftOn: '2026-10-30' }],
    ['a unit', { assignments: [at({ unitId: 'shop' })] }],
    ['a position', { assignments: [at({ positionId: 'cook' })] }],
    ['the beginning of a place', { assignments: [at({ fromOn: '2026-10-31' })] }],
    ['the end of a place', { assignments: [at({ throughOn: '2026-10-30' })] }],
    ['a further place', { assignments: [at({}), at({ fromOn: '2026-10-31', unitId: 'shop' })] }],
  ])('is another by %s', (_, only) => {
    expect(text(only)).not.toBe(same)
  })

  test('a place that begins on the last day is of the month, one of the day after is not', () => {
    const places = ['2026-10-01', '2026-10-31', '2026-11-01'].map((fromOn) => at({ fromOn }))
    expect(upTo(places, october)).toEqual(places.slice(0, 2))
  })
})
