import { describe, expect, test } from 'vitest'
import { type FeeFacts, feePayBy, feeStandingOf } from './fee-payment'
import { visitStates } from './visit-states'

describe('the last day of a payment', () => {
  test.each([
    ['2026-10-20', 10, '2026-11-10'],
    ['2026-10-01', 1, '2026-11-01'],
    ['2026-12-31', 5, '2027-01-05'],
    ['2027-01-15', 31, '2027-02-28'],
    ['2028-01-15', 30, '2028-02-29'],
    ['2026-10-20', 30, '2026-11-30'],
    ['2026-10-20', 31, '2026-11-30'],
  ])('approved on %s, paid by day %i of the next month: %s', (approvedOn, days, payBy) => {
    expect(feePayBy({ kind: 'next-month', days }, approvedOn)).toBe(payBy)
  })

  test.each([
    ['2026-10-20', 0, '2026-10-20'],
    ['2026-10-20', 14, '2026-11-03'],
    ['2026-12-25', 10, '2027-01-04'],
  ])('approved on %s, paid within %i days: %s', (approvedOn, days, payBy) => {
    expect(feePayBy({ kind: 'after-approval', days }, approvedOn)).toBe(payBy)
  })
})

const nothing: FeeFacts = {
  rule: null,
  answerBy: null,
  approvedOn: null,
  payBy: null,
  paidOn: null,
}
const now = new Date('2026-11-10T09:00:00Z')
const standing = (
  state: (typeof visitStates)[number],
  pay: Partial<FeeFacts> = {},
  fee = '700.00',
) => feeStandingOf({ state, fee, pay: { ...nothing, ...pay } }, now, '2026-11-10')

describe('where a fee stands', () => {
  test.each([
    ['offered', {}, 'promised'],
    ['accepted', {}, 'promised'],
    ['returned', {}, 'to-mend'],
    ['submitted', {}, 'reviewed'],
    ['submitted', { answerBy: '2026-11-10T09:00:00Z' }, 'reviewed'],
    ['submitted', { answerBy: '2026-11-10T08:59:59Z' }, 'review-late'],
    ['approved', { approvedOn: '2026-11-01' }, 'earned'],
    ['approved', { approvedOn: '2026-11-01', payBy: '2026-11-10' }, 'due'],
    ['released', { approvedOn: '2026-11-01', payBy: '2026-11-09' }, 'overdue'],
    ['released', { payBy: '2026-11-09', paidOn: '2026-11-08' }, 'paid'],
    ['cancelled', {}, 'cancelled'],
    ['cancelled', { paidOn: '2026-11-08' }, 'paid'],
  ] as const)('%s with %o: %s', (state, pay, expected) => {
    expect(standing(state, pay)).toBe(expected)
  })

  test('a visit without a fee says so in every state', () => {
    expect(visitStates.map((state) => standing(state, {}, '0.00'))).toEqual(
      visitStates.map(() => 'unpaid-visit'),
    )
  })
})
