import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { correctionsOf, type StandingFacts } from './period-corrections'
import { takeSnapshot } from './period-seal'

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
})
