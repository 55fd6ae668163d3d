import { describe, expect, test } from 'vitest'
import { addressWith } from './address'

describe('addressWith', () => {
  test.each([
    [{}, {}, '/visits'],
    [{ unit: '1' }, { month: '2026-10' }, '/visits?unit=1&month=2026-10'],
    [{ unit: '1', month: '2026-10' }, { unit: undefined }, '/visits?month=2026-10'],
    [{ unit: '1' }, { unit: '' }, '/visits'],
    [{ page: '3', unit: '1' }, { unit: '2' }, '/visits?unit=2'],
    [{ page: '3', unit: '1' }, { page: '4' }, '/visits?page=4&unit=1'],
    [{ state: ['a', 'b'] }, {}, '/visits?state=a&state=b'],
    [{}, { q: 'Ю & К' }, '/visits?q=%D0%AE+%26+%D0%9A'],
  ])('%o with %o', (query, changes, expected) => {
    expect(addressWith('/visits', query, changes)).toBe(expected)
  })
})
