import { describe, expect, test } from 'vitest'
import {
  aComponent,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  someFacts,
} from '@/test/factories/pay'
import { aFact, compute, reading } from '@/test/factories/pay-period'
import type { LineDecision } from './decided-lines'
import { adjustmentBetween, differenceBetweenRuns } from './pay-adjustment'
import type { PayoutLine } from './payout-result'

describe('a new run', () => {
  const people = ['a', 'b', 'c'].map((id) => aPerson({ id }))
  const run = (paid: readonly string[], total: string) => {
    const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total }))
    const chosen = people.filter((person) => paid.includes(person.id))
    return compute(factsUnder(reading({}), { people: chosen, scores })).statements
  }

  test('tells what it changes, line by line, and leaves out what it does not', () => {
    const changes = differenceBetweenRuns(run(['a', 'b'], '50/1'), run(['a', 'b', 'c'], '40/1'))
    const line = (amount: string) => [{ code: 'courtesy', amount }]
    expect(changes).toEqual([
      {
        personId: 'a',
        schemeVersionId: 'scheme-4',
        kind: 'changed',
        amount: '-6000.00',
        lines: line('-6000.00'),
      },
      {
        personId: 'c',
        schemeVersionId: 'scheme-4',
        kind: 'added',
        amount: '60000.00',
        lines: line('60000.00'),
      },
    ])
    expect(differenceBetweenRuns(run(['a', 'b'], '50/1'), run(['a'], '50/1'))).toEqual([
      {
        personId: 'b',
        schemeVersionId: 'scheme-4',
        kind: 'removed',
        amount: '-60000.00',
        lines: line('-60000.00'),
      },
    ])
  })

  const trips = aScheme({
    components: [
      aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
      aComponent({ code: 'calls', share: '0.5', value: aKpi('calls') }),
    ],
  })
  const kpiFacts = [aFact('trips', '1'), aFact('calls', '1')]
  const under = (person: Parameters<typeof aPerson>[0]) =>
    compute(factsUnder(trips, { people: [aPerson(person)], kpiFacts })).statements
  const decision: LineDecision = {
    schemeVersionId: 'scheme-4',
    component: 'trips',
    kind: 'amount',
    amount: '1000.00',
    reason: 'order 12',
    by: { id: 'markova', name: 'E. Markova' },
    at: '2026-11-02T09:00:00.000Z',
  }
  const adjustments = [
    {
      id: 'adjustment-1',
      amount: '500.00',
      cause: 'appeal',
      note: 'the answer on the greeting was corrected',
      statementId: 'statement-of-september',
      month: '2026-09',
      schemeVersionId: 'scheme-4',
    } as const,
  ]

  test('tells a line that somebody set to an amount, and no other', () => {
    expect(differenceBetweenRuns(under({}), under({ decisions: [decision] }))).toMatchObject([
      { kind: 'changed', amount: '-29000.00', lines: [{ code: 'trips', amount: '-29000.00' }] },
    ])
  })

  test('a line of a component that is set to an amount leaves the line of the floor', () => {
    const document = aScheme({
      components: [aComponent({ code: 'floor', value: aKpi('trips') })],
      floor: '5000.00',
    })
    const run = (decisions: readonly LineDecision[]) => {
      const facts = { people: [aPerson({ decisions })], kpiFacts: [aFact('trips', '0')] }
      return compute(factsUnder(document, facts)).statements
    }
    const set = { ...decision, component: 'floor', amount: '100.00' }
    expect(differenceBetweenRuns(run([]), run([set]))).toMatchObject([
      { amount: '100.00', lines: [{ code: 'floor', amount: '100.00' }] },
    ])
  })

  test('tells corrections of earlier months as one line', () => {
    expect(differenceBetweenRuns(under({}), under({ adjustments }))).toMatchObject([
      { kind: 'changed', amount: '500.00', lines: [{ code: '@adjustments', amount: '500.00' }] },
    ])
    expect(differenceBetweenRuns([], under({ adjustments }))).toMatchObject([
      {
        kind: 'added',
        amount: '60500.00',
        lines: [
          { code: 'trips', amount: '30000.00' },
          { code: 'calls', amount: '30000.00' },
          { code: '@adjustments', amount: '500.00' },
        ],
      },
    ])
  })

  test('compares the statement of one scheme with that of the same scheme', () => {
    const statements = (...versionIds: string[]) =>
      compute(
        someFacts({
          schemes: versionIds.map((versionId) => ({
            versionId,
            number: 1,
            effectiveFrom: '2026-09-01',
            document: aScheme(),
          })),
          people: [aPerson({ schemeVersionIds: versionIds })],
        }),
      ).statements
    const changes = differenceBetweenRuns(statements('a', 'b'), statements('b', 'c'))
    expect(changes.map(({ kind, schemeVersionId }) => [kind, schemeVersionId])).toEqual([
      ['added', 'c'],
      ['removed', 'a'],
    ])
  })
})

test('a component that is called like the line of the floor is another line', () => {
  const payout = (...lines: PayoutLine[]) => ({ payout: '0.00', lines })
  const line = (kind: PayoutLine['kind'], amount: string) => ({ kind, code: 'floor', amount })
  expect(
    adjustmentBetween(
      payout(line('component', '100.00'), line('floor', '7.00')),
      payout(line('component', '90.00')),
    ).lines,
  ).toEqual([
    { code: 'floor', amount: '-10.00' },
    { code: 'floor', amount: '-7.00' },
  ])
})
