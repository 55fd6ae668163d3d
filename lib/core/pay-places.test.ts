import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { placesIn, placesPaid } from './pay-stints'
import { poolKey, poolsOf, sharesPool } from './period-pools'
import { takeSnapshot } from './period-seal'
import { SnapshotIndex } from './snapshot-index'
import { partsOfStint, rulesOfStints, sharedMeasure } from './stint-codes'

const at = (unitId: string, positionId: string, fromOn: string, throughOn: string | null) => ({
  unitId,
  positionId,
  fromOn,
  throughOn,
})
const october = { first: '2026-10-01', last: '2026-10-31' }

describe('places of work in a month', () => {
  const told = (...assignments: readonly ReturnType<typeof at>[]) =>
    placesIn(assignments, october).map(({ unitId, positionId, first, last }) =>
      [unitId, positionId, first.slice(8), last.slice(8)].join(' '),
    )

  test('come by day, one for each stretch at one unit and position', () => {
    expect(
      told(
        at('shop', 'driver', '2026-10-11', null),
        at('depot', 'driver', '2026-01-01', '2026-10-05'),
        at('depot', 'driver', '2026-10-06', '2026-10-10'),
      ),
    ).toEqual(['depot driver 01 10', 'shop driver 11 31'])
  })

  test('are two where a day is between, or the position is another', () => {
    expect(
      told(
        at('depot', 'driver', '2026-01-01', '2026-10-05'),
        at('depot', 'driver', '2026-10-07', null),
      ),
    ).toEqual(['depot driver 01 05', 'depot driver 07 31'])
    expect(
      told(
        at('depot', 'driver', '2026-01-01', '2026-10-05'),
        at('depot', 'loader', '2026-10-06', null),
      ),
    ).toEqual(['depot driver 01 05', 'depot loader 06 31'])
  })
})

test('of somebody who moved, earlier scores are read at the unit of the stint alone', () => {
  const stint = (unitId: string, fromOn: string, throughOn: string) => ({
    ...{ unitId, positionId: 'driver', fromOn, throughOn },
    schemeVersionIds: ['scheme-4'],
  })
  const person = aPerson({
    assignments: [
      at('depot', 'driver', '2024-01-01', '2026-10-10'),
      at('shop', 'driver', '2023-01-01', '2023-12-31'),
      at('depot', 'loader', '2026-09-30', null),
      at('shop', 'driver', '2026-10-11', null),
    ],
    stints: [stint('depot', '2026-10-01', '2026-10-10'), stint('shop', '2026-10-11', '2026-10-31')],
  })
  const scheme = { versionId: 'scheme-4', document: aScheme() }
  const [depot, shop] = placesPaid(person, scheme, '2026-10')
  expect(depot?.assignments).toEqual([
    at('depot', 'driver', '2024-01-01', '2026-09-30'),
    at('depot', 'loader', '2026-09-30', '2026-09-30'),
    at('depot', 'driver', '2026-10-01', '2026-10-10'),
  ])
  expect(shop?.assignments).toEqual([
    at('shop', 'driver', '2023-01-01', '2023-12-31'),
    at('shop', 'driver', '2026-10-11', '2026-10-31'),
  ])
})

describe('the codes of stints', () => {
  test('are those of the scheme where there is one', () => {
    const rules = aScheme()
    expect(rulesOfStints(rules, [''])).toBe(rules)
    expect(partsOfStint(rules.components, '')).toBe(rules.components)
  })

  test('what a formula computes is each stint’s own', () => {
    const value = {
      kind: 'formula',
      subject: 'person',
      periods: 1,
      formula: '1',
      scores: [],
    } as const
    const [one, two] = ['a@1', 'a@2'].map((code) => aComponent({ code, value }))
    const [first, second] = ['b@1', 'b@2'].map((code) => aComponent({ code }))
    if (!one || !two || !first || !second) throw new Error('two of each')
    const all = [one, first, two, second]
    expect(sharedMeasure(one, all)).toEqual([one])
    expect(sharedMeasure(first, all)).toEqual([first, second])
  })
})

describe('a pool', () => {
  const byTrips = aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })
  const document = aScheme({ base: { kind: 'pool', amount: '100.00' }, components: [byTrips] })

  /** What each gets of 100.00 in thirds, whatever the order in which people are kept. */
  function parts(numbers: readonly string[], turned: boolean) {
    const people = numbers.map((personnelNumber, place) =>
      aPerson({ id: `p${place}`, personnelNumber }),
    )
    const kpiFacts = people.map(({ id }) => aFact('trips', '1', { id: `t-${id}`, personId: id }))
    const taken = takeSnapshot(factsUnder(document, { people, kpiFacts }))
    const snapshot = turned ? { ...taken, people: taken.people.toReversed() } : taken
    const pools = poolsOf(snapshot, new SnapshotIndex(snapshot))
    const [scheme] = snapshot.schemes
    if (scheme === undefined) throw new Error('one scheme')
    return people.map((person) => pools.get(poolKey(scheme, person))?.get('')?.part)
  }

  test.each([false, true])('gives a kopeck over to the lowest personnel number', (turned) => {
    expect(parts(['300', '200', '100'], turned)).toEqual(['33.33', '33.33', '33.34'])
    expect(parts(['100', '300', '200'], turned)).toEqual(['33.34', '33.33', '33.33'])
  })

  test.each([false, true])('and of one number to the first by identifier', (turned) => {
    expect(parts(['100', '100', '100'], turned)).toEqual(['33.34', '33.33', '33.33'])
  })

  test('is shared by whom a scheme with a pool pays', () => {
    const [pool] = takeSnapshot(factsUnder(document, {})).schemes
    if (pool === undefined) throw new Error('one scheme')
    const schemes = [pool, { ...pool, versionId: 'other', document: aScheme() }]
    const shares = (...schemeVersionIds: string[]) => sharesPool({ schemeVersionIds }, schemes)
    expect(shares(pool.versionId)).toBe(true)
    expect(shares(pool.versionId, 'other')).toBe(true)
    expect(shares('other')).toBe(false)
    expect(shares()).toBe(false)
  })
})
