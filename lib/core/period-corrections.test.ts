import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { correctionsOf, outstandingOf, type StandingFacts } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { RosterPerson, StandingRoster } from './standing-roster'

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
const locked = takeSnapshot(
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
/** The roster as it was sealed. */
const roster: StandingRoster = {
  people: new Map(locked.people.map((person) => [person.id, person])),
  mayBeNew: () => false,
  unitPaths: new Map(),
  units: locked.units,
  positions: locked.positions,
}
const standing = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  scores: new Map(),
  kpiFacts: [trips],
  payFacts,
  decisions: new Map(),
  roster,
  ...more,
})
const upheld = new Map([['visit', { ...score, scoreId: 'after-appeal', total: '851/10' }]])

describe('corrections of a locked month', () => {
  test('none where nothing is another', () => {
    expect(correctionsOf(locked, standing())).toEqual([])
  })

  test('golden B11: locked at 84.9 pays 0, an appeal lifts to 85.1: 5,000', () => {
    expect(correctionsOf(locked, standing({ scores: upheld }))).toEqual([
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
      locked,
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
    const late = correctionsOf(locked, standing({ kpiFacts: [trips, other] }))
    expect(late.map(({ personId, amount }) => [personId, amount])).toEqual([['petrov', '5000.00']])
    const gone = correctionsOf(locked, standing({ kpiFacts: [] }))
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

  describe('of the roster', () => {
    const bySalary = takeSnapshot(
      factsUnder(aScheme({ base: { kind: 'salary' }, components: [aComponent()] }), {
        people: [
          aPerson({ salaries: [{ fromOn: '2020-01-15', amount: '30000.00' }] }),
          aPerson({ id: 'petrov', salaries: [{ fromOn: '2020-01-15', amount: '20000.00' }] }),
        ],
      }),
    )
    const person = bySalary.people.find(({ id }) => id === 'sokolova')
    const petrov = bySalary.people.find(({ id }) => id === 'petrov')
    const place = person?.assignments[0]
    if (!person || !petrov || !place) throw new Error('two people with their places')
    const corrections = (changed: RosterPerson | null, more: Partial<StandingRoster> = {}) => {
      const people = new Map<string, RosterPerson>(bySalary.people.map((one) => [one.id, one]))
      if (changed !== null) people.set(changed.id, changed)
      const facts = { kpiFacts: [], payFacts: new Map() }
      return correctionsOf(bySalary, standing({ ...facts, roster: { ...roster, people, ...more } }))
    }
    const told = (...given: Parameters<typeof corrections>) =>
      corrections(...given).map(({ personId, cause, amount, changes }) => [
        ...[personId, cause, amount],
        changes.map(({ kind }) => kind).join(' '),
      ])

    test('a salary that was higher pays more; one of a later day changes nothing', () => {
      const higher = [{ fromOn: '2026-10-01', amount: '36000.00' }]
      const salaries = [...person.salaries, ...higher]
      expect(told({ ...person, salaries })).toEqual([
        ['sokolova', 'salary-correction', '6000.00', 'base'],
      ])
      const later = [...person.salaries, { fromOn: '2026-11-01', amount: '90000.00' }]
      expect(told({ ...person, salaries: later })).toEqual([])
    })

    test('who had left before the end is paid less; an end on the last day is none', () => {
      expect(told({ ...person, leftOn: '2026-10-10' })).toEqual([
        ['sokolova', 'roster-correction', '-20322.58', 'days employment'],
      ])
      expect(told({ ...person, leftOn: '2026-10-31' })).toEqual([])
      expect(told({ ...person, leftOn: '2027-01-10' })).toEqual([])
    })

    test('a transfer after the month closes the old place and changes nothing', () => {
      const assignments = [
        { ...place, throughOn: '2026-11-14' },
        { ...place, unitId: 'shop', fromOn: '2026-11-15' },
      ]
      expect(told({ ...person, assignments })).toEqual([])
    })

    test('who was placed where no scheme pays gives it all back', () => {
      const drivers = aScheme({
        base: { kind: 'salary' },
        components: [aComponent()],
        appliesTo: { positionIds: ['driver'], unitIds: [], from: '2026-09-01' },
      })
      const sealed = takeSnapshot(factsUnder(drivers, { people: [person] }))
      const moved = { ...person, assignments: [{ ...place, positionId: 'clerk' }] }
      const given = correctionsOf(
        sealed,
        standing({
          ...{ kpiFacts: [], payFacts: new Map() },
          roster: { ...roster, people: new Map([[person.id, moved]]) },
        }),
      )
      expect(given).toMatchObject([
        { personId: 'sokolova', cause: 'roster-correction', amount: '-30000.00' },
      ])
      expect(given[0]?.changes).toContainEqual({
        kind: 'employment',
        before: { hiredOn: '2020-01-15', leftOn: null },
        after: null,
      })
    })

    test('who is not employed in the month any more gives it all back', () => {
      expect(told(null, { people: new Map([['petrov', petrov]]) })).toEqual([
        ['sokolova', 'roster-correction', '-30000.00', 'base employment'],
      ])
    })

    test('who was hired into it is paid, if the roster did not know him then', () => {
      const hiredOn = '2026-10-17'
      const assignments = [{ ...place, fromOn: hiredOn }]
      const salaries = [{ fromOn: hiredOn, amount: '31000.00' }]
      const hired = { ...person, id: 'ivanov', hiredOn, assignments, salaries }
      expect(told(hired, { mayBeNew: (id) => id === 'ivanov' })).toEqual([
        ['ivanov', 'roster-correction', '15000.00', 'days base'],
      ])
      // A unit that was put beneath another since makes nobody new.
      expect(told(hired)).toEqual([])
    })

    test('a place in a unit that is new is named', () => {
      const assignments = [{ ...place, unitId: 'new' }]
      const units = [{ id: 'new', name: 'New depot' }]
      const [correction] = corrections({ ...person, leftOn: '2026-10-10', assignments }, { units })
      expect(correction?.changes).toContainEqual({
        kind: 'place',
        before: { unit: 'Depot', position: 'Driver' },
        after: { unit: 'New depot', position: 'Driver' },
      })
    })
  })

  test('what was paid of it already is not paid again, and is taken back when it is gone', () => {
    expect(outstandingOf('5000.00', [])).toBe('5000.00')
    expect(outstandingOf('5000.00', [{ amount: '5000.00' }])).toBe('0.00')
    expect(outstandingOf('4000.00', [{ amount: '5000.00' }, { amount: '-500.00' }])).toBe('-500.00')
    expect(outstandingOf('0.00', [{ amount: '5000.00' }])).toBe('-5000.00')
  })
})
