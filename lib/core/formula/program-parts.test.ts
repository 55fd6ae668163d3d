import { describe, expect, test } from 'vitest'
import { programParts as parts } from '@/test/factories/program-parts'
import { Fraction, fractionText } from '../exact'

const limit = Number.MAX_SAFE_INTEGER

describe('a constant', () => {
  test('is known before any row, with its size', () => {
    const { make, all } = parts(2)
    expect(make.constant(-3, 4)).toMatchObject({ fixed: 4, constant: -3, most: 3 })
    expect(all(make.constant(-3, 4))).toEqual(['-3/4', '-3/4'])
  })
})

describe('a column', () => {
  test('over one denominator knows its largest number in either direction', () => {
    const { over, all } = parts(3)
    expect(over(4, 1, -7, 3)).toMatchObject({ fixed: 4, constant: null, most: 7 })
    expect(over(4, 1, 7, -3)).toMatchObject({ most: 7 })
    expect(over(4, 0, 0, 0)).toMatchObject({ most: 0 })
    expect(all(over(4, 1, -7, 3))).toEqual(['1/4', '-7/4', '3/4'])
  })

  test('that lacks a row is looked at row by row, and that row is beyond', () => {
    const { over, all } = parts(3)
    const withGap = over(4, 1, Number.NaN, 3)
    expect(withGap).toMatchObject({ fixed: 4, most: limit })
    expect(withGap.column).toBeUndefined()
    expect(all(withGap)).toEqual(['1/4', 'beyond', '3/4'])
    expect(all(over(4, Number.NaN, 1, Number.NaN))).toEqual(['beyond', '1/4', 'beyond'])
    const short = over(4, 1, 2)
    expect(short.most).toBe(limit)
    expect(all(short)).toEqual(['1/4', '1/2', 'beyond'])
  })

  test('longer than the rows is read as far as they go', () => {
    const { over, all } = parts(2)
    expect(over(1, 5, 6, 7).column).toBeDefined()
    expect(all(over(1, 5, 6, 7))).toEqual(['5/1', '6/1'])
  })

  test('with a denominator for each row leaves that of the row', () => {
    const { free, all } = parts(3)
    const column = free([1, 3], [Number.NaN, 1], [-2, 5])
    expect(column).toMatchObject({ fixed: null, constant: null, most: Number.POSITIVE_INFINITY })
    expect(all(column)).toEqual(['1/3', 'beyond', '-2/5'])
  })
})

describe('a sum', () => {
  test('is over the least common denominator, whichever side the constant is on', () => {
    const { make, over, all } = parts(2)
    const column = over(4, 1, -3)
    for (const sum of [
      make.plus(column, make.constant(1, 6)),
      make.plus(make.constant(1, 6), column),
    ]) {
      expect(sum).toMatchObject({ fixed: 12, constant: null, most: 11 })
      expect(all(sum)).toEqual(['5/12', '-7/12'])
    }
    expect(all(make.plus(make.constant(1, 2), make.constant(1, 3)))).toEqual(['5/6', '5/6'])
  })

  test('of two columns adds row by row', () => {
    const { make, over, all } = parts(2)
    const sum = make.plus(over(4, 1, -3), over(6, 5, 5))
    expect(sum).toMatchObject({ fixed: 12, most: 9 + 10 })
    expect(all(sum)).toEqual(['13/12', '1/12'])
    expect(all(make.minus(over(4, 1, -3), over(6, 5, 5)))).toEqual(['-7/12', '-19/12'])
    expect(all(make.minus(over(4, 1, -3), make.constant(1, 4)))).toEqual(['0/1', '-1/1'])
  })

  test('without a common denominator leaves one for each row', () => {
    const { make, over, free, all } = parts(2)
    const sum = make.plus(free([1, 3], [1, 7]), over(2, 1, 3))
    expect(sum).toMatchObject({ fixed: null, constant: null, most: Number.POSITIVE_INFINITY })
    expect(all(sum)).toEqual(['5/6', '23/14'])
    expect(all(make.plus(over(2, 1, 3), free([1, 3], [1, 7])))).toEqual(['5/6', '23/14'])
    const large = make.plus(over(2 ** 30, 1, 0), over(3 ** 20, 1, 0))
    expect(large.fixed).toBeNull()
    expect(all(large)).toEqual(['beyond', 'beyond'])
  })

  test('takes the largest denominator that is exact', () => {
    const { make, over, all } = parts(1)
    const sum = make.plus(over(limit, 1), over(limit, 2))
    expect(sum.fixed).toBe(limit)
    expect(all(sum)).toEqual([fractionText(Fraction.of(3, limit))])
  })

  test('that may leave the exact whole numbers is looked at on every row', () => {
    const { make, over, all } = parts(3)
    const sum = make.plus(over(1, limit, limit - 1, -limit), over(1, 1, 1, -1))
    expect(sum.most).toBe(limit)
    expect(all(sum)).toEqual(['beyond', `${limit}/1`, 'beyond'])
    expect(all(make.plus(over(1, limit, 1, -limit), make.constant(1, 1)))).toEqual([
      'beyond',
      '2/1',
      `${1 - limit}/1`,
    ])
  })
})

describe('the opposite', () => {
  test('of a constant is a constant', () => {
    const { make, over, all } = parts(2)
    expect(make.negated(make.constant(3, 4))).toMatchObject({ constant: -3, fixed: 4, most: 3 })
    const column = make.negated(over(4, 1, -3))
    expect(column).toMatchObject({ constant: null, fixed: 4, most: 3 })
    expect(all(column)).toEqual(['-1/4', '3/4'])
  })
})

describe('a product', () => {
  test('with a constant is in lower terms, whichever side it is on', () => {
    const { make, over, all } = parts(2)
    const column = over(4, 3, -5)
    for (const product of [
      make.times(column, make.constant(-6, 5)),
      make.times(make.constant(-6, 5), column),
    ]) {
      expect(product).toMatchObject({ fixed: 10, constant: null, most: 15 })
      expect(all(product)).toEqual(['-9/10', '3/2'])
    }
  })

  test('of constants is one, and can be multiplied again', () => {
    const { make, over, all } = parts(1)
    const product = make.times(make.constant(2, 3), make.constant(5, 7))
    expect(product).toMatchObject({ constant: 10, fixed: 21, most: 10 })
    expect(all(product)).toEqual(['10/21'])
    expect(all(make.times(over(1, 3), product))).toEqual(['10/7'])
    const huge = make.times(make.constant(limit, 1), make.constant(3, 1))
    expect(huge.constant).toBeNull()
    expect(all(huge)).toEqual(['beyond'])
  })

  test('of a column with several constants reads the column once', () => {
    const { make, over, all } = parts(2)
    const twice = make.times(make.times(over(1, 3, -5), make.constant(2, 1)), make.constant(5, 1))
    expect(twice.column?.factor).toBe(10)
    expect(twice).toMatchObject({ fixed: 1, constant: null, most: 50 })
    expect(all(twice)).toEqual(['30/1', '-50/1'])
    expect(make.times(over(1, 3, -5), make.constant(1, 1)).column?.factor).toBe(1)
  })

  test('of two columns multiplies row by row', () => {
    const { make, over, all } = parts(2)
    const product = make.times(over(4, 3, -5), over(5, 2, 7))
    expect(product).toMatchObject({ fixed: 20, constant: null, most: 35 })
    expect(all(product)).toEqual(['3/10', '-7/4'])
  })

  test('without a common denominator leaves one for each row', () => {
    const { make, over, free, all } = parts(2)
    expect(all(make.times(free([1, 3], [1, 7]), over(2, 3, 3)))).toEqual(['1/2', '3/14'])
    expect(all(make.times(over(2, 3, 3), free([1, 3], [1, 7])))).toEqual(['1/2', '3/14'])
    expect(all(make.times(free([1, 3], [1, 7]), make.constant(3, 1)))).toEqual(['1/1', '3/7'])
    expect(all(make.times(make.constant(3, 1), free([1, 3], [1, 7])))).toEqual(['1/1', '3/7'])
  })

  test('over a denominator beyond the exact ones is brought to lower terms by row', () => {
    const { make, over, all } = parts(2)
    const columns = make.times(over(2 ** 30, 2 ** 30, 1), over(2 ** 30, 5, 1))
    expect(columns.fixed).toBeNull()
    expect(all(columns)).toEqual([fractionText(Fraction.of(5, 2 ** 30)), 'beyond'])
    const constant = make.times(over(2 ** 30, 3 ** 20, 1), make.constant(5, 3 ** 20))
    expect(constant.fixed).toBeNull()
    expect(all(constant)).toEqual([fractionText(Fraction.of(5, 2 ** 30)), 'beyond'])
  })

  test('takes the largest denominator that is exact', () => {
    const { make, over } = parts(1)
    expect(make.times(over(limit, 2), over(1, 3)).fixed).toBe(limit)
    expect(make.times(over(limit, 2), make.constant(1, 1)).fixed).toBe(limit)
    expect(make.times(over(1, 2), make.constant(1, limit)).fixed).toBe(limit)
  })

  test('that may leave the exact whole numbers is looked at on every row', () => {
    const { make, over, all } = parts(2)
    const product = make.times(over(1, 2 ** 40, 2), over(1, 2 ** 40, 3))
    expect(product.most).toBe(limit)
    expect(all(product)).toEqual(['beyond', '6/1'])
    const scaled = make.times(over(1, 2 ** 40, 2), make.constant(2 ** 40, 1))
    expect(scaled.most).toBe(limit)
    expect(all(scaled)).toEqual(['beyond', `${2 ** 41}/1`])
  })
})

describe('a quotient', () => {
  test('by a constant is a product, with the sign above', () => {
    const { make, over, all } = parts(2)
    const quotient = make.dividedBy(over(4, 3, -5), make.constant(-3, 2))
    expect(quotient).toMatchObject({ fixed: 6, constant: null })
    expect(all(quotient)).toEqual(['-1/2', '5/6'])
    expect(make.dividedBy(make.constant(1, 2), make.constant(3, 4))).toMatchObject({
      constant: 4,
      fixed: 6,
    })
  })

  test('by a column, or by nothing, is found row by row', () => {
    const { make, over, all } = parts(2)
    expect(all(make.dividedBy(over(4, 3, -5), over(2, 0, 3)))).toEqual(['beyond', '-5/6'])
    expect(all(make.dividedBy(over(4, 3, -5), make.constant(0, 1)))).toEqual(['beyond', 'beyond'])
  })
})
