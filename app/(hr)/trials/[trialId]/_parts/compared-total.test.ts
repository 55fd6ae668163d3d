import { expect, test } from 'vitest'
import type { TrialBudget } from '@/lib/core/trial-comparison'
import { comparedTotal } from './compared-total'

const line = (month: string | null, tried: string, paid: string | null): TrialBudget => ({
  ...{ month, tried, paid, payouts: 8, covers: month === null ? [] : [month] },
  difference: paid === null ? null : '14035.36',
})

test('the sum of three months names what of it stands beside the pay of one', () => {
  const lines = [
    line('2026-08', '395666.29', null),
    line('2026-09', '403303.64', null),
    line('2026-10', '436695.00', '422659.64'),
    line(null, '1235664.93', '422659.64'),
  ]
  expect(comparedTotal(lines)).toEqual({ months: ['2026-10'], amount: '436695.00' })
})

test('where all months were paid, or none, there is nothing to tell apart', () => {
  const paid = [line('2026-10', '436695.00', '422659.64'), line(null, '436695.00', '422659.64')]
  expect(comparedTotal(paid)).toBeNull()
  expect(comparedTotal([line('2026-10', '436695.00', null), line(null, '1', null)])).toBeNull()
})
