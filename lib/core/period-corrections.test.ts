import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import type { MadeDecision } from './carried-decisions'
import type { LineDecision } from './decided-lines'
import { correctionsOf, type StandingFacts } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { RosterPerson } from './standing-roster'

const scheme = aScheme({
  base: { kind: 'imported' },
  components: [
    aComponent({
      share: '0.5',
      curve: { kind: 'all-or-nothing', from: '0.85' },
      sampling: { minimumVisits: 1, smoothing: 'none' },
    }),
    aComponent({ code: 'trips', share: '0.5', value: aKpi('trips'), missing: 'pay-zero' }),
  ],
})
const payFact = {
  id: 'days',
  month: '2026-10',
  workedDays: '20',
  normDays: '20',
  baseAmount: '10000.00',
}
const score = aScore('visit', { total: '849/10' })
const trips = aFact('trips', '1')
const locked = () =>
  takeSnapshot(
    factsUnder(scheme, {
      people: [aPerson({ payFacts: [payFact] }), aPerson({ id: 'petrov', payFacts: [payFact] })],
      scores: [score],
      kpiFacts: [trips],
    }),
  )
const payFacts = new Map([
  ['sokolova', [payFact]],
  ['petrov', [payFact]],
])
const standing = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  scores: new Map(),
  kpiFacts: [trips],
  payFacts,
  decisions: new Map(),
  ...more,
})
const upheld = new Map([['visit', { ...score, scoreId: 'after-appeal', total: '851/10' }]])

describe('corrections of a locked month', () => {
  test('none where nothing is another', () => {
    expect(correctionsOf(locked(), standing())).toEqual([])
  })

  test('golden B11: locked at 84.9 pays 0, an appeal lifts to 85.1: 5,000', () => {
    expect(correctionsOf(locked(), standing({ scores: upheld }))).toEqual([
      {
        personId: 'sokolova',
        schemeVersionId: 'scheme-4',
        cause: 'appeal',
        amount: '5000.00',
        lines: [{ code: 'courtesy', title: { en: 'courtesy' }, amount: '5000.00' }],
        changes: [
          {
            kind: 'visit',
            visitId: 'visit',
            visitedOn: '2026-10-14',
            before: { exact: '849/10', text: '84.90' },
            after: { exact: '851/10', text: '85.10' },
          },
        ],
      },
    ])
  })

  test('each kind of fact is its own correction, and they add up to the whole', () => {
    const corrections = correctionsOf(
      locked(),
      standing({
        scores: upheld,
        kpiFacts: [aFact('trips', '0.5', { id: 'revised' })],
        payFacts: new Map([
          ['sokolova', [{ ...payFact, id: 'revised', workedDays: '10' }]],
          ['petrov', [payFact]],
        ]),
      }),
    )
    expect(corrections.map(({ cause, amount }) => [cause, amount])).toEqual([
      ['appeal', '5000.00'],
      ['kpi-correction', '-2500.00'],
      ['pay-fact-correction', '-3750.00'],
    ])
    expect(corrections.flatMap(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      'visit',
      'figure',
      'days',
    ])
  })

  test('a figure that was delivered too late, and one that was taken away', () => {
    const other = aFact('trips', '1', { id: 'late', personId: 'petrov' })
    const late = correctionsOf(locked(), standing({ kpiFacts: [trips, other] }))
    expect(late.map(({ personId, amount }) => [personId, amount])).toEqual([['petrov', '5000.00']])
    const gone = correctionsOf(locked(), standing({ kpiFacts: [] }))
    expect(gone).toMatchObject([
      {
        personId: 'sokolova',
        amount: '-5000.00',
        changes: [{ kind: 'figure', title: { en: 'trips' }, before: '1', after: null }],
      },
    ])
  })

  test('somebody who could not be computed then is paid whole', () => {
    const people = [aPerson({ payFacts: [] })]
    const unpaid = takeSnapshot(factsUnder(scheme, { people, kpiFacts: [trips] }))
    const [correction] = correctionsOf(unpaid, standing())
    expect(correction).toMatchObject({ cause: 'pay-fact-correction', amount: '10000.00' })
    expect(correction?.changes).toContainEqual({ kind: 'base', before: null, after: '10000.00' })
  })
})

const causes = (found: ReturnType<typeof correctionsOf>) =>
  found.map(({ personId, cause, amount }) => [personId, cause, amount])
const nothingNew: StandingFacts = {
  ...{ scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() },
}

describe('what counts as another fact', () => {
  test('not a score that stands as it was, nor one of a visit that the month does not hold', () => {
    const same = new Map([['visit', { ...score, total: '100/1' }]])
    expect(correctionsOf(locked(), standing({ scores: same }))).toEqual([])
    const foreign = new Map([['other', aScore('other', { scoreId: 'new' })]])
    expect(correctionsOf(locked(), standing({ scores: foreign }))).toEqual([])
  })

  test('a score after an appeal counts in the month in which the visit counted', () => {
    const later = { ...score, scoreId: 'after-appeal', total: '851/10', countsIn: '2026-11' }
    const scores = new Map([['visit', later]])
    expect(causes(correctionsOf(locked(), standing({ scores })))).toEqual([
      ['sokolova', 'appeal', '5000.00'],
    ])
  })

  test('a figure of a unit, for all who worked in it and for nobody else', () => {
    const ofUnit = aScheme({
      components: [aComponent({ code: 'sales', value: { ...aKpi('sales'), subject: 'unit' } })],
    })
    const sales = (id: string, value: string) =>
      aFact('sales', value, { id, personId: null, unitId: 'depot' })
    const atShop = [{ unitId: 'shop', positionId: 'driver', fromOn: '2020-01-15', throughOn: null }]
    const people = [
      aPerson(),
      aPerson({ id: 'petrov', unitId: 'shop', assignments: atShop }),
      aPerson({ id: 'orlov' }),
    ]
    const month = takeSnapshot(factsUnder(ofUnit, { people, kpiFacts: [sales('then', '0.5')] }))
    const found = correctionsOf(month, { ...nothingNew, kpiFacts: [sales('now', '0.6')] })
    expect(causes(found)).toEqual([
      ['orlov', 'kpi-correction', '6000.00'],
      ['sokolova', 'kpi-correction', '6000.00'],
    ])
  })

  test('a figure of a unit where somebody worked for a part of the month', () => {
    const ofUnit = aScheme({
      components: [aComponent({ code: 'sales', value: { ...aKpi('sales'), subject: 'unit' } })],
    })
    const sales = (id: string, value: string, unitId = 'depot') =>
      aFact('sales', value, { id, personId: null, unitId })
    const at = (unitId: string, fromOn: string, throughOn: string) => ({
      ...{ unitId, positionId: 'driver', fromOn, throughOn, schemeVersionIds: ['scheme-4'] },
    })
    const stints = [at('depot', '2026-10-01', '2026-10-15'), at('shop', '2026-10-16', '2026-10-31')]
    const person = aPerson({ unitId: 'shop', assignments: stints, stints })
    const atShop = sales('at-shop', '1', 'shop')
    const month = takeSnapshot(
      factsUnder(ofUnit, { people: [person], kpiFacts: [sales('then', '0.5'), atShop] }),
    )
    const found = correctionsOf(month, { ...nothingNew, kpiFacts: [sales('now', '0.6'), atShop] })
    // A tenth more in 15 of 31 days.
    expect(causes(found)).toEqual([['sokolova', 'kpi-correction', '2903.23']])
  })

  test('a timesheet that was revised, also beside one that was not, or that was taken away', () => {
    const september = { ...payFact, id: 'september', month: '2026-09' }
    const revised = { ...payFact, id: 'revised', workedDays: '10' }
    const month = takeSnapshot(
      factsUnder(scheme, {
        people: [aPerson({ payFacts: [september, payFact] })],
        ...{ scores: [score], kpiFacts: [trips] },
      }),
    )
    const found = (...own: readonly (typeof payFact)[]) =>
      causes(correctionsOf(month, standing({ payFacts: new Map([['sokolova', own]]) })))
    expect(found(september, payFact)).toEqual([])
    expect(found(september, revised)).toEqual([['sokolova', 'pay-fact-correction', '-2500.00']])
    expect(found(september)).toEqual([['sokolova', 'pay-fact-correction', '-5000.00']])
    const alone = locked()
    const ofBoth = new Map([...payFacts, ['sokolova', [revised]] as const])
    expect(causes(correctionsOf(alone, standing({ payFacts: ofBoth })))).toEqual([
      ['sokolova', 'pay-fact-correction', '-2500.00'],
    ])
  })

  test('a line that was decided once and then otherwise', () => {
    const waiting = aScheme({ components: [aComponent({ missing: 'hold' })] })
    const first: LineDecision = {
      ...{ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'pay', amount: null },
      ...{ reason: 'alone on the shift', by: { id: 'hr', name: 'Vera' } },
      at: '2026-11-02T09:00:00.000Z',
    }
    const month = takeSnapshot(factsUnder(waiting, { people: [aPerson({ decisions: [first] })] }))
    const at = '2026-11-05T09:00:00.000Z'
    const second: LineDecision = { ...first, kind: 'amount', amount: '40000.00', at }
    const stands = (decision: LineDecision): StandingFacts => ({
      ...nothingNew,
      decisions: new Map([['sokolova', [{ ...decision, place: null }]]]),
    })
    expect(correctionsOf(month, stands(first))).toEqual([])
    expect(causes(correctionsOf(month, stands(second)))).toEqual([
      ['sokolova', 'hold-decided', '-20000.00'],
    ])
  })

  test('a salary, where somebody looked', () => {
    const salaried = aScheme({ base: { kind: 'salary' } })
    const salary = (amount: string, fromOn = '2026-01-01') => [{ fromOn, amount }]
    const people = [aPerson({ salaries: salary('50000.00') })]
    const month = takeSnapshot(factsUnder(salaried, { people }))
    expect(correctionsOf(month, nothingNew)).toEqual([])
    const raised = { ...nothingNew, salaries: new Map([['sokolova', salary('52000.00')]]) }
    expect(correctionsOf(month, raised)).toMatchObject([
      {
        ...{ cause: 'salary-correction', amount: '2000.00' },
        changes: [{ kind: 'base', before: '50000.00', after: '52000.00' }],
      },
    ])
    // Of several one is another, beside days and a decision that are the same.
    const [first, second] = [salary('40000.00', '2025-01-01'), salary('50000.00')]
    const said: LineDecision = {
      ...{ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'pay', amount: null },
      ...{ reason: 'alone on the shift', by: { id: 'hr', name: 'Vera' } },
      at: '2026-11-02T09:00:00.000Z',
    }
    const known = { payFacts: [payFact], decisions: [said], salaries: [...first, ...second] }
    const several = { ...month, people: [aPerson(known)] }
    const stands = {
      ...{ ...nothingNew, payFacts: new Map([['sokolova', [payFact]]]) },
      decisions: new Map([['sokolova', [{ ...said, place: null }]]]),
    }
    const lately = new Map([['sokolova', [...first, ...salary('52000.00')]]])
    expect(causes(correctionsOf(several, { ...stands, salaries: lately }))).toEqual([
      ['sokolova', 'salary-correction', '2000.00'],
    ])
    const moved = salary('50000.00', '2026-02-01')
    const alike = { ...nothingNew, salaries: new Map([['sokolova', moved]]) }
    expect(correctionsOf(month, alike)).toEqual([])
  })

  test('a decision about a line that waited', () => {
    const waiting = aScheme({ components: [aComponent({ missing: 'hold' })] })
    const decision = {
      ...{ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'pay', amount: null },
      ...{ reason: 'alone on the shift', by: { id: 'hr', name: 'Vera' }, place: null },
      at: '2026-11-02T09:00:00.000Z',
    } as const
    const month = takeSnapshot(factsUnder(waiting))
    const decided = (kind: 'pay' | 'computed'): StandingFacts => ({
      ...nothingNew,
      decisions: new Map([['sokolova', [{ ...decision, kind }]]]),
    })
    expect(correctionsOf(month, decided('pay'))).toMatchObject([
      {
        ...{ cause: 'hold-decided', amount: '60000.00' },
        changes: [
          {
            ...{ kind: 'decision', title: { en: 'courtesy' }, decision: 'pay' },
            ...{ reason: 'alone on the shift', by: { id: 'hr', name: 'Vera' } },
          },
        ],
      },
    ])
    expect(correctionsOf(month, decided('computed'))).toEqual([])
  })

  test('a visit released after somebody was paid on leaving is one of its own', () => {
    const late = aScore('late', { total: '40/1' })
    const month = takeSnapshot(
      factsUnder(
        aScheme({
          components: [aComponent({ sampling: { minimumVisits: 1, smoothing: 'none' } })],
        }),
        { scores: [aScore('first', { total: '80/1' })] },
      ),
    )
    expect(causes(correctionsOf(month, { ...nothingNew, late: [late] }))).toEqual([
      ['sokolova', 'late-visit', '-12000.00'],
    ])
    expect(causes(correctionsOf(month, { ...nothingNew, late: [] }))).toEqual([])
  })
})

describe('the roster', () => {
  const clerk = {
    ...{ id: 'petrov', personnelNumber: '0043', fullName: 'Petr Petrov' },
    ...{ hiredOn: '2020-01-15', leftOn: null, reason: 'no-scheme' as const },
    assignments: [{ unitId: 'depot', positionId: 'clerk', fromOn: '2020-01-15', throughOn: null }],
  }
  const driving = { positionIds: ['driver', 'pilot'], unitIds: [], from: '2026-09-01' }
  const roster = { inForce: ['scheme-4'], parents: [], unpaid: [clerk] }
  const facts = factsUnder(aScheme({ appliesTo: driving }), { roster })
  const month = () => takeSnapshot(facts)
  const employed = (...people: readonly RosterPerson[]): StandingFacts => ({
    ...nothingNew,
    roster: {
      people: new Map(people.map((person) => [person.id, person])),
      units: [...facts.units, { id: 'kiosk', name: 'Kiosk' }].map((unit) => ({
        ...unit,
        parentId: null,
      })),
      positions: [...facts.positions, { id: 'pilot', name: 'Pilot' }],
      isNews: () => true,
      paying: '2026-11',
    },
  })
  const driver = aPerson()
  const other = { ...clerk, salaries: [] }

  test('as it was sealed corrects nothing', () => {
    expect(correctionsOf(month(), employed(driver, other))).toEqual([])
  })

  test('somebody who left earlier is paid for fewer days, which are told beside', () => {
    const found = correctionsOf(month(), employed({ ...driver, leftOn: '2026-10-10' }, other))
    expect(found).toMatchObject([
      {
        ...{ personId: 'sokolova', cause: 'roster-correction', amount: '-40645.16' },
        changes: [
          { kind: 'employment' },
          { kind: 'days', before: null, after: { worked: '10', norm: '31' } },
        ],
      },
    ])
  })

  test('whoever is paid whole, or not at all any more, is told by the roster alone', () => {
    const drives = [{ ...clerk.assignments[0], positionId: 'driver' }] as typeof clerk.assignments
    const [paid, ...rest] = correctionsOf(
      month(),
      employed(driver, { ...other, assignments: drives }),
    )
    expect(rest).toEqual([])
    expect(paid).toMatchObject({ personId: 'petrov', amount: '60000.00' })
    expect(paid?.changes.map(({ kind }) => kind)).toEqual(['place'])
    const [gone] = correctionsOf(month(), employed(other))
    expect(gone).toMatchObject({ personId: 'sokolova', amount: '-60000.00' })
    expect(gone?.changes.map(({ kind }) => kind)).toEqual(['employment'])
  })

  test('of several who are new each is told what is another of himself', () => {
    const drives = [{ ...clerk.assignments[0], positionId: 'driver' }] as typeof clerk.assignments
    const hired = aPerson({ id: 'orlov', hiredOn: '2026-10-22' })
    const found = correctionsOf(month(), employed(driver, { ...other, assignments: drives }, hired))
    // 10 of 31 days: that he is employed says it all.
    expect(causes(found)).toEqual([
      ['petrov', 'roster-correction', '60000.00'],
      ['orlov', 'roster-correction', '19354.84'],
    ])
    expect(found.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['place'],
      ['employment'],
    ])
  })

  test('of those who share a pool, what is another of their part and of the others is told beside', () => {
    const pool = aScheme({ appliesTo: driving, base: { kind: 'pool', amount: '90000.00' } })
    const people = [driver, aPerson({ id: 'orlov' })]
    const shared = takeSnapshot(factsUnder(pool, { people, roster }))
    const leaves = people.map((one, at) => ({ ...one, leftOn: `2026-10-${10 + at * 10}` }))
    const found = correctionsOf(shared, employed(...leaves, other))
    expect(causes(found)).toEqual([
      ['orlov', 'roster-correction', '15000.00'],
      ['sokolova', 'roster-correction', '-15000.00'],
    ])
    for (const { changes } of found) {
      expect(changes.map(({ kind }) => kind)).toEqual(['employment', 'days', 'pool'])
    }
  })

  test('a raise that came after the last day is not his base any more, which is told beside', () => {
    const salaried = aScheme({ appliesTo: driving, base: { kind: 'salary' } })
    const salaries = [
      { fromOn: '2026-01-01', amount: '31000.00' },
      { fromOn: '2026-10-20', amount: '62000.00' },
    ]
    const raised = aPerson({ salaries })
    const paid = takeSnapshot(factsUnder(salaried, { people: [raised], roster }))
    const found = correctionsOf(paid, employed({ ...raised, leftOn: '2026-10-10' }, other))
    // 10 of 31 days of 31,000.00 instead of 62,000.00.
    expect(found).toMatchObject([
      {
        ...{ personId: 'sokolova', cause: 'roster-correction', amount: '-52000.00' },
        changes: [
          { kind: 'employment' },
          { kind: 'days' },
          { kind: 'base', before: '62000.00', after: '31000.00' },
        ],
      },
    ])
  })

  test('a place that is newer than the month has its name', () => {
    const flies = [{ unitId: 'kiosk', positionId: 'pilot', fromOn: '2020-01-15', throughOn: null }]
    const [paid] = correctionsOf(month(), employed(driver, { ...other, assignments: flies }))
    expect(paid).toMatchObject({
      ...{ personId: 'petrov', amount: '60000.00' },
      changes: [{ kind: 'place', after: { unit: 'Kiosk', position: 'Pilot' } }],
    })
  })

  test('lines that were split by it are told as the scheme has them, unchanged ones not at all', () => {
    const bySales = aScheme({
      appliesTo: driving,
      components: [
        aComponent({
          ...{ code: 'sales', share: '0.5' },
          value: { ...aKpi('sales'), subject: 'unit' },
        }),
        aComponent({ share: '0.5' }),
      ],
    })
    const kpiFacts = [
      aFact('sales', '0.5', { id: 'at-depot', personId: null, unitId: 'depot' }),
      aFact('sales', '1', { id: 'at-shop', personId: null, unitId: 'shop' }),
    ]
    const split = takeSnapshot(factsUnder(bySales, { roster, kpiFacts }))
    const place = { unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15' }
    const moved = {
      ...driver,
      assignments: [
        { ...place, throughOn: '2026-10-15' },
        { ...place, unitId: 'shop', fromOn: '2026-10-16', throughOn: null },
      ],
    }
    const found = correctionsOf(split, { ...employed(moved, other), kpiFacts })
    // 30,000 * (15/31 * 0.5 + 16/31) instead of 15,000.
    expect(found).toMatchObject([
      {
        ...{ personId: 'sokolova', cause: 'roster-correction', amount: '7741.94' },
        lines: [{ code: 'sales', title: { en: 'sales' }, amount: '7741.94' }],
        changes: [{ kind: 'place', fromOn: '2026-10-16' }],
      },
    ])
    expect(found[0]?.lines).toHaveLength(1)
    expect(found[0]?.changes).toHaveLength(1)
  })

  test('a line that comes to wait for a person by it is named, though no amount is another', () => {
    const waiting = aScheme({
      appliesTo: driving,
      components: [aComponent({ missing: 'hold' }), aComponent({ code: 'order', missing: 'hold' })],
    })
    const held = takeSnapshot(factsUnder(waiting, { roster }))
    const drives = [{ ...clerk.assignments[0], positionId: 'driver' }] as typeof clerk.assignments
    const found = correctionsOf(held, employed(driver, { ...other, assignments: drives }))
    const lines = ['courtesy', 'order'].map((code) => ({ code, title: { en: code } }))
    expect(found).toMatchObject([{ personId: 'petrov', amount: '0.00', held: lines }])
    const paid = correctionsOf(month(), employed(driver, { ...other, assignments: drives }))
    expect(paid[0]).not.toHaveProperty('held')
  })

  test('what was decided beside it stays a correction of its own', () => {
    const decided = new Map<string, readonly MadeDecision[]>([
      [
        'sokolova',
        [
          {
            ...{ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'amount' },
            ...{ amount: '70000.00', reason: 'order 7', by: { id: 'hr', name: 'Vera' } },
            ...{ at: '2026-11-02T09:00:00.000Z', place: null },
          } as const,
        ],
      ],
    ])
    const found = correctionsOf(month(), {
      ...employed({ ...driver, leftOn: '2026-10-10' }, other),
      decisions: decided,
    })
    expect(causes(found)).toEqual([['sokolova', 'hold-decided', '10000.00']])
  })
})
