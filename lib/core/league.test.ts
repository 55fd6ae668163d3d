import { describe, expect, test } from 'vitest'
import { Fraction, parseDecimal as percent } from './exact'
import { leagueBands } from './league'
import { canBeToldApart } from './reliability'

describe('league', () => {
  const entry = (id: string, mean: string, visits: number) => ({ id, mean: percent(mean), visits })
  const deviation = percent('6.5')

  test('exactly at the distance two means are told apart', () => {
    // 1.645 * 6.5 * sqrt(1/2 + 1/2) = 10.6925
    const first = entry('a', '90', 2)
    expect(canBeToldApart(first, entry('b', '79.3075', 2), deviation)).toBe(true)
    expect(canBeToldApart(first, entry('b', '79.307500001', 2), deviation)).toBe(false)
  })

  test('a band is measured from its first, shares a rank, and does not drift', () => {
    const bands = leagueBands(
      [entry('c', '80', 2), entry('a', '90', 2), entry('b', '85', 2), entry('d', '75', 2)],
      deviation,
    )
    expect(bands.map(({ rank, entries }) => [rank, entries.map(({ id }) => id)])).toEqual([
      [1, ['a', 'b', 'c']],
      [4, ['d']],
    ])
  })

  test('without noise every difference counts, equal means stand together', () => {
    const bands = leagueBands(
      [entry('b', '90', 1), entry('a', '90', 1), entry('c', '89.99', 1)],
      Fraction.zero,
    )
    expect(bands.map(({ rank, entries }) => [rank, entries.map(({ id }) => id)])).toEqual([
      [1, ['a', 'b']],
      [3, ['c']],
    ])
    expect(leagueBands([], deviation)).toEqual([])
  })

  test('equal means stand by the number of visits, then by identifier', () => {
    const ties = [
      entry('c', '90', 2),
      entry('e', '90', 4),
      entry('a', '90', 2),
      entry('d', '90', 2),
      entry('b', '90', 2),
      entry('f', '90', 1),
    ]
    const order = (list: typeof ties) =>
      leagueBands(list, deviation).flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(order(ties)).toEqual(['e', 'a', 'b', 'c', 'd', 'f'])
    expect(order(ties.toReversed())).toEqual(order(ties))
  })

  test('the list that was given stays as it was', () => {
    const given = [entry('b', '80', 2), entry('a', '90', 2)]
    leagueBands(given, deviation)
    expect(given.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
