import { expect, test } from 'vitest'
import { unitPathsOf } from './unit-paths'

test('the way up from a unit is itself and all above it, the nearest first', () => {
  const units = [
    { id: 'company', parentId: null },
    { id: 'depot', parentId: 'north' },
    { id: 'north', parentId: 'company' },
  ]
  expect([...unitPathsOf(units)]).toEqual([
    ['company', ['company']],
    ['depot', ['depot', 'north', 'company']],
    ['north', ['north', 'company']],
  ])
})

test('a circle ends where it would begin anew, an unknown unit above is the last', () => {
  const circle = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'gone' },
  ]
  expect([...unitPathsOf(circle)]).toEqual([
    ['a', ['a', 'b']],
    ['b', ['b', 'a']],
    ['c', ['c', 'gone']],
  ])
})
