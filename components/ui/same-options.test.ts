import { expect, test } from 'vitest'
import { sameOptions } from './same-options'

const anna = { value: '1', label: 'Анна', detail: '101' }
const boris = { value: '2', label: 'Борис', detail: '102' }

test('lists that say the same are the same, whoever made them', () => {
  const both = [anna, boris]
  expect(sameOptions(both, both)).toBe(true)
  expect(sameOptions(both, [{ ...anna }, { ...boris }])).toBe(true)
  expect(sameOptions([], [])).toBe(true)
})

test('another option, word, order or number of options is another list', () => {
  expect(sameOptions([anna], [{ ...anna, value: '3' }])).toBe(false)
  expect(sameOptions([anna], [{ ...anna, label: 'Анна П.' }])).toBe(false)
  expect(sameOptions([anna], [{ ...anna, detail: '201' }])).toBe(false)
  expect(sameOptions([anna, boris], [boris, anna])).toBe(false)
  expect(sameOptions([anna], [anna, boris])).toBe(false)
  expect(sameOptions([anna, boris], [anna])).toBe(false)
})
