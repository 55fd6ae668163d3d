import { describe, expect, test } from 'vitest'
import { aQuestionOf } from '@/test/factories'
import { notBelow, onlyAlone, withBound } from './answer-bounds'
import type { Condition } from './condition'
import { loneOptions, tickedWith } from './lone-options'

const option = (id: string) => ({ id, text: { ru: id }, points: '0' })
const ticks = aQuestionOf('multiple', { id: 'q', options: ['a', 'b', 'none'].map(option) })
const alone = onlyAlone('q', option('none'))

describe('options that stand only alone', () => {
  test('are found in the constraint that says so, also among others', () => {
    expect(loneOptions(ticks)).toEqual([])
    const bounded = withBound(ticks, alone)
    expect(loneOptions(bounded)).toEqual(['none'])
    const twice = withBound(bounded, onlyAlone('q', option('b')))
    expect(loneOptions(withBound(twice, notBelow('p', '0')))).toEqual(['none', 'b'])
  })

  test.each<[string, Condition]>([
    ['another question', onlyAlone('p', option('none')).when],
    ['the opposite', { kind: 'not', of: alone.when }],
    ['a choice alone', { kind: 'not', of: { kind: 'chosen', question: 'q', options: ['none'] } }],
    ['any of two', { kind: 'any', of: [alone.when, notBelow('p', '0').when] }],
    ['more than two', withCount('above', '2')],
    ['at least one', withCount('at-least', '1')],
    ['two options', withCount('above', '1', ['none', 'b'])],
  ])('and in no other: %s', (_, when) => {
    expect(loneOptions({ id: 'q', constraint: { when, message: null } })).toEqual([])
  })
})

function withCount(
  operator: 'above' | 'at-least',
  value: string,
  options: readonly string[] = ['none'],
): Condition {
  const count = { kind: 'chosen-count', question: 'q' } as const
  const more = { kind: 'compare', left: count, operator, right: { kind: 'number', value } } as const
  return {
    kind: 'not',
    of: { kind: 'all', of: [{ kind: 'chosen', question: 'q', options }, more] },
  }
}

test('a tick takes away what cannot stand beside it, and nothing else', () => {
  const bounded = withBound(ticks, alone)
  expect(tickedWith(bounded, ['a', 'b', 'none'], 'none')).toEqual(['none'])
  expect(tickedWith(bounded, ['a', 'none'], 'a')).toEqual(['a'])
  const both = ['a', 'b']
  expect(tickedWith(bounded, both, 'b')).toBe(both)
  expect(tickedWith(bounded, both, 'none')).toBe(both)
  expect(tickedWith(ticks, ['a', 'none'], 'none')).toEqual(['a', 'none'])
})
