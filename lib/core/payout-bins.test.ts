import { describe, expect, test } from 'vitest'
import { payoutBins } from './payout-bins'

describe('the distribution', () => {
  test('the same parts for all lists, at most twelve, the lower end inside', () => {
    const [tried, paid] = payoutBins([['0.00', '9999.99', '10000.00', '60000.00'], ['25000.00']])
    expect(tried).toEqual([
      { from: '0.00', to: '10000.00', count: 2 },
      { from: '10000.00', to: '20000.00', count: 1 },
      { from: '20000.00', to: '30000.00', count: 0 },
      { from: '30000.00', to: '40000.00', count: 0 },
      { from: '40000.00', to: '50000.00', count: 0 },
      { from: '50000.00', to: '60000.00', count: 0 },
      // What lies at an end opens the next part, also at the highest.
      { from: '60000.00', to: '70000.00', count: 1 },
    ])
    expect(paid?.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 0])
  })

  test('one amount is one part, no amounts are none', () => {
    expect(payoutBins([['500.00', '500.00']])[0]).toEqual([
      { from: '500.00', to: '501.00', count: 2 },
    ])
    expect(payoutBins([[], []])).toEqual([[], []])
  })
})
