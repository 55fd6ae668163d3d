import { describe, expect, test } from 'vitest'
import { aScheme } from '@/test/factories/pay'
import type { SnapshotAssignment, SnapshotScheme } from './period-snapshot'
import { type Placing, placeInMonth, placeOf } from './placed-person'

type Period = 'month' | 'quarter'

const paying = (
  versionId: string,
  positionId: string,
  { period = 'month', from = '2026-01-01', unitIds = [] as readonly string[] } = {} as {
    period?: Period
    from?: string
    unitIds?: readonly string[]
  },
): SnapshotScheme => ({
  ...{ versionId, number: 1, effectiveFrom: '2026-01-01' },
  document: aScheme({ period, appliesTo: { positionIds: [positionId], unitIds, from } }),
})
const drivers = paying('drivers', 'driver')
const clerks = paying('clerks', 'clerk')
const quarterly = paying('quarterly', 'driver', { period: 'quarter' })

const place = (
  positionId: string,
  fromOn: string,
  throughOn: string | null = null,
): SnapshotAssignment => ({ unitId: 'depot', positionId, fromOn, throughOn })
const since = '2020-01-15'
const works = (
  assignments: readonly SnapshotAssignment[],
  leftOn: string | null = null,
): Placing => ({ ...{ hiredOn: since, leftOn }, assignments })
const stays = works([place('driver', since)])
const paths = new Map([['depot', ['depot', 'north', 'country']]])
const placed = (
  person: Placing,
  schemes: readonly SnapshotScheme[],
  month = '2026-10',
  ...more: readonly boolean[]
) => placeInMonth(person, schemes, paths, month, ...more)
const paidBy = (...given: Parameters<typeof placed>) => placed(...given)?.schemeVersionIds

describe('the place on the last employed day', () => {
  const october = { first: '2026-10-01', last: '2026-10-31' }
  const moves = [place('driver', since, '2026-10-20'), place('clerk', '2026-10-21')]

  test('is that of the last day of the range, or of the last day of employment', () => {
    expect(placeOf(works(moves), october)).toBe(moves[1])
    expect(placeOf(works(moves, '2026-10-21'), october)).toBe(moves[1])
    expect(placeOf(works(moves, '2026-10-20'), october)).toBe(moves[0])
    expect(placeOf(works(moves, '2026-11-30'), october)).toBe(moves[1])
  })

  test('is one that begins or ends on that day, and none that is over or to come', () => {
    const only = (fromOn: string, throughOn: string | null) =>
      placeOf(works([place('driver', fromOn, throughOn)]), october)
    expect(only('2026-10-31', '2026-10-31')).toMatchObject({ positionId: 'driver' })
    expect(only('2026-10-01', '2026-10-30')).toBeUndefined()
    expect(only('2026-11-01', null)).toBeUndefined()
  })
})

describe('who stays at one place', () => {
  test('is paid by the schemes of his position and of the units above him', () => {
    const ofUnits = ['depot', 'country', 'south'].map((unitId) =>
      paying(unitId, 'driver', { unitIds: [unitId] }),
    )
    expect(placed(stays, [drivers, clerks, ...ofUnits])).toEqual({
      ...{ unitId: 'depot', positionId: 'driver' },
      schemeVersionIds: ['drivers', 'depot', 'country'],
    })
    // A unit of which nothing is known above it is itself all the same.
    const [ofDepot, ofCountry] = ofUnits
    if (!ofDepot || !ofCountry) throw new Error('two schemes')
    expect(
      placeInMonth(stays, [ofDepot, ofCountry], new Map(), '2026-10')?.schemeVersionIds,
    ).toEqual(['depot'])
  })

  test('is paid by a scheme that begins within the month, and by none that begins after it', () => {
    expect(paidBy(stays, [paying('new', 'driver', { from: '2026-10-31' })])).toEqual(['new'])
    expect(paidBy(stays, [paying('next', 'driver', { from: '2026-11-01' })])).toEqual([])
  })

  test('is named under a quarter that is not over, and asked at its end where it is paid', () => {
    expect(paidBy(stays, [quarterly])).toEqual(['quarterly'])
    const late = paying('late', 'driver', { period: 'quarter', from: '2026-12-15' })
    expect(paidBy(stays, [late])).toEqual([])
    expect(paidBy(stays, [late], '2026-12')).toEqual(['late'])
    // With the month of the last day, and where the quarter was paid on leaving.
    expect(paidBy(works(stays.assignments, '2026-10-15'), [late])).toEqual(['late'])
    expect(paidBy(works(stays.assignments, '2026-11-15'), [late])).toEqual([])
    expect(paidBy(stays, [late], '2026-10', true)).toEqual(['late'])
  })

  test('is nowhere where the roster names no place on that day', () => {
    const gone = works([place('driver', since, '2026-09-30')])
    expect(placed(gone, [drivers])).toBeNull()
    const comes = works([place('driver', '2026-12-01')])
    expect(placed(comes, [drivers, quarterly])).toBeNull()
    // Of a quarter that was paid on leaving the place at its end counts as well.
    expect(placed(comes, [drivers, quarterly], '2026-10', true)).toMatchObject({
      ...{ unitId: 'depot', positionId: 'driver' },
    })
    const was = works([place('clerk', since, '2026-10-31'), place('driver', '2026-11-01')])
    expect(placed(was, [clerks], '2026-10', true)?.positionId).toBe('clerk')
  })
})

describe('who moved', () => {
  const moved = works([place('driver', since, '2026-10-09'), place('clerk', '2026-10-10')])

  test('is paid at each place by its own schemes', () => {
    expect(placed(moved, [drivers, clerks])).toEqual({
      ...{ unitId: 'depot', positionId: 'clerk', schemeVersionIds: ['drivers', 'clerks'] },
      stints: [
        {
          ...{ unitId: 'depot', positionId: 'driver', schemeVersionIds: ['drivers'] },
          ...{ fromOn: '2026-10-01', throughOn: '2026-10-09' },
        },
        {
          ...{ unitId: 'depot', positionId: 'clerk', schemeVersionIds: ['clerks'] },
          ...{ fromOn: '2026-10-10', throughOn: '2026-10-31' },
        },
      ],
    })
    const onlyThen = works([place('driver', since, '2026-10-09'), place('guard', '2026-10-10')])
    expect(paidBy(onlyThen, [drivers, clerks])).toEqual(['drivers'])
  })

  test('on the days of employment alone', () => {
    const left = placed(works(moved.assignments, '2026-10-20'), [drivers, clerks])
    expect(left?.stints?.map(({ throughOn }) => throughOn)).toEqual(['2026-10-09', '2026-10-20'])
    // Left before the move, or hired with it: one place.
    expect(placed(works(moved.assignments, '2026-10-09'), [drivers])).not.toHaveProperty('stints')
    const hired = { ...moved, hiredOn: '2026-10-10' }
    expect(placed(hired, [drivers, clerks])).not.toHaveProperty('stints')
    expect(paidBy(hired, [drivers, clerks])).toEqual(['clerks'])
  })

  test('a quarter that is not over splits nothing, and is named at the last place alone', () => {
    const toDriver = works([place('clerk', since, '2026-10-09'), place('driver', '2026-10-10')])
    expect(placed(toDriver, [clerks, quarterly])).toMatchObject({
      schemeVersionIds: ['clerks', 'quarterly'],
      stints: [{ schemeVersionIds: ['clerks'] }, { schemeVersionIds: [] }],
    })
    expect(paidBy(moved, [clerks, quarterly])).toEqual(['clerks'])
    // In November both were one place.
    expect(placed(toDriver, [clerks, quarterly], '2026-11')).not.toHaveProperty('stints')
  })

  test('a quarter that is paid splits all its days; a scheme of a month reads its own', () => {
    const december = placed(moved, [drivers, clerks, quarterly], '2026-12')
    expect(december).toMatchObject({
      // Drivers were paid with October.
      schemeVersionIds: ['clerks', 'quarterly'],
      stints: [
        { fromOn: '2026-10-01', throughOn: '2026-10-09' },
        { fromOn: '2026-10-10', throughOn: '2026-12-31' },
      ],
    })
    expect(december?.stints?.map(({ schemeVersionIds }) => schemeVersionIds)).toEqual([
      ['drivers', 'quarterly'],
      ['clerks'],
    ])
    // Paid with the month of the last day, a quarter splits the same days up to it.
    const leaving = placed(works(moved.assignments, '2026-11-15'), [clerks, quarterly], '2026-11')
    expect(leaving).toMatchObject({
      schemeVersionIds: ['clerks', 'quarterly'],
      stints: [{ fromOn: '2026-10-01' }, { throughOn: '2026-11-15' }],
    })
  })
})
