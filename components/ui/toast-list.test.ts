import { expect, test } from 'vitest'
import { type Shown, withToast } from './toast-list'

/** Shows one after the other: a capital letter is a failure. Returns what stands there then. */
function shown(...titles: readonly string[]): string {
  const toasts = titles.map((title, number) => ({
    number,
    title,
    failure: title !== title.toLowerCase(),
  }))
  const none: readonly Shown[] = []
  return toasts
    .reduce(withToast, none)
    .map(({ title }) => title)
    .join('')
}

test('three stand there at once, the newest last', () => {
  expect(shown('a')).toBe('a')
  expect(shown('a', 'b', 'c')).toBe('abc')
})

test('the oldest gives way to a fourth', () => {
  expect(shown('a', 'b', 'c', 'd', 'e')).toBe('cde')
})

test('a failure never gives way: what is newer than it goes first', () => {
  expect(shown('A', 'b', 'c', 'd')).toBe('Acd')
  expect(shown('a', 'B', 'c', 'd', 'e')).toBe('Bde')
})

test('failures alone are as many as they are, and news is shown beside them', () => {
  expect(shown('A', 'B', 'C', 'D')).toBe('ABCD')
  expect(shown('A', 'B', 'C', 'd')).toBe('ABCd')
  expect(shown('A', 'B', 'C', 'd', 'e')).toBe('ABCe')
})
