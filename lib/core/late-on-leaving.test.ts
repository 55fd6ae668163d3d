import { describe, expect, test } from 'vitest'
import { aPerson, aScore, someFacts } from '@/test/factories/pay'
import { monthsThrough } from './calendar'
import { lateOnLeaving, type ReleasedVisits } from './late-on-leaving'
import { isNear } from './off-cycle'
import { takeSnapshot } from './period-seal'
import type { PeriodSnapshot, SnapshotScore } from './period-snapshot'
import { SeededDraws } from './seeded-draws'

const place = (unitId: string, fromOn = '2020-01-15', throughOn: string | null = null) => ({
  ...{ unitId, positionId: 'driver', fromOn, throughOn },
})

/** Anna's pay on leaving with a month, which read some units. */
const paid = (month: string, ...unitIds: readonly string[]): PeriodSnapshot =>
  takeSnapshot(
    someFacts({
      month,
      people: [
        aPerson({
          unitId: unitIds.at(-1) ?? '',
          assignments: unitIds.map((unitId) => place(unitId)),
        }),
      ],
    }),
  )
const visit = (visitedOn: string, unitId: string, personId: string | null = null): SnapshotScore =>
  aScore(`${unitId} ${visitedOn}`, { visitedOn, unitId, personId })

type Known = Partial<ReleasedVisits<SnapshotScore>> & { readonly locked?: readonly string[] }

/** What a pay on leaving counts, each visit with its month. */
const countedBy = (
  run: PeriodSnapshot,
  released: readonly SnapshotScore[],
  { locked = ['2026-09', '2026-10', '2026-11'], ...known }: Known = {},
) =>
  lateOnLeaving(run, {
    ...{ released, leftOn: '2026-11-15', earlier: [] },
    counted: { countedIn: new Map(), lockedMonths: new Set(locked) },
    ...known,
  }).map((one) => [one.visit.visitId, one.countsIn])

describe('visits that were released after somebody was paid on leaving', () => {
  const october = paid('2026-10', 'depot')

  test('count in the month of that pay, if they concern the person', () => {
    const leftOn = '2026-10-15'
    const made = [
      visit('2026-10-12', 'depot'),
      visit('2026-09-12', 'depot'),
      visit('2026-10-12', 'shop'),
      visit('2026-10-13', 'shop', 'sokolova'),
      visit('2026-11-02', 'depot'),
    ]
    expect(countedBy(october, made, { leftOn })).toEqual([
      ['depot 2026-10-12', '2026-10'],
      ['depot 2026-09-12', '2026-10'],
      ['shop 2026-10-13', '2026-10'],
    ])
    const scores = made.slice(0, 1)
    expect(countedBy({ ...october, scores }, scores, { leftOn })).toEqual([])
  })

  test('are left to a month that counts them for the person, or has counted them', () => {
    const made = [visit('2026-09-12', 'depot')]
    const locked = ['2026-09', '2026-10']
    // He is there in November after all: that month is open.
    expect(countedBy(october, made, { locked })).toEqual([])
    expect(countedBy(october, made, { locked, leftOn: null })).toEqual([])
    const countedIn = new Map([['depot 2026-09-12', '2026-09']])
    const counted = { countedIn, lockedMonths: new Set(locked) }
    expect(countedBy(october, made, { leftOn: '2026-10-15', counted })).toEqual([])
    // His own month is not closed yet: it counts there.
    const own = countedBy(october, made, { locked: ['2026-09'], leftOn: '2026-10-15' })
    expect(own).toEqual([['depot 2026-09-12', '2026-10']])
  })

  test('count in later months of a quarter that was paid', () => {
    const quarter = { ...october, quarterOnLeaving: true } as const
    const made = [visit('2026-10-12', 'depot'), visit('2026-12-12', 'depot')]
    const stays = { locked: ['2026-10'], leftOn: null }
    expect(countedBy(quarter, made, stays)).toEqual([
      ['depot 2026-10-12', '2026-11'],
      ['depot 2026-12-12', '2026-12'],
    ])
    expect(countedBy(october, made, stays)).toEqual([])
    const after = [visit('2027-01-12', 'depot')]
    expect(countedBy(quarter, after, stays)).toEqual([])
    // Nobody was there any more in the months behind the last day.
    const left = { ...stays, leftOn: '2026-11-05' }
    expect(countedBy(quarter, made, left)).toEqual([['depot 2026-10-12', '2026-11']])
  })

  test('count nowhere in a pay that read nobody', () => {
    const nobody = { ...october, people: [] }
    expect(countedBy(nobody, [visit('2026-10-12', 'depot')], { leftOn: '2026-10-15' })).toEqual([])
  })
})

describe('of several that somebody was paid on leaving', () => {
  const [september, november] = [paid('2026-09', 'depot'), paid('2026-11', 'depot', 'shop')]
  const earlier = [september]

  test('the first in time for the visit counts it', () => {
    const made = [visit('2026-09-12', 'depot'), visit('2026-10-12', 'depot')]
    expect(countedBy(september, made)).toEqual([['depot 2026-09-12', '2026-09']])
    expect(countedBy(november, made, { earlier })).toEqual([['depot 2026-10-12', '2026-11']])
  })

  test('one that did not read the unit leaves it to the next', () => {
    const made = [visit('2026-09-12', 'shop')]
    expect(countedBy(september, made)).toEqual([])
    expect(countedBy(november, made, { earlier })).toEqual([['shop 2026-09-12', '2026-11']])
  })

  test('every late visit counts with exactly one of those that read its unit', () => {
    let afterAnother = 0
    for (let seed = 1; seed <= 300; seed += 1) {
      const draws = new SeededDraws(4100 + seed)
      const units = ['depot', 'shop', 'office'].filter(() => draws.below(2) === 0)
      const runs = ['2026-09', '2026-10', '2026-11'].map((month, at) =>
        paid(month, ...(at === 2 ? ['depot', 'shop', 'office'] : units.slice(0, at + 1))),
      )
      const day = `2026-0${7 + draws.below(3)}-${11 + draws.below(9)}`
      const made = visit(day, ['depot', 'shop', 'office'][draws.below(3)] ?? '')
      const locked = monthsThrough('2026-11', 5)
      const counting = runs.filter(
        (run, at) => countedBy(run, [made], { earlier: runs.slice(0, at), locked }).length > 0,
      )
      const reading = runs.filter(({ people }) => people.some((person) => isNear(person, made)))
      const monthsOf = (some: typeof runs) => some.map(({ month }) => month)
      expect(monthsOf(counting), `seed ${seed}`).toEqual(monthsOf(reading.slice(0, 1)))
      if (counting[0] !== runs[0]) afterAnother += 1
    }
    expect(afterAnother).toBeGreaterThan(100)
  })
})
