import { describe, expect, test } from 'vitest'
import {
  aComponent,
  aGate,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
} from '@/test/factories/pay'
import { aFact, compute, only } from '@/test/factories/pay-period'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import type { StatementDocument } from './statement'
import { changesBetween } from './statement-changes'

const byVisits = aComponent({ sampling: { minimumVisits: 1, smoothing: 'none' } })
const trips = aComponent({ code: 'trips', title: { en: 'Trips' }, value: aKpi('trips') })

/** What one computation says and another one does not, under one scheme. */
const changes = (
  document: SchemeDocument,
  before: Partial<PeriodFacts>,
  after: Partial<PeriodFacts>,
) => changesBetween(only(factsUnder(document, before)), only(factsUnder(document, after)))

const score = (points: string) => ({ exact: `${points}/1`, text: `${points}.00` })
const visit = (id: string, total: string | null, more: object = {}) =>
  aScore(id, { total: total === null ? null : `${total}/1`, ...more })

describe('a visit', () => {
  const visits = aScheme({ components: [byVisits] })
  const seen = (...scores: PeriodFacts['scores']) => ({ scores })
  const told = { kind: 'visit', visitId: 'first', visitedOn: '2026-10-14' }

  test('is told by its score then and now', () => {
    const [then, now] = [seen(visit('first', '80')), seen(visit('first', '90'))]
    expect(changes(visits, then, now)).toEqual([
      { ...told, before: score('80'), after: score('90') },
    ])
    expect(changes(visits, then, then)).toEqual([])
  })

  test('that was added or taken away has no other score', () => {
    const other = visit('other', '70')
    const [one, two] = [seen(other), seen(other, visit('first', '80'))]
    expect(changes(visits, one, two)).toEqual([{ ...told, before: null, after: score('80') }])
    expect(changes(visits, two, one)).toEqual([{ ...told, before: score('80'), after: null }])
  })

  test('that had no score, or has none by now, is told so', () => {
    const other = visit('other', '70')
    const [none, some] = [seen(other, visit('first', null)), seen(other, visit('first', '80'))]
    expect(changes(visits, none, some)).toEqual([{ ...told, before: null, after: score('80') }])
    expect(changes(visits, some, none)).toEqual([{ ...told, before: score('80'), after: null }])
    expect(changes(visits, none, none)).toEqual([])
  })

  test('without a score that is there by now is told all the same', () => {
    const other = visit('other', '70')
    const [one, two] = [seen(other), seen(other, visit('first', null))]
    expect(changes(visits, one, two)).toEqual([{ ...told, before: null, after: null }])
    expect(changes(visits, two, one)).toEqual([{ ...told, before: null, after: null }])
  })

  test('that a gate alone reads is told as well, and one that both read once', () => {
    const bound = aGate({
      condition: { kind: 'lower-bound', value: ownScore, below: '0.5', minimumVisits: 1 },
    })
    const gated = { ...visits, components: [trips], gates: [bound] }
    const figures = { kpiFacts: [aFact('trips', '1')] }
    const [then, now] = [seen(visit('first', '80')), seen(visit('first', '90'))]
    const both = { ...visits, gates: [bound] }
    const expected = [{ ...told, before: score('80'), after: score('90') }]
    expect(changes(gated, { ...then, ...figures }, { ...now, ...figures })).toEqual(expected)
    expect(changes(both, then, now)).toEqual(expected)
  })

  test('is told by the first score that is read of it', () => {
    const ofPart = aComponent({
      ...{ code: 'counter', share: '0.5', sampling: byVisits.sampling },
      value: { ...ownScore, source: { kind: 'section', checklistId: 'delivery', id: 'till' } },
    })
    const parted = aScheme({ components: [{ ...byVisits, share: '0.5' }, ofPart] })
    const till = (points: string) => ({ sections: [{ id: 'till', percent: `${points}/1` }] })
    const at = (total: string, points: string) => seen(visit('first', total, till(points)))
    expect(changes(parted, at('80', '50'), at('90', '60'))).toEqual([
      { ...told, before: score('80'), after: score('90') },
    ])
  })
})

describe('a figure', () => {
  const figures = aScheme({ components: [trips] })
  const known = (...kpiFacts: PeriodFacts['kpiFacts']) => ({ kpiFacts })
  const told = { kind: 'figure', title: { en: 'Trips' }, metric: 'trips', month: '2026-10' }

  test('is told by metric and month under the title of what reads it', () => {
    const [then, now] = [known(aFact('trips', '0.5')), known(aFact('trips', '0.75', { id: 'new' }))]
    expect(changes(figures, then, now)).toEqual([{ ...told, before: '0.5', after: '0.75' }])
    // The same value of another record is no change.
    expect(changes(figures, then, known(aFact('trips', '0.5', { id: 'new' })))).toEqual([])
  })

  test('that was not there, or is no more, has no other value', () => {
    const some = known(aFact('trips', '0.5'))
    expect(changes(figures, known(), some)).toEqual([{ ...told, before: null, after: '0.5' }])
    expect(changes(figures, some, known())).toEqual([{ ...told, before: '0.5', after: null }])
  })

  test('of each metric is one of its own', () => {
    const two = aScheme({
      components: [
        { ...trips, share: '0.5' },
        aComponent({ code: 'clean', share: '0.5', value: aKpi('clean') }),
      ],
    })
    const of = (done: string, clean: string) => known(aFact('trips', done), aFact('clean', clean))
    expect(changes(two, of('0.5', '0.6'), of('0.7', '0.8'))).toMatchObject([
      { metric: 'trips', before: '0.5', after: '0.7' },
      { metric: 'clean', title: { en: 'clean' }, before: '0.6', after: '0.8' },
    ])
  })

  test('brings along why it was corrected, where that was written', () => {
    const [then, now] = ['0.5', '0.75'].map((value) =>
      only(factsUnder(figures, known(aFact('trips', value)))),
    )
    if (!then || !now) throw new Error('two statements')
    const traces = now.traces.map((trace) => ({
      ...trace,
      facts: trace.facts.map((fact) => ({ ...fact, reason: 'counted twice' })),
    }))
    const revised: StatementDocument = { ...now, traces }
    expect(changesBetween(then, revised)).toEqual([
      { ...told, before: '0.5', after: '0.75', reason: 'counted twice' },
    ])
    // Why it was so before is no reason for what stands.
    expect(changesBetween(revised, then)).toEqual([{ ...told, before: '0.75', after: '0.5' }])
  })

  test('of two units where somebody moved is told for each of them', () => {
    const ofUnit = aScheme({
      components: [{ ...trips, value: { ...aKpi('trips'), subject: 'unit' } }],
    })
    const place = { positionId: 'driver', fromOn: '2026-10-01', throughOn: '2026-10-31' }
    const schemeVersionIds = ['scheme-4']
    const stints = [
      { ...place, unitId: 'depot', throughOn: '2026-10-10', schemeVersionIds },
      { ...place, unitId: 'shop', fromOn: '2026-10-11', schemeVersionIds },
    ]
    const people = [aPerson({ unitId: 'shop', stints })]
    const of = (unitId: string, value: string) =>
      aFact('trips', value, { id: unitId, personId: null, unitId })
    const at = (depot: string, shop: string) => ({
      people,
      ...known(of('depot', depot), of('shop', shop)),
    })
    const found = changes(ofUnit, at('0.1', '0.2'), at('0.3', '0.4'))
    expect(found).toMatchObject([
      { metric: 'trips', before: '0.1', after: '0.3' },
      { metric: 'trips', before: '0.2', after: '0.4' },
    ])
    expect(changes(ofUnit, at('0.1', '0.2'), at('0.1', '0.4'))).toMatchObject([
      { before: '0.2', after: '0.4' },
    ])
  })
})

describe('what the pay is computed from', () => {
  const days = (workedDays: string, normDays = '20') => ({
    people: [
      aPerson({
        payFacts: [{ id: 'days', month: '2026-10', workedDays, normDays, baseAmount: null }],
      }),
    ],
  })

  test('days worked, and the norm', () => {
    const told = { kind: 'days', before: { worked: '20', norm: '20' } }
    expect(changes(aScheme(), days('20'), days('15'))).toEqual([
      { ...told, after: { worked: '15', norm: '20' } },
    ])
    expect(changes(aScheme(), days('20'), days('20', '22'))).toEqual([
      { ...told, after: { worked: '20', norm: '22' } },
    ])
    expect(changes(aScheme(), days('20'), { people: [aPerson()] })).toEqual([
      { ...told, after: null },
    ])
    expect(changes(aScheme(), days('20'), days('20'))).toEqual([])
  })

  test('the base', () => {
    const salaried = aScheme({ base: { kind: 'salary' } })
    const earns = (amount: string) => ({
      people: [aPerson({ salaries: [{ fromOn: '2026-01-01', amount }] })],
    })
    expect(changes(salaried, earns('50000.00'), earns('52000.00'))).toEqual([
      { kind: 'base', before: '50000.00', after: '52000.00' },
    ])
  })

  test('everything, where nothing was paid then, or nothing is any more', () => {
    const statement = only(factsUnder(aScheme(), days('15')))
    const worked = { worked: '15', norm: '20' }
    expect(changesBetween(undefined, statement)).toEqual([
      { kind: 'days', before: null, after: worked },
      { kind: 'base', before: null, after: '60000.00' },
    ])
    expect(changesBetween(statement, undefined)).toEqual([
      { kind: 'days', before: worked, after: null },
      { kind: 'base', before: '60000.00', after: '0.00' },
    ])
  })
})

describe('the others who share a pool', () => {
  const pool = aScheme({
    base: { kind: 'pool', amount: '90000.00' },
    components: [{ ...trips, missing: 'pay-zero' }],
  })
  const crew = (...rates: readonly string[]) => {
    const people = rates.map((_, at) => aPerson({ id: `p${at}`, personnelNumber: `p${at}` }))
    const kpiFacts = rates.map((value, at) =>
      aFact('trips', value, { id: `t${at}`, personId: `p${at}` }),
    )
    return compute(factsUnder(pool, { people, kpiFacts })).statements
  }

  test('are told by the own part, where they weigh differently', () => {
    const [[then], [now]] = [crew('0.5', '1'), crew('0.5', '0.5')]
    expect(changesBetween(then, now)).toEqual([
      { kind: 'pool', before: '30000.00', after: '45000.00' },
    ])
    // Who joins weighs as well.
    expect(changesBetween(now, crew('0.5', '0.25', '0.25')[0])).toEqual([])
    expect(changesBetween(now, crew('0.5', '0.5', '0.5')[0])).toEqual([
      { kind: 'pool', before: '45000.00', after: '30000.00' },
    ])
  })

  test('are no change where the own weight alone is another', () => {
    const [[then], [now]] = [crew('0.5', '1'), crew('1', '1')]
    expect(changesBetween(then, now)).toMatchObject([{ kind: 'figure' }])
  })

  test('are not told of who was in no pool then, or is not by now', () => {
    const [own] = crew('0.5', '1')
    expect(changesBetween(undefined, own).map(({ kind }) => kind)).toEqual(['figure', 'base'])
    expect(changesBetween(own, undefined).map(({ kind }) => kind)).toEqual(['figure', 'base'])
  })
})

describe('a decision', () => {
  const waiting = aScheme({
    components: ['courtesy', 'order'].map((code) =>
      aComponent({ code, title: { en: `The ${code}` }, share: '0.5', missing: 'hold' }),
    ),
  })
  const decided = (component: string, at: string, kind: 'pay' | 'zero' = 'pay') => ({
    ...{ schemeVersionId: 'scheme-4', component, kind, amount: null, at },
    ...{ reason: 'alone', by: { id: 'hr', name: 'Vera' } },
  })
  type Decided = ReturnType<typeof decided>
  const month = (...decisions: readonly Decided[]) => {
    const facts = factsUnder(waiting, {
      people: [aPerson(decisions.length === 0 ? {} : { decisions })],
    })
    return only({ ...takeSnapshot(facts), run: 1 })
  }
  const told = {
    ...{ kind: 'decision', title: { en: 'The courtesy' }, decision: 'pay' },
    ...{ reason: 'alone', by: { id: 'hr', name: 'Vera' } },
  }
  const morning = '2026-11-02T09:00:00.000Z'

  test('that was made since is told with its reason and by whom', () => {
    expect(changesBetween(month(), month(decided('courtesy', morning)))).toEqual([told])
  })

  test('that stood then is not told again; one made anew is', () => {
    const then = month(decided('courtesy', morning))
    expect(changesBetween(then, then)).toEqual([])
    expect(changesBetween(then, month())).toEqual([])
    const evening = '2026-11-02T19:00:00.000Z'
    expect(changesBetween(then, month(decided('courtesy', evening, 'zero')))).toEqual([
      { ...told, decision: 'zero' },
    ])
    // Two lines may be decided in one moment.
    expect(
      changesBetween(then, month(decided('courtesy', morning), decided('order', morning))),
    ).toEqual([{ ...told, title: { en: 'The order' } }])
  })

  test('of who was not paid then is told under the line of now', () => {
    const found = changesBetween(undefined, month(decided('order', morning)))
    expect(found).toContainEqual({ ...told, title: { en: 'The order' } })
  })
})
