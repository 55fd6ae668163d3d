import { describe, expect, test } from 'vitest'
import { shareOut } from './phone-copy'

const unit = (...sizes: readonly (readonly [string, number])[]) => new Map(sizes)
const shared = (units: readonly ReadonlyMap<string, number>[], bytes = 10, parts = 4) =>
  shareOut(units, { bytes, parts }).map((file) => [...file].join(' '))

describe('a copy', () => {
  test('of nothing is one file', () => {
    expect(shared([])).toEqual([''])
  })

  test('is one file as long as all fits, to the byte', () => {
    expect(shared([unit(['a', 4], ['b', 3]), unit(['c', 3])])).toEqual(['a b c'])
    expect(shared([unit(['a', 4], ['b', 3]), unit(['c', 4])])).toEqual(['a b', 'c'])
  })

  test('has no more contents in one file than that may hold', () => {
    const units = ['a', 'b', 'c', 'd', 'e'].map((path) => unit([path, 1]))
    expect(shared(units)).toEqual(['a b c d', 'e'])
  })

  test('never parts what belongs together, and leaves nothing out that is too much', () => {
    const large = unit(['b', 9], ['c', 9])
    expect(shared([unit(['a', 1]), large, unit(['d', 1])])).toEqual(['a', 'b c', 'd'])
    expect(shared([large])).toEqual(['b c'])
  })

  test('has what two need once in a file, and again in the next one', () => {
    const [first, second] = [unit(['r1', 1], ['photo', 8]), unit(['r2', 1], ['photo', 8])]
    expect(shared([first, second])).toEqual(['r1 photo r2'])
    expect(shared([first, second], 9)).toEqual(['r1 photo', 'r2 photo'])
  })

  test('takes 100 MB into one file unless it is told otherwise', () => {
    const half = 50 * 1024 * 1024
    const units = [unit(['a', half]), unit(['b', half]), unit(['c', 1])]
    expect(shareOut(units).map((file) => file.size)).toEqual([2, 1])
  })
})
