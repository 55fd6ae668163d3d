import { describe, expect, test } from 'vitest'
import { aPerson, aScore, factsUnder } from '@/test/factories/pay'
import { compute, reading } from '@/test/factories/pay-period'
import { differenceBetweenRuns } from './pay-adjustment'

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
})
