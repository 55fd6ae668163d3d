import { describe, expect, it } from 'vitest'
import { subtreeOf, treeOrder, wouldCycle } from './unit-tree'

const units = [
  { id: 'shop', parentId: 'north' },
  { id: 'country', parentId: null },
  { id: 'north', parentId: 'country' },
  { id: 'south', parentId: 'country' },
]

describe('the tree of units', () => {
  it('gives a unit with everything below it', () => {
    expect([...subtreeOf(units, 'north')].sort()).toEqual(['north', 'shop'])
    expect(subtreeOf(units, 'country').size).toBe(4)
  })

  it('walks a circle that was made by mistake once', () => {
    const circle = [
      { id: 'north', parentId: 'shop' },
      { id: 'shop', parentId: 'north' },
    ]
    expect([...subtreeOf(circle, 'north')].sort()).toEqual(['north', 'shop'])
  })

  it('sees a circle before it is made', () => {
    expect(wouldCycle(units, 'north', 'shop')).toBe(true)
    expect(wouldCycle(units, 'north', 'north')).toBe(true)
    expect(wouldCycle(units, 'shop', 'south')).toBe(false)
    expect(wouldCycle(units, 'north', null)).toBe(false)
  })

  it('orders parents before children, siblings as given', () => {
    expect(treeOrder(units).map(({ unit, depth }) => `${depth} ${unit.id}`)).toEqual([
      '0 country',
      '1 north',
      '2 shop',
      '1 south',
    ])
  })

  it('keeps units whose parent is not in the list', () => {
    expect(treeOrder([{ id: 'a', parentId: 'unseen' }])).toHaveLength(1)
  })
})
