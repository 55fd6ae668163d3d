import { describe, expect, test } from 'vitest'
import { formulaOrder } from './formula-order'

const orderOf = (reads: Readonly<Record<string, readonly string[]>>) =>
  formulaOrder(new Map(Object.entries(reads)))

describe('the order in which formulas are computed', () => {
  test.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['is the one given where none reads another', { b: [], a: [], c: [] }, ['b', 'a', 'c']],
    ['has what is read before its reader', { a: ['c'], b: [], c: [] }, ['c', 'a', 'b']],
    ['goes through several', { a: ['b'], b: ['c'], c: ['d'], d: [] }, ['d', 'c', 'b', 'a']],
    ['has each once', { a: ['c', 'c'], b: ['c', 'a'], c: [] }, ['c', 'a', 'b']],
    ['asks nothing of facts', { a: ['base', 'b'], b: ['salary'] }, ['b', 'a']],
    ['is empty for no formulas', {}, []],
  ])('%s', (_, reads, order) => {
    expect(orderOf(reads)).toEqual({ ok: true, order })
  })

  test.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['one that reads itself', { a: [], b: ['b'] }, ['b']],
    ['two that read each other', { a: ['b'], b: ['a'] }, ['a', 'b']],
    [
      'a circle without what leads to it',
      { a: ['b'], b: ['c'], c: ['d'], d: ['b'] },
      ['b', 'c', 'd'],
    ],
    ['the first of two', { a: ['x', 'b'], b: ['a'], c: ['c'] }, ['a', 'b']],
    ['one behind what is no circle', { a: ['b', 'c'], b: [], c: ['a'] }, ['a', 'c']],
  ])('there is none for %s', (_, reads, cycle) => {
    expect(orderOf(reads)).toEqual({ ok: false, cycle })
  })

  test('asks each formula once, however many ways lead to it', () => {
    let asked = 0
    class Counted extends Map<string, readonly string[]> {
      override get(name: string) {
        asked += 1
        return super.get(name)
      }
    }
    // Every formula is read by both of the pair before it: 4,096 ways lead to the last pair.
    const pairs = Array.from({ length: 12 }, (_, at) => [`a${at}`, `b${at}`])
    const reads = new Counted(
      pairs.flatMap((pair, at) => pair.map((name) => [name, pairs[at + 1] ?? []] as const)),
    )
    expect(formulaOrder(reads)).toMatchObject({ ok: true })
    expect(asked).toBe(24)
  })
})
