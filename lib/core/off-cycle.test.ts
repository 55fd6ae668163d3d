import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { computePeriod } from './compute-period'
import { isNear, mayPayOffCycle, snapshotFor, withoutPaid } from './off-cycle'
import { correctionsOf } from './period-corrections'
import { takeSnapshot } from './period-seal'

const leaver = { hiredOn: '2026-03-09', leftOn: '2026-10-15' }

test.each([
  ['2026-10', false, null],
  ['2026-03', false, null],
  ['2026-02', false, 'not-in-month'],
  ['2026-11', false, 'not-in-month'],
  ['2026-10', true, 'month-locked'],
] as const)('a leaver of October in %s, locked %s: %s', (month, isLocked, reason) => {
  expect(mayPayOffCycle(leaver, month, isLocked)).toEqual(
    reason === null ? { ok: true, value: true } : { ok: false, reason },
  )
})

test('who stays is paid by the month', () => {
  expect(mayPayOffCycle({ ...leaver, leftOn: null }, '2026-10', false)).toEqual({
    ok: false,
    reason: 'not-leaving',
  })
})

describe('of a month', () => {
  const smoothed = aComponent({ sampling: { minimumVisits: 1, smoothing: 'reliability' } })
  const other = aPerson({
    id: 'volkov',
    personnelNumber: '0043',
    unitId: 'shop',
    assignments: [{ unitId: 'shop', positionId: 'driver', fromOn: '2020-01-15', throughOn: null }],
  })
  const month = takeSnapshot(
    factsUnder(aScheme({ components: [smoothed] }), {
      people: [aPerson({ leftOn: '2026-10-15' }), other],
      scores: [
        aScore('own', { total: '80/1' }),
        aScore('of-other', { personId: 'volkov', unitId: 'shop', total: '60/1' }),
      ],
      kpiFacts: [aFact('trips', '1'), aFact('trips', '1', { id: 'other', personId: 'volkov' })],
    }),
  )
  const paid = { personnelNumber: '0042', fullName: 'Anna Sokolova', periodId: 'apart' }
  const anna = { ...paid, id: 'sokolova', lockedOn: '2026-10-16' }

  test('one person alone is paid the same, with the means of everybody', () => {
    const apart = snapshotFor(month, 'sokolova')
    expect(apart.scores.map(({ visitId }) => visitId)).toEqual(['own'])
    expect(apart.kpiFacts.map(({ id }) => id)).toEqual(['trips-10'])
    expect(computePeriod(apart).statements).toEqual(
      computePeriod(month).statements.filter(({ person }) => person.id === 'sokolova'),
    )
    expect(snapshotFor(month, 'nobody').people).toEqual([])
  })

  test('the others are paid the same, and nobody twice', () => {
    const rest = withoutPaid(month, [anna])
    expect(rest.paidOffCycle).toEqual([anna])
    expect(computePeriod(rest).statements).toEqual(
      computePeriod(month).statements.filter(({ person }) => person.id === 'volkov'),
    )
    expect(withoutPaid(month, [])).toBe(month)
  })

  test('nobody alone has no visits and no figures', () => {
    expect(snapshotFor(month, 'nobody')).toMatchObject({ scores: [], kpiFacts: [] })
  })

  test('who has no place yet is told with the pay that is his', () => {
    const unplaced = ['petrov', 'sokolova'].map((id) => ({ ...paid, id })) as never
    const waiting = { ...month, unplaced }
    const ids = (snapshot: typeof month) => snapshot.unplaced?.map(({ id }) => id)
    expect(ids(snapshotFor(waiting, 'sokolova'))).toEqual(['sokolova'])
    expect('unplaced' in snapshotFor(waiting, 'volkov')).toBe(false)
    expect('unplaced' in snapshotFor(month, 'sokolova')).toBe(false)
    expect(ids(withoutPaid(waiting, [anna]))).toEqual(['petrov'])
    expect('unplaced' in withoutPaid(waiting, [anna, { ...anna, id: 'petrov' }])).toBe(false)
    expect('unplaced' in withoutPaid(month, [anna])).toBe(false)
  })

  test('all who were paid are left out, and named in one order', () => {
    const both = [{ ...anna, id: 'volkov' }, anna]
    expect(withoutPaid(month, both).people).toEqual([])
    for (const given of [both, both.toReversed()])
      expect(withoutPaid(month, given).paidOffCycle?.map(({ id }) => id)).toEqual([
        'sokolova',
        'volkov',
      ])
    expect(withoutPaid(month, [anna]).people.map(({ id }) => id)).toEqual(['volkov'])
  })

  test('a visit is near to whom it names, and to who works or worked at its unit', () => {
    const [assignment] = other.assignments
    if (assignment === undefined) throw new Error('one assignment')
    const moved = { ...other, assignments: [{ ...assignment, unitId: 'depot' }, assignment] }
    const near = (personId: string | null, unitId: string | null) =>
      isNear({ ...moved, unitId: 'office' }, { personId, unitId })
    expect(near('volkov', 'north')).toBe(true)
    expect(near('volkov', null)).toBe(true)
    expect(['office', 'depot', 'shop'].map((unitId) => near(null, unitId))).toEqual([
      true,
      true,
      true,
    ])
    expect(near('sokolova', 'north')).toBe(false)
    expect(near(null, null)).toBe(false)
  })

  test('who was paid and is owed a correction gets that alone', () => {
    const adjustment = {
      ...({ id: 'late', amount: '700.00', cause: 'late-visit', note: '' } as const),
      ...{ statementId: null, month: '2026-10', schemeVersionId: 'scheme-4' },
    }
    const people = month.people.map((person) =>
      person.id === 'sokolova' ? { ...person, adjustments: [adjustment] } : person,
    )
    const rest = withoutPaid({ ...month, people }, [anna])
    expect(rest.people[0]).toMatchObject({ schemeVersionIds: [], payFacts: [] })
    const { statements } = computePeriod(rest)
    expect(statements.map(({ person, amount }) => [person.id, amount])).toContainEqual([
      'sokolova',
      '700.00',
    ])
  })
})

test('a visit released after the pay on leaving is a correction of its own', () => {
  const byVisits = aComponent({ sampling: { minimumVisits: 1, smoothing: 'none' } })
  const trips = aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') })
  const document = aScheme({ components: [{ ...byVisits, share: '0.5' }, trips] })
  const locked = takeSnapshot(
    factsUnder(document, { scores: [aScore('own')], kpiFacts: [aFact('trips', '1')] }),
  )
  const standing = {
    scores: new Map(),
    kpiFacts: locked.kpiFacts,
    payFacts: new Map(),
    decisions: new Map(),
  }
  expect(correctionsOf(locked, standing)).toEqual([])
  const late = [aScore('late', { total: '50/1' })]
  expect(correctionsOf(locked, { ...standing, late })).toMatchObject([
    { cause: 'late-visit', amount: '-7500.00', lines: [{ code: 'courtesy', amount: '-7500.00' }] },
  ])
})
