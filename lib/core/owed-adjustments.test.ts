import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import { aComponent, aKpi, aPerson, aScheme, aSettled, factsUnder } from '@/test/factories/pay'
import {
  aRoster,
  byPerson,
  company,
  last,
  months,
  of,
  unitScore,
  version,
} from '@/test/factories/pay-lives'
import { aFact } from '@/test/factories/pay-period'
import { gathered, LockedMonths } from '@/test/factories/pay-roster'
import { earlierOf, monthDays } from './calendar'
import type { MadeDecision } from './carried-decisions'
import { computePeriod } from './compute-period'
import { snapshotFor, withoutPaid } from './off-cycle'
import { decisionItem, type SettledItem } from './open-item'
import { outstandingOf, owedFor, type PaidAdjustment } from './owed-adjustments'
import type { StandingFacts } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { OpenItem, PeriodSnapshot, SnapshotPerson, UnpaidPerson } from './period-snapshot'
import { SeededDraws } from './seeded-draws'

describe('what open months pay for locked ones', () => {
  test('adds up to what would have been paid, had the roster been right from the beginning', () => {
    let adjusted = 0
    let settled = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(seed)
      const paying = new LockedMonths(company)
      let roster = aRoster(draws)
      for (const month of months) {
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(company, roster, month))).statements,
      )
      const open = paying.openItems.map(({ person, amount }) => [person.id, amount ?? ''] as const)
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      expect(byPerson([...paid, ...open]), `seed ${seed}`).toEqual(
        byPerson(right.map(({ person, amount }) => [person.id, amount])),
      )
      adjusted += paying.statements.filter(({ adjustments }) => adjustments.length > 0).length
      settled += open.length
    }
    if (lives(25) < 25) return
    expect(adjusted).toBeGreaterThan(100)
    expect(settled).toBeGreaterThan(2)
  })

  test('also where people were paid on leaving, before the roster was corrected', () => {
    const apart = { ...company, schemes: company.schemes.slice(0, 2) }
    let paidApart = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(1000 + seed)
      const paying = new LockedMonths(apart)
      let roster = aRoster(draws)
      for (const month of months) {
        const days = monthDays(month)
        for (const { id, hiredOn, leftOn } of roster.values()) {
          const isLeaving = leftOn !== null && earlierOf(leftOn, days.last) === leftOn
          if (!isLeaving || leftOn < days.first || hiredOn > days.last) continue
          const before = paying.statements.length
          if (draws.below(3) > 0) paying.payOnLeaving(roster, month, id)
          if (paying.statements.length > before) paidApart += 1
        }
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const unsettled = new Set(
        paying.openItems.filter(({ amount }) => amount === null).map(({ person }) => person.id),
      )
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(apart, roster, month))).statements,
      )
      const open = paying.openItems.flatMap(({ person, amount }) =>
        amount === null ? [] : [[person.id, amount] as const],
      )
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      // Whose month no rule settles is named, and nothing of it is paid.
      const told = (amounts: readonly (readonly [string, string])[]) =>
        byPerson(amounts.filter(([id]) => !unsettled.has(id)))
      expect(told([...paid, ...open]), `seed ${seed}`).toEqual(
        told(right.map(({ person, amount }) => [person.id, amount])),
      )
    }
    if (lives(25) < 25) return
    expect(paidApart).toBeGreaterThan(5)
  })

  test('also with quarters that were paid on leaving, beside pools and schemes of a month', () => {
    const quarterly = aScheme({
      ...{ period: 'quarter', appliesTo: of('driver', 'guard'), base: { kind: 'salary' } },
      components: [
        aComponent({
          ...{ share: '0.5', value: unitScore },
          sampling: { minimumVisits: 1, smoothing: 'none' },
        }),
        aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
      ],
    })
    const all = { ...company, schemes: [...company.schemes, version('quarterly', quarterly)] }
    let quarters = 0
    let both = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(3000 + seed)
      const paying = new LockedMonths(all)
      let roster = aRoster(draws)
      for (const month of months) {
        for (const { id, hiredOn, leftOn } of roster.values()) {
          const isIn = leftOn?.slice(0, 7) === month && hiredOn.slice(0, 7) <= month
          if (!isIn || draws.below(4) === 0) continue
          const before = paying.statements.length
          paying.payOnLeaving(roster, month, id)
          const made = paying.statements.slice(before)
          if (made.some(({ scheme }) => scheme.period === 'quarter')) quarters += 1
          if (made.some(({ waitingPools }) => waitingPools !== undefined)) both += 1
        }
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const open = paying.openItems.flatMap(({ person, amount }) =>
        amount === null ? [] : [[person.id, amount] as const],
      )
      const unsettled = new Set(
        paying.openItems.filter(({ amount }) => amount === null).map(({ person }) => person.id),
      )
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(all, roster, month))).statements,
      )
      const told = (amounts: readonly (readonly [string, string])[]) =>
        byPerson(amounts.filter(([id]) => !unsettled.has(id)))
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      expect(told([...paid, ...open]), `seed ${seed}`).toEqual(
        told(right.map(({ person, amount }) => [person.id, amount])),
      )
    }
    if (lives(25) < 25) return
    expect(quarters).toBeGreaterThan(5)
    expect(both).toBeGreaterThan(2)
  }, 120_000)

  test('what was paid of it already is not paid again, and is taken back when it is gone', () => {
    expect(outstandingOf('5000.00', [])).toBe('5000.00')
    expect(outstandingOf('5000.00', [{ amount: '5000.00' }])).toBe('0.00')
    expect(outstandingOf('4000.00', [{ amount: '5000.00' }, { amount: '-500.00' }])).toBe('-500.00')
    expect(outstandingOf('0.00', [{ amount: '5000.00' }])).toBe('-5000.00')
  })
})

describe('somebody whose quarter was paid on leaving, and whom the month pays too', () => {
  const monthly = version('monthly', aScheme({ appliesTo: of('driver') }))
  const quarter = version('quarter', aScheme({ appliesTo: of('driver'), period: 'quarter' }))
  const place = { unitId: 'depot', positionId: 'driver', fromOn: '2026-01-12', throughOn: null }
  const stays = {
    ...{ id: 'p0', personnelNumber: 'p0', fullName: 'p0', hiredOn: '2026-01-12', leftOn: null },
    ...{ assignments: [place], salaries: [] },
  }
  const both = { ...company, schemes: [monthly, quarter] }
  const facts = gathered(both, new Map([['p0', stays]]), '2026-12')
  const apart = { periodId: 'november', month: '2026-11', lockedOn: '2026-11-16' }
  const closed = () => withoutPaid(takeSnapshot(facts), [{ ...stays, ...apart }])
  const standing = (leftOn: string | null) => ({
    ...{
      scores: new Map(),
      kpiFacts: closed().kpiFacts,
      payFacts: new Map(),
      decisions: new Map(),
    },
    roster: {
      people: new Map([['p0', { ...stays, leftOn }]]),
      units: facts.units.map((unit) => ({ ...unit, parentId: null })),
      ...{ positions: facts.positions, isNews: () => true, paying: '2027-01' },
    },
  })
  const paidOf = (correctedVersionId: string, month = '2026-12'): PaidAdjustment => {
    const [statement] = computePeriod(closed()).statements
    if (statement === undefined) throw new Error('nothing is paid')
    return {
      ...{ month, personId: 'p0', correctedVersionId, amount: '-30000.00' },
      ...{ cause: 'roster-correction', to: statement },
    }
  }
  const owed = (leftOn: string | null, paid: readonly PaidAdjustment[], locked = closed()) => {
    const month = { locked, standing: standing(leftOn), onlyOf: null, paid }
    const found = owedFor({ ...month, statementIds: new Map() }, () => true)
    return found.owed.map(({ adjustment: { amount, correctedVersionId } }) => [
      correctedVersionId,
      amount,
    ])
  }

  test('the month corrects what it paid, and counts what was adjusted for it', () => {
    expect(computePeriod(closed()).statements.map(({ scheme }) => scheme.versionId)).toEqual([
      'monthly',
    ])
    expect(owed(null, [])).toEqual([])
    // 10 of 31 days.
    expect(owed('2026-12-10', [])).toEqual([['monthly', '-40645.16']])
    expect(owed('2026-12-10', [paidOf('monthly')])).toEqual([['monthly', '-10645.16']])
    const whole = { ...paidOf('monthly'), amount: '-40645.16' }
    expect(owed('2026-12-10', [whole])).toEqual([])
    expect(owed(null, [paidOf('monthly')])).toEqual([['monthly', '30000.00']])
  })

  test('what was adjusted for the pay on leaving is not the month’s to take back', () => {
    expect(owed(null, [paidOf('quarter', '2026-11')])).toEqual([])
    const sameMonth = {
      ...closed(),
      people: [],
      paidOffCycle: [{ ...stays, ...apart, month: '2026-12' }],
    }
    expect(owed(null, [paidOf('monthly')], sameMonth)).toEqual([])
    const { month: _, ...unsaid } = apart
    const before = { ...closed(), paidOffCycle: [{ ...stays, ...unsaid }] }
    expect(owed(null, [paidOf('monthly')], before)).toEqual([['monthly', '30000.00']])
    expect(owed(null, [paidOf('monthly')], { ...before, people: [] })).toEqual([])
    // What such a month says is whom it paid itself.
    const [own] = before.people
    if (own === undefined) throw new Error('nobody is paid')
    const other = { ...own, id: 'p1' }
    const paid = (...people: readonly SnapshotPerson[]) =>
      owed(null, [{ ...paidOf('monthly'), cause: 'appeal' }], { ...before, people })
    // The other one is not there any more.
    const gone = ['monthly', '-60000.00']
    expect(paid(own, other)).toEqual([gone, ['monthly', '30000.00']])
    expect(paid(other)).toEqual([gone])
    expect(paid({ ...own, schemeVersionIds: [] }, other)).toEqual([gone])
  })

  test('what was adjusted is taken back from whom it was paid to, with nothing else beside it', () => {
    const [own] = closed().people
    if (own === undefined) throw new Error('nobody is paid')
    const { paidOffCycle: _, ...month } = closed()
    const paid = { ...paidOf('monthly'), amount: '30000.00' }
    const to = { ...paid.to, unit: { id: 'shop', name: 'Shop' } }
    // He is here with a correction alone.
    const people = [{ ...own, schemeVersionIds: [] }]
    const nobodyLooked = { ...standing(null), roster: undefined }
    const { roster: __, ...facts } = nobodyLooked
    const run = { locked: { ...month, people }, standing: facts, onlyOf: null }
    const statementIds = new Map([['p0 monthly', 'statement']])
    const found = owedFor({ ...run, paid: [{ ...paid, to }], statementIds }, () => true)
    expect(found.owed.map(({ adjustment }) => adjustment)).toEqual([
      {
        ...{ id: '2026-12 monthly roster-correction', amount: '-30000.00', note: '' },
        ...{ cause: 'roster-correction', statementId: 'statement', month: '2026-12' },
        ...{ correctedVersionId: 'monthly', paidBefore: '30000.00', lines: [], changes: [] },
      },
    ])
    expect(found.owed[0]?.person).toEqual({
      ...{ ...paid.to.person, unitId: 'shop', positionId: paid.to.position.id },
      ...{ schemeVersionIds: [], assignments: [], salaries: [], payFacts: [], adjustments: [] },
    })
  })

  test('what was paid by the roster stays paid where pay on leaving has not sealed where he is now', () => {
    const left = { ...stays, leftOn: '2026-12-20' }
    const locked = snapshotFor(
      takeSnapshot(gathered(both, new Map([['p0', left]]), '2026-12')),
      'p0',
    )
    const now = standing(null)
    const owedAt = (unitId: string) => {
      const people = new Map([['p0', { ...stays, assignments: [{ ...place, unitId }] }]])
      const roster = { ...now.roster, people }
      const paid = [{ ...paidOf('monthly'), amount: '35483.87' }]
      const month = { locked, standing: { ...now, roster }, onlyOf: 'p0', paid }
      return owedFor({ ...month, statementIds: new Map() }, () => true)
    }
    expect(owedAt('depot').openItems).toEqual([])
    const elsewhere = owedAt('shop')
    expect(elsewhere.openItems).toMatchObject([{ reason: 'facts-not-sealed', amount: null }])
    expect(elsewhere.owed).toEqual([])
  })

  test('what a person has settled is not taken back again; the difference alone is listed', () => {
    const gone = (leftOn: string | null, settled: readonly SettledItem[], isHere = false) => {
      const month = { locked: closed(), standing: standing(leftOn), onlyOf: null, paid: [] }
      const found = owedFor({ ...month, statementIds: new Map() }, () => isHere, settled)
      return { owed: found.owed.length, open: found.openItems }
    }
    const [open] = gone('2026-12-10', []).open
    if (open === undefined) throw new Error('nothing is open')
    expect(open.amount).toBe('-40645.16')
    const once = [aSettled(open)]
    for (const isHere of [false, true])
      expect(gone('2026-12-10', once, isHere)).toEqual({ owed: 0, open: [] })
    // What was settled of another run is nothing of this one.
    expect(gone('2026-12-10', [{ ...aSettled(open), periodId: 'november' }]).open).toEqual([open])
    // Five days fewer.
    const [less] = gone('2026-12-05', once, true).open
    expect(less).toMatchObject({
      amount: '-9677.42',
      settled: { times: 1, amount: '-40645.16' },
    })
    const twice = less === undefined ? once : [...once, aSettled(less)]
    expect(gone('2026-12-05', twice, true)).toEqual({ owed: 0, open: [] })
    // He was there all the time: what he gave back is open.
    expect(gone(null, twice).open).toMatchObject([
      { amount: '50322.58', settled: { times: 2, amount: '-50322.58' } },
    ])
  })
})

describe('a line that a correction holds and that was settled by hand, without an amount', () => {
  const waiting = aScheme({
    appliesTo: of('driver'),
    components: [aComponent({ code: 'order', missing: 'hold', value: aKpi('order') })],
  })
  const place = { unitId: 'depot', fromOn: '2020-01-15', throughOn: null }
  const petrov = { ...aPerson({ id: 'petrov' }), reason: 'no-scheme' as const }
  const clerk = { ...petrov, assignments: [{ ...place, positionId: 'clerk' }] }
  const locked = takeSnapshot(
    factsUnder(waiting, {
      people: [],
      roster: { inForce: ['scheme-4'], parents: [], unpaid: [clerk] },
    }),
  )
  const figure = (value: string) => [{ ...aFact('order', value), personId: 'petrov' }]
  const owed = (
    kpiFacts: ReturnType<typeof figure>,
    settled: readonly SettledItem[],
    decisions: StandingFacts['decisions'] = new Map(),
  ) => {
    const drives = { ...clerk, assignments: [{ ...place, positionId: 'driver' }] }
    const roster = {
      ...{ people: new Map([['petrov', drives]]), isNews: () => true, paying: '2026-11' },
      units: [{ id: 'depot', name: 'Depot', parentId: null }],
      positions: [{ id: 'driver', name: 'Driver' }],
    }
    const facts = { scores: new Map(), kpiFacts, payFacts: new Map(), decisions, roster }
    const month = { locked, standing: facts, onlyOf: null, paid: [], statementIds: new Map() }
    const found = owedFor(month, () => true, settled)
    return {
      open: found.openItems,
      paid: found.owed.map(({ adjustment }) => adjustment.amount),
    }
  }
  const settledLine = () => owed([], []).open.map((item) => aSettled(item))

  test('is asked about once, and paid when nobody settled it', () => {
    expect(owed([], []).open).toMatchObject([{ reason: 'held-line', amount: null }])
    expect(owed([], settledLine())).toEqual({ open: [], paid: [] })
    expect(owed(figure('0.5'), [])).toEqual({ open: [], paid: ['30000.00'] })
  })

  test('is not paid a second time when it is measured: what it would pay is asked about', () => {
    const settled = settledLine()
    const later = owed(figure('0.5'), settled)
    expect(later.paid).toEqual([])
    expect(later.open).toMatchObject([
      {
        ...{ reason: 'settled-otherwise', amount: '30000.00', titles: [{ en: 'order' }] },
        about: { periodId: 'period-10', schemeVersionId: 'scheme-4', component: 'order' },
      },
    ])
    const both = [...settled, ...later.open.map((item) => aSettled(item))]
    expect(owed(figure('0.5'), both)).toEqual({ open: [], paid: [] })
    // Another amount is asked about anew.
    const more = owed(figure('0.75'), both).open
    expect(more).toMatchObject([
      { amount: '15000.00', settled: { times: 1, amount: '30000.00' }, titles: [{ en: 'order' }] },
    ])
    const later15 = more.map((item) => aSettled(item, { settledAt: '2026-12-03T09:00:00.000Z' }))
    // Whatever the order in which they are read.
    const all = [...later15, ...both]
    expect(owed(figure('0.75'), all)).toEqual({ open: [], paid: [] })
    expect(owed(figure('0.5'), all).open).toMatchObject([
      { amount: '-15000.00', settled: { times: 2, amount: '45000.00' } },
    ])
    // Settled as a whole before differences were told.
    const [first] = later.open
    const whole = first === undefined ? [] : [aSettled({ ...first, amount: '45000.00' })]
    expect(owed(figure('0.75'), [...both, ...whole])).toEqual({ open: [], paid: [] })
    expect(owed(figure('0'), settled)).toEqual({ open: [], paid: [] })
  })

  test('is what a person decided about it since', () => {
    const decision: MadeDecision = {
      ...{ schemeVersionId: 'scheme-4', component: 'order', kind: 'amount', amount: '700.00' },
      ...{ reason: 'order 7', by: { id: 'hr', name: 'Vera' }, place: null },
      at: '2026-11-20T09:00:00.000Z',
    }
    const decided = new Map<string, readonly MadeDecision[]>([['petrov', [decision]]])
    expect(owed(figure('0.5'), settledLine(), decided)).toEqual({ open: [], paid: ['700.00'] })
  })
})

describe('a line that was paid, held by a correction and settled by hand', () => {
  const scheme = aScheme({
    appliesTo: of('driver'),
    components: [aComponent({ code: 'order', missing: 'hold', value: aKpi('order') })],
  })
  const fact = { ...aFact('order', '0.5'), personId: 'petrov' }
  const place = { unitId: 'depot', fromOn: '2020-01-15', throughOn: null }
  const petrov = aPerson({
    ...{ id: 'petrov', unitId: 'depot', positionId: 'driver' },
    assignments: [{ ...place, positionId: 'driver' }],
  })
  const locked = takeSnapshot(
    factsUnder(scheme, {
      ...{ people: [petrov], kpiFacts: [fact] },
      roster: { inForce: ['scheme-4'], parents: [], unpaid: [] },
    }),
  )
  const item: OpenItem = {
    ...{ month: '2026-10', reason: 'held-line', amount: null, changes: [] },
    person: { id: 'petrov', personnelNumber: petrov.personnelNumber, fullName: petrov.fullName },
    titles: [{ en: 'order' }],
    about: { periodId: 'period-10', schemeVersionId: 'scheme-4', component: 'order' },
  }
  const { person, unit, position } = computePeriod(locked).statements[0] ?? {}
  if (!person || !unit || !position) throw new Error('nobody is paid')
  const back = (amount: string): PaidAdjustment => ({
    ...{ month: '2026-10', personId: 'petrov', correctedVersionId: 'scheme-4' },
    ...{ cause: 'roster-correction', amount, to: { person, unit, position } },
  })
  const owed = (paid: readonly PaidAdjustment[], settled: readonly SettledItem[]) => {
    const facts = { scores: new Map(), kpiFacts: [fact], payFacts: new Map(), decisions: new Map() }
    const month = { locked, standing: facts, onlyOf: null, paid, statementIds: new Map() }
    const found = owedFor(month, () => true, settled)
    return {
      open: found.openItems,
      paid: found.owed.map(({ adjustment }) => adjustment.amount),
    }
  }

  test('is asked about, and not paid back in silence, once the roster is as it was', () => {
    const settled = [aSettled(item)]
    expect(owed([back('-30000.00')], [])).toEqual({ open: [], paid: ['30000.00'] })
    const again = owed([back('-30000.00')], settled)
    expect(again).toMatchObject({
      open: [{ reason: 'settled-otherwise', amount: '30000.00', titles: [{ en: 'order' }] }],
      paid: [],
    })
    const both = [...settled, ...again.open.map((one) => aSettled(one))]
    expect(owed([back('-30000.00')], both)).toEqual({ open: [], paid: [] })
  })

  test('stays as the run paid it where nothing was taken back, or all was paid again', () => {
    const settled = [aSettled(item)]
    expect(owed([], settled)).toEqual({ open: [], paid: [] })
    const again = [back('-30000.00'), back('30000.00')]
    expect(owed(again, settled)).toEqual({ open: [], paid: [] })
    // What an appeal took, or what was taken back of somebody else, was nothing of this line.
    const appealed = { ...back('-30000.00'), cause: 'appeal' as const }
    expect(owed([appealed], settled)).toEqual({ open: [], paid: ['30000.00'] })
    const orlov = { ...back('-30000.00').to, person: { ...person, id: 'orlov' } }
    const others = { ...back('-30000.00'), personId: 'orlov', to: orlov }
    expect(owed([others], settled)).toEqual({ open: [], paid: ['30000.00'] })
  })
})

describe('what was settled in the time before, which named no period', () => {
  const named = (id: string) => ({ id, personnelNumber: id, fullName: id })
  const paidApart = (id: string) => ({
    ...{ ...aPerson({ id }), periodId: 'apart', month: '2026-10', lockedOn: '2026-10-16' },
  })
  const settledOf = (id: string): SettledItem => ({
    ...{ item: 'x', month: '2026-10', person: named(id), reason: 'has-left', amount: '-100.00' },
    ...{ periodId: null, part: null, settledAt: '2026-11-03T09:00:00.000Z' },
  })
  /** Whose money a run asks about, for it is not to be taken back any more. */
  const askedBy = (onlyOf: string | null, apart: readonly string[]) => {
    const locked = takeSnapshot(factsUnder(aScheme(), { people: [aPerson()] }))
    const run = { ...locked, paidOffCycle: apart.map(paidApart) }
    const facts = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
    const month = { locked: run, standing: facts, onlyOf, paid: [], statementIds: new Map() }
    const settled = ['sokolova', 'petrov'].map(settledOf)
    const { openItems } = owedFor(month, () => true, settled)
    return openItems.map(({ person, amount }) => [person.fullName, amount])
  }

  test('is of the one run that then paid the person', () => {
    const [sokolova, petrov] = [
      ['Anna Sokolova', '100.00'],
      ['petrov', '100.00'],
    ]
    expect(askedBy(null, [])).toEqual([sokolova, petrov])
    expect(askedBy(null, ['petrov'])).toEqual([sokolova])
    expect(askedBy(null, ['orlov', 'petrov'])).toEqual([sokolova])
    expect(askedBy(null, ['orlov'])).toEqual([sokolova, petrov])
    expect(askedBy('petrov', ['petrov'])).toEqual([petrov])
    expect(askedBy('sokolova', [])).toEqual([sokolova])
  })
})

describe('a month and its roster', () => {
  const driving = { positionIds: ['driver'], unitIds: [], from: '2026-09-01' }
  const place = aPerson().assignments
  const unpaid = (id: string): UnpaidPerson => ({
    ...{ id, personnelNumber: id, fullName: id, hiredOn: '2020-01-15', leftOn: null },
    ...{ reason: 'no-scheme', assignments: place.map((at) => ({ ...at, positionId: 'clerk' })) },
  })
  const run = (
    document: ReturnType<typeof aScheme>,
    people: readonly SnapshotPerson[],
    ...others: readonly string[]
  ) => {
    const roster = { inForce: ['scheme-4'], parents: [], unpaid: others.map(unpaid) }
    return takeSnapshot(factsUnder({ ...document, appliesTo: driving }, { people, roster }))
  }
  const nothing = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
  /** What the run owes and asks by now; whoever drives is named with the last day. */
  const owedBy = (
    locked: PeriodSnapshot,
    drivers: Readonly<Record<string, string | null>>,
    more: {
      readonly facts?: Partial<StandingFacts>
      readonly paid?: readonly PaidAdjustment[]
      readonly settled?: readonly SettledItem[]
      readonly isHere?: boolean
    } = {},
  ) => {
    const drives = Object.entries(drivers).map(([id, leftOn]) => aPerson({ id, leftOn }))
    const others = (locked.roster?.unpaid ?? []).filter(({ id }) => !(id in drivers))
    const people = [...drives, ...others.map((one) => ({ ...one, salaries: [] }))]
    const roster = {
      people: new Map(people.map((one) => [one.id, one])),
      units: locked.units.map((unit) => ({ ...unit, parentId: null })),
      ...{ positions: [], isNews: () => true, paying: '2026-11' },
    }
    const standing = { ...nothing, ...more.facts, roster }
    const month = { locked, standing, onlyOf: null, paid: more.paid ?? [] }
    const isHere = more.isHere ?? true
    const found = owedFor({ ...month, statementIds: new Map() }, () => isHere, more.settled)
    return {
      openItems: found.openItems,
      owed: found.owed.map(({ person, adjustment: { cause, amount } }) => [
        ...[person.id, cause, amount],
      ]),
      open: found.openItems.map(({ person, reason, about }) => [
        ...[person.id, reason],
        ...(about?.component === undefined ? [] : [about.component]),
      ]),
    }
  }
  const byHand = (id: string): SettledItem => ({
    ...{ item: 'x', month: '2026-10', person: aPerson({ id }), reason: 'roster-not-sealed' },
    ...{ amount: null, periodId: 'period-10', part: null, settledAt: '2026-11-03T09:00:00.000Z' },
  })

  test('a decision whose line was gone is listed until the line is there, or it is settled', () => {
    const components = ['courtesy', 'clean', 'trips'].map((code) =>
      aComponent({ code, share: code === 'trips' ? '0.5' : '0.25' }),
    )
    const said = (schemeVersionId: string, component: string): MadeDecision => ({
      ...{ schemeVersionId, component, kind: 'pay', amount: null, reason: 'alone' },
      ...{ by: { id: 'hr', name: 'Vera' }, at: '2026-11-02T09:00:00.000Z', place: null },
    })
    const month = run(aScheme({ components }), [aPerson()], 'petrov')
    const item = (id: string, ...line: Parameters<typeof said>) => {
      const { place: _, ...decision } = said(...line)
      const person = { id, personnelNumber: id, fullName: id }
      return decisionItem(month, person, { ...decision, kind: 'pay' })
    }
    const openItems = [
      item('sokolova', 'scheme-4', 'courtesy@2'),
      item('sokolova', 'scheme-4', 'trips'),
      item('sokolova', 'scheme-5', 'courtesy'),
      item('petrov', 'scheme-4', 'clean'),
      item('petrov', 'scheme-4', 'trips'),
    ]
    // Of her the whole line was decided since; his line comes with the roster.
    const decisions = new Map([
      ['sokolova', [said('scheme-4', 'courtesy'), said('scheme-4', 'clean')]],
      ['petrov', [said('scheme-4', 'trips')]],
    ])
    const locked = { ...month, openItems }
    const others = [
      ['sokolova', 'decision-without-line', 'trips'],
      ['sokolova', 'decision-without-line', 'courtesy'],
      // Of him nobody decided it by now, whatever was decided of her.
      ['petrov', 'decision-without-line', 'clean'],
    ]
    const his = ['petrov', 'decision-without-line', 'trips']
    const facts = { decisions }
    expect(owedBy(locked, { sokolova: null }, { facts }).open).toEqual([...others, his])
    expect(owedBy(locked, { sokolova: null, petrov: null }, { facts }).open).toEqual(others)
    const settled = openItems.slice(4).map((one) => aSettled(one))
    expect(owedBy(locked, { sokolova: null }, { facts, settled }).open).toEqual(others)
  })

  test('of a pool, by hand is whoever was settled and placed anew, and nobody beside him', () => {
    const pool = aScheme({ base: { kind: 'pool', amount: '90000.00' } })
    const locked = run(pool, [aPerson(), aPerson({ id: 'petrov' })], 'new-1', 'new-2')
    const now = { sokolova: null, petrov: null, 'new-1': null, 'new-2': null }
    const settled = ['sokolova', 'new-1'].map(byHand)
    const { owed, open } = owedBy(locked, now, { settled })
    // 90,000.00 for four instead of two.
    expect(owed).toEqual([
      ['petrov', 'roster-correction', '-22500.00'],
      ['sokolova', 'roster-correction', '-22500.00'],
      ['new-2', 'roster-correction', '22500.00'],
    ])
    expect(open.toSorted()).toEqual([
      ['new-1', 'settled-otherwise'],
      ['sokolova', 'settled-otherwise'],
    ])
  })

  test('by hand is the roster alone: another figure is corrected, whoever is employed', () => {
    const trips = aComponent({ code: 'trips', value: aKpi('trips') })
    const facts = { kpiFacts: [aFact('trips', '0.5', { id: 'revised' })] }
    const scheme = aScheme({ components: [trips], appliesTo: driving })
    const roster = { inForce: ['scheme-4'], parents: [], unpaid: [] }
    const locked = takeSnapshot(factsUnder(scheme, { roster, kpiFacts: [aFact('trips', '1')] }))
    const less = ['sokolova', 'kpi-correction', '-30000.00']
    const settled = [byHand('sokolova')]
    for (const isHere of [true, false]) {
      const left = owedBy(locked, { sokolova: '2026-10-10' }, { facts, settled, isHere })
      expect(left.owed).toEqual([less])
    }
  })

  test('of whom it does not say enough, only what the roster paid stays paid', () => {
    const { roster: _, ...before } = run(aScheme(), [aPerson(), aPerson({ id: 'petrov' })])
    const statements = computePeriod(before).statements
    const paid = (['appeal', 'roster-correction'] as const).flatMap((cause) =>
      statements.map(
        (to): PaidAdjustment => ({
          ...{ month: '2026-10', personId: to.person.id, correctedVersionId: 'scheme-4' },
          ...{ cause, amount: '500.00', to },
        }),
      ),
    )
    const { owed, open } = owedBy(before, { sokolova: '2026-10-10', petrov: null }, { paid })
    expect(open).toEqual([['sokolova', 'roster-not-sealed']])
    expect(owed.toSorted()).toEqual([
      ['petrov', 'appeal', '-500.00'],
      ['petrov', 'roster-correction', '-500.00'],
      ['sokolova', 'appeal', '-500.00'],
    ])
  })

  test('what was settled of one who is paid again is open beside what is taken back of another', () => {
    const locked = run(aScheme(), [aPerson(), aPerson({ id: 'petrov' })])
    const [left] = owedBy(locked, { petrov: null }, { isHere: false }).openItems
    if (left === undefined) throw new Error('nothing is open')
    const settled = [aSettled(left)]
    const { openItems } = owedBy(locked, { sokolova: null }, { isHere: false, settled })
    expect(openItems.map(({ person, amount }) => [person.id, amount])).toEqual([
      ['petrov', '-60000.00'],
      ['sokolova', '60000.00'],
    ])
  })
})
