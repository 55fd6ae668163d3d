import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { withCarried } from './carried-decisions'
import { computePeriod } from './compute-period'
import { isNear, mayPayOffCycle, paidBy, snapshotFor, withoutPaid } from './off-cycle'
import { correctionsOf } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, PeriodSnapshot, SnapshotPerson } from './period-snapshot'
import { placeInMonth } from './placed-person'
import type { SchemeDocument } from './scheme'

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
  const month = () =>
    takeSnapshot(
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
    const apart = snapshotFor(month(), 'sokolova')
    expect(apart.scores.map(({ visitId }) => visitId)).toEqual(['own'])
    expect(apart.kpiFacts.map(({ id }) => id)).toEqual(['trips-10'])
    expect(computePeriod(apart).statements).toEqual(
      computePeriod(month()).statements.filter(({ person }) => person.id === 'sokolova'),
    )
    expect(snapshotFor(month(), 'nobody').people).toEqual([])
  })

  test('the others are paid the same, and nobody twice', () => {
    const rest = withoutPaid(month(), [anna])
    expect(rest.paidOffCycle).toEqual([anna])
    expect(computePeriod(rest).statements).toEqual(
      computePeriod(month()).statements.filter(({ person }) => person.id === 'volkov'),
    )
    const whole = month()
    expect(withoutPaid(whole, [])).toBe(whole)
  })

  test('nobody alone has no visits and no figures', () => {
    expect(snapshotFor(month(), 'nobody')).toMatchObject({ scores: [], kpiFacts: [] })
  })

  test('who has no place yet is told with the pay that is his', () => {
    const unplaced = ['petrov', 'sokolova'].map((id) => ({ ...paid, id })) as never
    const waiting = { ...month(), unplaced }
    const ids = (snapshot: ReturnType<typeof month>) => snapshot.unplaced?.map(({ id }) => id)
    expect(ids(snapshotFor(waiting, 'sokolova'))).toEqual(['sokolova'])
    expect('unplaced' in snapshotFor(waiting, 'volkov')).toBe(false)
    expect('unplaced' in snapshotFor(month(), 'sokolova')).toBe(false)
    expect(ids(withoutPaid(waiting, [anna]))).toEqual(['petrov'])
    // The pay of another month is no answer to where he belongs in this one.
    const ofSeptember = { ...anna, month: '2026-09' }
    expect(ids(withoutPaid(waiting, [ofSeptember]))).toEqual(['petrov', 'sokolova'])
    expect('unplaced' in withoutPaid(waiting, [anna, { ...anna, id: 'petrov' }])).toBe(false)
    expect('unplaced' in withoutPaid(month(), [anna])).toBe(false)
  })

  test('all who were paid are left out, and named in one order', () => {
    const both = [{ ...anna, id: 'volkov' }, anna]
    expect(withoutPaid(month(), both).people).toEqual([])
    for (const given of [both, both.toReversed()])
      expect(withoutPaid(month(), given).paidOffCycle?.map(({ id }) => id)).toEqual([
        'sokolova',
        'volkov',
      ])
    expect(withoutPaid(month(), [anna]).people.map(({ id }) => id)).toEqual(['volkov'])
  })

  test('of two pays of one person the one of the time before months were told is named first', () => {
    const two = [{ ...anna, month: '2026-10' }, anna]
    for (const given of [two, two.toReversed()])
      expect(withoutPaid(month(), given).paidOffCycle).toEqual(two.toReversed())
  })

  test('nobody was paid before: nothing is said of it', () => {
    expect(snapshotFor(month(), 'sokolova')).not.toHaveProperty('paidOffCycle')
  })

  test('whoever was not paid is not touched, though no scheme pays him', () => {
    const payFacts = [
      { id: 'pay', month: '2026-10', workedDays: '22', normDays: '20', baseAmount: null },
    ]
    const unpaid = { ...other, schemeVersionIds: [], payFacts }
    const people = month().people.map((person) => (person.id === 'volkov' ? unpaid : person))
    expect(withoutPaid({ ...month(), people }, [anna]).people).toEqual([unpaid])
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

  describe('with a part in a pool beside another scheme', () => {
    const ofPool = aScheme({
      base: { kind: 'pool', amount: '90000.00' },
      name: { en: 'Shop pool' },
      components: [aComponent({ code: 'trips', value: aKpi('trips') })],
    })
    const [own] = factsUnder(aScheme({ components: [smoothed] })).schemes
    if (own === undefined) throw new Error('no scheme')
    const both = ['scheme-4', 'shop-pool']
    const people = month().people.map((person) => ({
      ...person,
      schemeVersionIds: both,
      unitId: 'depot',
      assignments: other.assignments.map((place) => ({ ...place, unitId: 'depot' })),
    }))
    const shared = () =>
      takeSnapshot(
        factsUnder(aScheme({ components: [smoothed] }), {
          schemes: [own, { ...own, versionId: 'shop-pool', document: ofPool }],
          people,
          scores: month().scores,
          kpiFacts: month().kpiFacts,
          roster: { inForce: both, parents: [], unpaid: [] },
        }),
      )
    const told = (snapshot: PeriodSnapshot) =>
      computePeriod(snapshot).statements.map(({ person, scheme, amount }) => [
        person.id,
        scheme.versionId,
        amount,
      ])
    const whole = () => told(shared())
    const apart = () => snapshotFor(shared(), 'sokolova')

    test('the other scheme is paid apart; the pool is named, and left to the month', () => {
      expect(told(apart())).toEqual(
        whole().filter(([id, version]) => id === 'sokolova' && version === 'scheme-4'),
      )
      const waiting = [{ versionId: 'shop-pool', name: { en: 'Shop pool' } }]
      expect(apart().waitingPools).toEqual(waiting)
      expect(computePeriod(apart()).statements[0]?.waitingPools).toEqual([{ en: 'Shop pool' }])
      expect(apart().roster).toMatchObject({ inForce: ['scheme-4'], onlyOf: 'sokolova' })
      expect(computePeriod(apart()).unpaid).toEqual([])
    })

    test('a pool in which he has no part is not named, nor any where there is nobody', () => {
      const [anna, volkov] = shared().people
      if (!anna || !volkov) throw new Error('two people')
      const alone = { ...anna, schemeVersionIds: ['scheme-4'] }
      const snapshot = { ...shared(), people: [alone, volkov] }
      expect(snapshotFor(snapshot, 'sokolova')).not.toHaveProperty('waitingPools')
      expect(snapshotFor(snapshot, 'volkov').waitingPools).toHaveLength(1)
      expect(snapshotFor(snapshot, 'nobody')).not.toHaveProperty('waitingPools')
    })

    test('what is corrected of the pool of an earlier month is paid with it', () => {
      const adjustment = {
        ...({
          id: 'pool',
          amount: '700.00',
          cause: 'appeal',
          note: '',
          statementId: null,
        } as const),
        ...{ month: '2026-09', schemeVersionId: 'shop-pool', correctedVersionId: 'shop-pool' },
      }
      const owing = shared().people.map((person) => ({ ...person, adjustments: [adjustment] }))
      const paying = snapshotFor({ ...shared(), people: owing }, 'sokolova')
      expect(told(paying)).toEqual([...told(apart()), ['sokolova', 'shop-pool', '700.00']])
    })

    test('the month pays the pool alone, and all the rest to the others', () => {
      const rest = withoutPaid(shared(), [{ ...anna, month: '2026-10' }])
      expect([...told(apart()), ...told(rest)].toSorted()).toEqual(whole().toSorted())
      expect(rest.roster?.unpaid).toEqual([])
      expect(computePeriod(rest).statements.some(({ waitingPools }) => waitingPools)).toBe(false)
    })
  })

  test('what was decided about a line that the month pays no more is an open item', () => {
    const decision = {
      ...({ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'amount' } as const),
      ...{ amount: '3000.00', reason: 'alone', by: { id: 'hr', name: 'Vera' } },
      at: '2026-11-02T09:00:00.000Z',
    }
    const made = new Map([['sokolova', [{ ...decision, place: null }]]])
    const roster = { inForce: ['scheme-4'], parents: [], unpaid: [] }
    const rest = withCarried(withoutPaid({ ...month(), roster }, [anna]), made, [anna])
    expect(rest.openItems).toMatchObject([
      { person: { id: 'sokolova' }, reason: 'decision-without-line', amount: '3000.00' },
    ])
  })

  test('who was paid and is owed a correction gets that alone', () => {
    const adjustment = {
      ...({ id: 'late', amount: '700.00', cause: 'late-visit', note: '' } as const),
      ...{ statementId: null, month: '2026-10', schemeVersionId: 'scheme-4' },
    }
    const people = month().people.map((person) =>
      person.id === 'sokolova' ? { ...person, adjustments: [adjustment] } : person,
    )
    const rest = withoutPaid({ ...month(), people }, [anna])
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

describe('a scheme of a quarter, for somebody who leaves in the middle of it', () => {
  const lastDay = '2026-11-15'
  const fixed: Partial<SchemeDocument> = { base: { kind: 'fixed', amount: '92000.00' } }
  const quarterly = (only: Partial<SchemeDocument> = fixed) =>
    aScheme({ period: 'quarter', components: [aComponent()], ...only })
  const scores = ['2026-09', '2026-10', '2026-10', '2026-11'].map((countsIn, index) =>
    aScore(`visit-${index}`, {
      countsIn,
      visitedOn: `${countsIn}-05`,
      total: `${70 + 10 * index}/1`,
    }),
  )
  const inMonth = (month: string, document: SchemeDocument, more: Partial<PeriodFacts> = {}) =>
    takeSnapshot(
      factsUnder(document, { month, people: [aPerson({ leftOn: lastDay })], scores, ...more }),
    )
  const paidOf = (snapshot: PeriodSnapshot) =>
    computePeriod(snapshot).statements.map(({ month, amount }) => [month, amount])
  const leaving = (document: SchemeDocument, more: Partial<PeriodFacts> = {}) =>
    snapshotFor(inMonth('2026-11', document, more), 'sokolova')

  test('is paid with the month of the last day what its close would have paid', () => {
    const document = quarterly()
    const [now] = computePeriod(leaving(document)).statements
    const [later] = computePeriod(inMonth('2026-12', document)).statements
    // 46 of 92 days, visits of October and November alone: (80 + 90 + 100) / 3 = 90 %.
    expect(now).toMatchObject({ month: '2026-11', amount: '41400.00' })
    expect(now?.result).toEqual(later?.result)
    expect(computePeriod(inMonth('2026-11', document)).unpaid).toMatchObject([
      { reason: 'quarter-not-over' },
    ])
  })

  test('three salaries for the days employed', () => {
    const salaries = [{ fromOn: '2020-01-01', amount: '30000.00' }]
    const people = [aPerson({ leftOn: lastDay, salaries })]
    const document = quarterly({
      base: { kind: 'salary' },
      components: [aComponent({ missing: 'pay-full' })],
    })
    expect(paidOf(leaving(document, { people, scores: [] }))).toEqual([['2026-11', '45000.00']])
  })

  test('days of a timesheet, once those of the whole quarter are known', () => {
    const days = (month: string, workedDays: string, normDays: string) => ({
      ...{ id: month, month, workedDays, normDays, baseAmount: null },
    })
    const payFacts = [days('2026-10', '22', '22'), days('2026-11', '0', '20')]
    const timed = (all: typeof payFacts) =>
      paidOf(leaving(quarterly(), { people: [aPerson({ leftOn: lastDay, payFacts: all })] }))
    expect(timed(payFacts)).toEqual([['2026-11', '41400.00']])
    // 22 of 64 days * 90 %.
    expect(timed([...payFacts, days('2026-12', '0', '22')])).toEqual([['2026-11', '28462.50']])
  })

  test('does not wait for figures of the months after it', () => {
    const document = quarterly({
      ...fixed,
      components: [aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })],
    })
    const figure = (month: string, value: string) => aFact('trips', value, { id: month, month })
    const kpiFacts = [figure('2026-10', '0.5'), figure('2026-11', '1')]
    expect(paidOf(leaving(document, { kpiFacts }))).toEqual([['2026-11', '34500.00']])
    expect(paidOf(leaving(document, { kpiFacts: kpiFacts.slice(0, 1) }))).toEqual([
      ['2026-11', '0.00'],
    ])
  })

  test('reads the figures of the months employed alike on leaving and at the close', () => {
    const document = quarterly({
      ...fixed,
      components: [aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })],
    })
    const figure = (month: string, value: string) => aFact('trips', value, { id: month, month })
    const kpiFacts = [figure('2026-10', '0.5'), figure('2026-11', '1')]
    const now = { kpiFacts, figureRule: 2 as const }
    expect(paidOf(leaving(document, now))).toEqual([['2026-11', '34500.00']])
    expect(paidOf(inMonth('2026-12', document, now))).toEqual([['2026-12', '34500.00']])
    // Figures of others' months are no mean of his.
    const later = { ...now, kpiFacts: [...kpiFacts, figure('2026-12', '0')] }
    expect(paidOf(inMonth('2026-12', document, later))).toEqual([['2026-12', '34500.00']])
    const hired = { ...later, people: [aPerson({ hiredOn: '2026-11-01' })] }
    // 61 of 92 days, 1 and 0.
    expect(paidOf(inMonth('2026-12', document, hired))).toEqual([['2026-12', '30500.00']])
    // A snapshot of the time before wants all three months, and stays as it was paid.
    expect(paidOf(inMonth('2026-12', document, { kpiFacts }))).toEqual([['2026-12', '0.00']])
  })

  test('with the means of the quarter so far', () => {
    const smoothing = { minimumVisits: 1, smoothing: 'reliability' } as const
    const document = quarterly({ ...fixed, components: [aComponent({ sampling: smoothing })] })
    const { groupMeans } = leaving(document)
    expect(groupMeans).toMatchObject([{ mean: '9/10', subjects: 1 }])
  })

  test('not before the month of the last day, and not once the quarter is closed', () => {
    const document = quarterly()
    const before = snapshotFor(inMonth('2026-10', document), 'sokolova')
    expect(before.quarterOnLeaving).toBeUndefined()
    expect(computePeriod(before).unpaid).toMatchObject([{ reason: 'quarter-not-over' }])
    const closed = snapshotFor(inMonth('2026-11', document), 'sokolova', true)
    expect(computePeriod(closed).unpaid).toMatchObject([{ reason: 'quarter-not-over' }])
    const monthly = snapshotFor(inMonth('2026-11', quarterly({ period: 'month' })), 'sokolova')
    expect(monthly.quarterOnLeaving).toBeUndefined()
  })

  test('by days at each place, where the quarter was spent at two', () => {
    const assignments = [
      { unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: '2026-10-31' },
      { unitId: 'shop', positionId: 'driver', fromOn: '2026-11-01', throughOn: null },
    ]
    const person = aPerson({ leftOn: lastDay, assignments })
    const [scheme] = factsUnder(quarterly()).schemes
    const placed = scheme && placeInMonth(person, [scheme], new Map(), '2026-11')
    expect(
      placed?.stints?.map(({ unitId, fromOn, throughOn }) => [unitId, fromOn, throughOn]),
    ).toEqual([
      ['depot', '2026-10-01', '2026-10-31'],
      ['shop', '2026-11-01', '2026-11-15'],
    ])
    if (!placed) throw new Error('nowhere')
    const [statement] = computePeriod(
      leaving(quarterly(), { people: [{ ...person, ...placed }] }),
    ).statements
    expect(statement?.stints?.map(({ days, ofDays }) => [days, ofDays])).toEqual([
      [31, 46],
      [15, 46],
    ])
    expect(statement?.amount).toBe('41400.00')
  })

  describe('at the close of the quarter', () => {
    const document = quarterly()
    const named = { personnelNumber: '0042', fullName: 'Anna Sokolova', periodId: 'apart' }
    const paid = { ...named, id: 'sokolova', month: '2026-11', lockedOn: '2026-11-16' }

    test('is not paid again, and is named', () => {
      const rest = withoutPaid(inMonth('2026-12', document), [paid])
      expect(paidOf(rest)).toEqual([])
      expect(rest.paidOffCycle).toEqual([paid])
    })

    test('who stayed after all is paid by the schemes of a month alone', () => {
      const facts = factsUnder(document, { month: '2026-12', people: [aPerson()], scores })
      const [quarter] = facts.schemes
      if (quarter === undefined) throw new Error('no scheme')
      const monthly = {
        ...quarter,
        versionId: 'monthly',
        document: quarterly({ ...fixed, period: 'month' }),
      }
      const both = ['scheme-4', 'monthly']
      const people = [aPerson({ schemeVersionIds: both })]
      const month = takeSnapshot({ ...facts, people, schemes: [quarter, monthly] })
      const rest = withoutPaid(month, [paid])
      expect(computePeriod(rest).statements.map(({ scheme }) => scheme.versionId)).toEqual([
        'monthly',
      ])
      expect(rest.paidOffCycle).toEqual([paid])
    })
  })
})

describe('beside those whom the month pays', () => {
  const known = (id: string) => {
    const { personnelNumber, fullName, hiredOn, leftOn, assignments } = aPerson()
    return { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
  }
  const item = (id: string) => ({
    ...({ month: '2026-09', reason: 'has-left', amount: null, changes: [] } as const),
    person: { id, personnelNumber: id, fullName: id },
  })
  const sealed = () =>
    takeSnapshot(
      factsUnder(aScheme(), {
        people: [aPerson({ id: 'a' }), aPerson({ id: 'd' })],
        openItems: [item('a'), item('b')],
        roster: {
          ...{ inForce: ['scheme-4'], parents: [{ unitId: 'depot', parentId: 'north' }] },
          unpaid: ['b', 'e'].map((id) => ({ ...known(id), reason: 'no-scheme' as const })),
        },
      }),
    )
  const paid = (id: string) => ({
    ...{ id, personnelNumber: id, fullName: id, periodId: 'apart', lockedOn: '2026-10-16' },
  })

  test('one person alone has his own open items, and of the unpaid himself', () => {
    expect(snapshotFor(sealed(), 'a').openItems).toEqual([item('a')])
    expect(snapshotFor(sealed(), 'd')).not.toHaveProperty('openItems')
    const { openItems: _, ...without } = sealed()
    expect(snapshotFor(without, 'a')).not.toHaveProperty('openItems')
    const { roster } = snapshotFor(sealed(), 'b')
    expect(roster).toMatchObject({
      ...{ onlyOf: 'b', inForce: ['scheme-4'], unpaid: [{ id: 'b', reason: 'no-scheme' }] },
      parents: [{ unitId: 'depot', parentId: 'north' }],
    })
    expect(roster?.unpaid).toHaveLength(1)
    expect(snapshotFor(sealed(), 'a').roster?.unpaid).toEqual([])
    const { roster: __, ...before } = sealed()
    expect(snapshotFor(before, 'a')).not.toHaveProperty('roster')
  })

  test('who was paid apart is named so among the unpaid, in one order', () => {
    const { roster } = withoutPaid(sealed(), ['d', 'a', 'b'].map(paid))
    expect(roster?.unpaid).toEqual([
      { ...known('a'), reason: 'paid-off-cycle' },
      { ...known('b'), reason: 'paid-off-cycle' },
      { ...known('d'), reason: 'paid-off-cycle' },
      { ...known('e'), reason: 'no-scheme' },
    ])
    expect(roster).toMatchObject({ inForce: ['scheme-4'] })
    const { roster: _, ...before } = sealed()
    expect(withoutPaid(before, [paid('a')])).not.toHaveProperty('roster')
  })

  test('nobody leaves by another’s last day; one scheme that is due is enough to be paid', () => {
    const [scheme] = factsUnder(aScheme()).schemes
    if (scheme === undefined) throw new Error('no scheme')
    const quarter = { ...scheme, versionId: 'q', document: aScheme({ period: 'quarter' }) }
    const month = takeSnapshot(
      factsUnder(aScheme(), {
        schemes: [scheme, quarter],
        people: [
          aPerson({ id: 'a', leftOn: '2026-10-15', schemeVersionIds: ['scheme-4', 'q'] }),
          aPerson({ id: 'b', schemeVersionIds: ['scheme-4', 'q'] }),
          aPerson({ id: 'c', leftOn: '2026-10-15' }),
        ],
      }),
    )
    expect(snapshotFor(month, 'a').quarterOnLeaving).toBe(true)
    expect(snapshotFor(month, 'b')).not.toHaveProperty('quarterOnLeaving')
    // No quarter is cut short of whom the schemes of a month alone pay.
    expect(snapshotFor(month, 'c')).not.toHaveProperty('quarterOnLeaving')
    expect(snapshotFor(month, 'nobody')).not.toHaveProperty('quarterOnLeaving')
  })
})

describe('pay on leaving after the quarter was paid with another month', () => {
  const [monthly] = factsUnder(aScheme()).schemes
  if (monthly === undefined) throw new Error('no scheme')
  const quarterly = { ...monthly, versionId: 'q', document: aScheme({ period: 'quarter' }) }
  const pay = { personnelNumber: '0042', fullName: 'Anna Sokolova', lockedOn: '2026-10-20' }
  const paid = { ...pay, id: 'sokolova', periodId: 'apart', month: '2026-10' }
  const alone = (month: string, leftOn: string, schemeVersionIds: readonly string[]) => {
    const people = [aPerson({ leftOn, schemeVersionIds })]
    const facts = factsUnder(aScheme(), { month, schemes: [monthly, quarterly], people })
    return snapshotFor(takeSnapshot(facts), 'sokolova', false, [paid])
  }
  const told = (snapshot: PeriodSnapshot) =>
    computePeriod(snapshot).statements.map(({ scheme, amount }) => [scheme.versionId, amount])

  test('pays the schemes of a month that are left, and cuts no quarter short again', () => {
    const november = alone('2026-11', '2026-11-15', ['scheme-4', 'q'])
    // 15 of 30 days of 60,000.
    expect(told(november)).toEqual([['scheme-4', '30000.00']])
    expect(november).not.toHaveProperty('quarterOnLeaving')
    expect(november.paidOffCycle).toEqual([paid])
    // 10 of 31 days.
    const december = alone('2026-12', '2026-12-10', ['scheme-4', 'q'])
    expect(told(december)).toEqual([['scheme-4', '19354.84']])
    expect(computePeriod(december).unpaid).toEqual([])
  })

  test('is nothing where the quarter alone pays', () => {
    expect(told(alone('2026-11', '2026-11-15', ['q']))).toEqual([])
  })
})

describe('a quarter that was paid on leaving', () => {
  const [monthly] = factsUnder(aScheme()).schemes
  if (monthly === undefined) throw new Error('no scheme')
  const quarterly = { ...monthly, versionId: 'q', document: aScheme({ period: 'quarter' }) }
  const both = ['q', 'scheme-4']
  const stint = (fromOn: string, throughOn: string) => ({
    ...{ unitId: 'depot', positionId: 'driver', fromOn, throughOn, schemeVersionIds: both },
  })
  const december = (...people: readonly Partial<SnapshotPerson>[]) =>
    takeSnapshot(
      factsUnder(aScheme(), {
        month: '2026-12',
        schemes: [monthly, quarterly],
        people: people.map((person) => aPerson({ schemeVersionIds: both, ...person })),
      }),
    )
  const paid = (id: string, month = '2026-11') => ({
    ...{ id, personnelNumber: id, fullName: id, periodId: 'apart', month, lockedOn: '2026-11-16' },
  })
  const schemesOf = (snapshot: PeriodSnapshot) =>
    snapshot.people.map(({ id, schemeVersionIds }) => [id, schemeVersionIds.join(' ')])

  test('leaves the schemes of a month to who stayed or left in the last month, nobody else is touched', () => {
    const snapshot = december(
      { id: 'a' },
      { id: 'b', leftOn: '2026-12-10' },
      { id: 'c', leftOn: '2026-11-30' },
      { id: 'd' },
    )
    const rest = withoutPaid(
      snapshot,
      ['a', 'c', 'b'].map((id) => paid(id)),
    )
    expect(schemesOf(rest)).toEqual([
      ['a', 'scheme-4'],
      ['b', 'scheme-4'],
      ['d', 'q scheme-4'],
    ])
    expect(rest.paidOffCycle?.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(rest.people[2]).toEqual(snapshot.people[3])
    expect(rest.people[0]).not.toHaveProperty('stints')
  })

  test('leaves a pool of the quarter to its close, which alone knows everybody’s parts', () => {
    const base = { kind: 'pool', amount: '90000.00' } as const
    const document = aScheme({ period: 'quarter', base, components: [aComponent()] })
    const people = [aPerson({ id: 'a', leftOn: '2026-11-15' }), aPerson({ id: 'b' })]
    const scores = [aScore('one', { personId: 'a' }), aScore('two', { personId: 'b' })]
    const snapshot = takeSnapshot(factsUnder(document, { month: '2026-12', people, scores }))
    const rest = withoutPaid(snapshot, [paid('a')])
    expect(schemesOf(rest)).toEqual([
      ['a', 'scheme-4'],
      ['b', 'scheme-4'],
    ])
    expect(computePeriod(rest).statements).toEqual(computePeriod(snapshot).statements)
    expect(computePeriod(rest).statements.map(({ person }) => person.id)).toEqual(['a', 'b'])
  })

  test('and at every place where he worked', () => {
    const stints = [stint('2026-12-01', '2026-12-09'), stint('2026-12-10', '2026-12-31')]
    const rest = withoutPaid(december({ id: 'a', stints }), [paid('a')])
    expect(rest.people[0]?.stints).toEqual(
      stints.map((one) => ({ ...one, schemeVersionIds: ['scheme-4'] })),
    )
  })

  test('whoever was paid for the month itself is left out beside', () => {
    const snapshot = december({ id: 'a' }, { id: 'b' })
    const rest = withoutPaid(snapshot, [paid('a'), paid('b', '2026-12')])
    expect(schemesOf(rest)).toEqual([['a', 'scheme-4']])
    expect(rest.paidOffCycle?.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('somebody under some of his schemes alone', () => {
  const [monthly] = factsUnder(aScheme()).schemes
  if (monthly === undefined) throw new Error('no scheme')
  const other = { ...monthly, versionId: 'other' }
  const decided = (schemeVersionId: string) => ({
    ...{ schemeVersionId, component: 'courtesy', kind: 'zero' as const, amount: null },
    reason: 'alone',
    ...{ by: { id: 'hr', name: 'Vera' }, at: '2026-11-02T09:00:00.000Z' },
  })
  const both = () =>
    aPerson({
      schemeVersionIds: ['scheme-4', 'other'],
      decisions: [decided('scheme-4'), decided('other')],
      payFacts: [
        { id: 'pay', month: '2026-10', workedDays: '22', normDays: '20', baseAmount: null },
      ],
    })

  test('keeps what was decided about their lines, and nothing of the others', () => {
    expect(paidBy(both(), [other]).decisions).toEqual([decided('other')])
    expect(paidBy(both(), [monthly, other]).decisions).toHaveLength(2)
    const { decisions: _, ...undecided } = both()
    for (const rest of [paidBy(undecided, [other]), paidBy(both(), [])])
      expect(rest).not.toHaveProperty('decisions')
  })

  test('has days worked only where any of them pays him', () => {
    const { payFacts } = both()
    expect(payFacts).toHaveLength(1)
    expect(paidBy(both(), [other]).payFacts).toEqual(payFacts)
    expect(paidBy(both(), []).payFacts).toEqual([])
  })
})
