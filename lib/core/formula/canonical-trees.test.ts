import { expect, test } from 'vitest'
import { treeOf } from './canonical-trees'

test('the tree of a stored formula is read in the English spelling, in which it is stored', () => {
  expect(treeOf('MIN(1,5)')).toMatchObject({ name: 'MIN', of: [{ text: '1' }, { text: '5' }] })
  expect(() => treeOf('1 +')).toThrow(RangeError)
  expect(() => treeOf('1 +')).toThrow('Not a formula:')
})

test('a hundred texts are kept, and no more of them', () => {
  const text = (number: number) => `1 + 0.${number}7`
  const first = treeOf(text(0))
  // Whatever was kept before: other texts, until the first one is forgotten and read again.
  let used = 1
  while (treeOf(text(0)) === first && used < 200) {
    treeOf(text(used))
    used += 1
  }
  const again = treeOf(text(0))
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
  // Now the last of the others and this one are kept, and there is room for 98.
  for (const _ of Array(98)) {
    treeOf(text(used))
    used += 1
  }
  expect(treeOf(text(0))).toBe(again)
  treeOf(text(used))
  expect(treeOf(text(0))).not.toBe(again)
})
