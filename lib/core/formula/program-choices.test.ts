import { describe, expect, test } from 'vitest'
import { programParts as parts } from '@/test/factories/program-parts'
import type { WholeRounding } from './pair-arithmetic'
import type { Part } from './program-parts'

const limit = Number.MAX_SAFE_INTEGER

describe('an order', () => {
  const signs = (left: readonly number[], right: readonly number[]) => {
    const { make, over, free, state } = parts(left.length)
    const at = (order: () => number) =>
      left.map((_, row) => {
        state.row = row
        return Math.sign(order()) + 0
      })
    const pairs = (of: readonly number[]) => free(...of.map((n) => [n, 6] as const))
    return [
      at(make.order(over(4, ...left), over(6, ...right))),
      at(make.order(free(...left.map((n) => [n, 4] as const)), pairs(right))),
    ]
  }

  test('has the sign of the difference, over common or own denominators', () => {
    const expected = [-1, 0, 1, -1]
    expect(signs([1, 2, 3, -2], [2, 3, 4, 3])).toEqual([expected, expected])
  })

  test('with a constant too', () => {
    const { make, over, state } = parts(3)
    const order = make.order(over(4, 1, 2, 3), make.constant(1, 2))
    const found = [0, 1, 2].map((row) => {
      state.row = row
      return order()
    })
    expect(found.map(Math.sign)).toEqual([-1, 0, 1])
  })
})

describe('a choice', () => {
  test('is over a common denominator, as large as the larger of both', () => {
    const { make, over, state, all } = parts(2)
    const chosen = make.chosen(() => state.row === 0, over(4, 3, 3), over(6, 1, -5))
    expect(chosen).toMatchObject({ fixed: 12, constant: null, most: 10 })
    expect(all(chosen)).toEqual(['3/4', '-5/6'])
    expect(make.chosen(() => true, over(6, 1, -5), over(4, 3, 3)).most).toBe(10)
  })

  test('of two constants is no constant', () => {
    const { make, state, all } = parts(2)
    const chosen = make.chosen(() => state.row === 0, make.constant(1, 2), make.constant(-2, 3))
    expect(chosen).toMatchObject({ fixed: 6, constant: null, most: 4 })
    expect(all(chosen)).toEqual(['1/2', '-2/3'])
  })

  test('of a constant and a column', () => {
    const { make, over, state, all } = parts(2)
    const first = () => state.row === 0
    expect(all(make.chosen(first, make.constant(1, 2), over(3, 1, 2)))).toEqual(['1/2', '2/3'])
    expect(all(make.chosen(first, over(3, 1, 2), make.constant(1, 2)))).toEqual(['1/3', '1/2'])
  })

  test('without a common denominator leaves that of what was chosen', () => {
    const { make, over, free, state, all } = parts(2)
    const chosen = make.chosen(() => state.row === 0, over(2, 1, 1), free([1, 3], [2, 7]))
    expect(chosen).toMatchObject({ fixed: null, constant: null, most: Number.POSITIVE_INFINITY })
    expect(all(chosen)).toEqual(['1/2', '2/7'])
    const other = make.chosen(() => state.row === 1, over(2, 1, 1), free([1, 3], [2, 7]))
    expect(all(other)).toEqual(['1/3', '1/2'])
  })
})

describe('a size', () => {
  test('has no sign', () => {
    const { make, over, all } = parts(2)
    const size = make.absolute(over(4, 3, -5))
    expect(size).toMatchObject({ fixed: 4, constant: null, most: 5 })
    expect(all(size)).toEqual(['3/4', '5/4'])
    expect(make.absolute(make.constant(-3, 4)).constant).toBeNull()
  })
})

describe('rounding', () => {
  const cases: readonly (readonly [WholeRounding, readonly string[]])[] = [
    ['half-up', ['3/1', '-3/1', '2/1', '-2/1', '2/1']],
    ['away-from-zero', ['3/1', '-3/1', '3/1', '-3/1', '2/1']],
    ['toward-zero', ['2/1', '-2/1', '2/1', '-2/1', '2/1']],
    ['floor', ['2/1', '-3/1', '2/1', '-3/1', '2/1']],
    ['ceiling', ['3/1', '-2/1', '3/1', '-2/1', '2/1']],
  ]
  const numerators = [250, -250, 249, -249, 200]

  test.each(cases)('%s to whole numbers', (rounding, expected) => {
    const { make, over, free, all } = parts(numerators.length)
    const known = make.rounded(over(100, ...numerators), 1, 1, rounding)
    expect(known).toMatchObject({ fixed: 1, constant: null })
    expect(known.most).toBeLessThan(limit)
    expect(all(known)).toEqual(expected)
    const each = make.rounded(free(...numerators.map((n) => [n, 100] as const)), 1, 1, rounding)
    expect(each).toMatchObject({ fixed: 1, constant: null, most: limit })
    expect(all(each)).toEqual(expected)
  })

  test('to hundreds and to hundredths', () => {
    const { make, over, free, all } = parts(2)
    const hundreds = make.rounded(over(4, 1000, -1001), 100, 1, 'half-up')
    expect(hundreds.fixed).toBe(1)
    expect(all(hundreds)).toEqual(['300/1', '-300/1'])
    expect(all(make.rounded(free([1000, 4], [-998, 4]), 100, 1, 'half-up'))).toEqual([
      '300/1',
      '-200/1',
    ])
    const hundredths = make.rounded(over(8, 5, -3), 1, 100, 'half-up')
    expect(hundredths.fixed).toBe(100)
    expect(all(hundredths)).toEqual(['63/100', '-19/50'])
    expect(all(make.rounded(free([5, 8], [-3, 8]), 1, 100, 'half-up'))).toEqual([
      '63/100',
      '-19/50',
    ])
  })

  test('to steps of quarters', () => {
    const { make, over, all } = parts(2)
    const floor = make.rounded(over(100, 199, -1), 3, 4, 'floor')
    expect(floor.fixed).toBe(4)
    expect(all(floor)).toEqual(['3/2', '-3/4'])
  })

  test('of what may be beyond is looked at on every row', () => {
    const { make, over, free, all } = parts(2)
    const known = make.rounded(over(3, 2 ** 52, 10), 1, 100, 'half-up')
    expect(all(known)).toEqual(['beyond', '333/100'])
    const each = make.rounded(free([2 ** 52, 3], [10, 3]), 1, 100, 'half-up')
    expect(all(each)).toEqual(['beyond', '333/100'])
    const fine = make.rounded(over(2 ** 52 + 1, 2 ** 52, 3), 100, 1, 'away-from-zero')
    expect(fine.fixed).toBe(1)
    expect(all(fine)).toEqual(['beyond', 'beyond'])
    const largeSteps = make.rounded(over(1, limit, 3), 1000, 1, 'ceiling')
    expect(all(largeSteps)).toEqual(['beyond', '1000/1'])
    const largeStepsEach = make.rounded(free([limit, 1], [3, 1]), 1000, 1, 'ceiling')
    expect(all(largeStepsEach)).toEqual(['beyond', '1000/1'])
  })

  test('takes the largest unit that is exact', () => {
    const { make, over, all } = parts(2)
    const unit = make.rounded(over(limit, limit, 1), 1, 1, 'toward-zero')
    expect(unit.most).toBeLessThan(limit)
    expect(all(unit)).toEqual(['1/1', '0/1'])
  })
})

describe('a value that is read several times', () => {
  test('is computed once for each row', () => {
    const { make, over, state, all } = parts(2)
    let computed = 0
    const source = over(4, 3, -5)
    const counted: Part = {
      ...source,
      run: () => {
        computed += 1
        return source.run()
      },
    }
    const square = make.once(counted, (value) => make.times(value, value))
    expect(square).toMatchObject({ fixed: 16, constant: null, most: 25 })
    expect(all(square)).toEqual(['9/16', '25/16'])
    expect(computed).toBe(2)
    expect(state.beyond).toBe(false)
  })

  test('keeps the denominator that its row had', () => {
    const { make, free, all } = parts(2)
    const square = make.once(free([1, 3], [2, 5]), (value) => make.times(value, value))
    expect(square.fixed).toBeNull()
    expect(all(square)).toEqual(['1/9', '4/25'])
    const used = make.once(free([1, 3], [2, 5]), (value) => make.plus(value, make.constant(1, 2)))
    expect(all(used)).toEqual(['5/6', '9/10'])
  })

  test('stays a constant where it is one', () => {
    const { make } = parts(1)
    const doubled = make.once(make.constant(3, 4), (value) =>
      make.times(value, make.constant(2, 1)),
    )
    expect(doubled).toMatchObject({ constant: 6, fixed: 4 })
  })
})

test('what only the exact evaluation can name is beyond on every row', () => {
  const { make, all } = parts(2)
  expect(make.nameless()).toMatchObject({ fixed: 1, constant: null, most: 0 })
  expect(all(make.nameless())).toEqual(['beyond', 'beyond'])
})
