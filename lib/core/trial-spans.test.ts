import { describe, expect, test } from 'vitest'
import { quarterOf, trialSpans } from './trial-spans'

const months = (...told: readonly [string, 'paid' | 'proposed' | 'none'][]) =>
  told.map(([month, paid]) => ({ month, paid }))
const spans = (
  of: ReturnType<typeof months>,
  period: 'month' | 'quarter',
  comparedWith: 'same-scheme' | 'all-schemes' | 'nothing' = 'all-schemes',
) =>
  trialSpans(of, { document: { period }, comparedWith }).map(({ month, covers, isCompared }) => [
    month,
    covers.length,
    isCompared,
  ])
const summer = months(['2026-07', 'paid'], ['2026-08', 'proposed'], ['2026-09', 'paid'])

describe('months of a trial', () => {
  test('stand alone under a scheme of a month', () => {
    expect(spans(months(['2026-08', 'none'], ['2026-09', 'paid']), 'month')).toEqual([
      ['2026-08', 1, false],
      ['2026-09', 1, true],
    ])
  })

  test('go together under a scheme of a quarter, and are compared when all are there', () => {
    expect(spans(summer, 'quarter')).toEqual([['2026-09', 3, true]])
    expect(spans(summer.slice(1), 'quarter')).toEqual([['2026-09', 2, false]])
    expect(spans(months(['2026-07', 'none'], ...[]), 'quarter')).toEqual([['2026-07', 1, false]])
    const uneven = months(['2026-07', 'none'], ['2026-08', 'paid'], ['2026-09', 'paid'])
    expect(spans(uneven, 'quarter')).toEqual([['2026-09', 3, false]])
  })

  test('of the same scheme of a quarter need only their last one', () => {
    expect(spans(summer.slice(2), 'quarter', 'same-scheme')).toEqual([['2026-09', 1, true]])
    expect(spans(months(['2026-09', 'none']), 'quarter', 'same-scheme')).toEqual([
      ['2026-09', 1, false],
    ])
  })

  test('with nothing to compare are compared with nothing', () => {
    expect(spans(summer, 'quarter', 'nothing')).toEqual([['2026-09', 3, false]])
  })

  test('two quarters stay apart, also those of two years', () => {
    const two = months(['2025-09', 'paid'], ['2026-09', 'paid'], ['2026-10', 'paid'])
    expect(spans(two, 'quarter').map(([month]) => month)).toEqual(['2025-09', '2026-09', '2026-10'])
    expect(['2026-01', '2026-03', '2026-04', '2026-12'].map(quarterOf)).toEqual([
      ...['2026-1', '2026-1', '2026-2', '2026-4'],
    ])
  })
})
