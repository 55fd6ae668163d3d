import { describe, expect, test } from 'vitest'
import { payoutBins } from './payout-bins'

describe('the distribution', () => {
  test('the same parts for all lists, at most twelve, the lower end inside', () => {
    const [tried, paid] = payoutBins([['0.00', '9999.99', '10000.00', '60000.00'], ['25000.00']])
    expect(tried?.map(({ from, count }) => [from, count])).toEqual(
      [
        ['0.00', 2 - 1],
        ['10000.00', 1],
        ['20000.00', 0],
        ['30000.00', 0],
        ['40000.00', 0],
        ['50000.00', 0],
        ['60000.00', 1],
      ].map(([from, count]) => [from, from === '0.00' ? 2 : count]),
    )
    expect(paid?.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 0])
  })

  test('one amount is one part, no amounts are none', () => {
    expect(payoutBins([['500.00', '500.00']])[0]).toEqual([
      { from: '500.00', to: '501.00', count: 2 },
    ])
    expect(payoutBins([[], []])).toEqual([[], []])
  })
})
