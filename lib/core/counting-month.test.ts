import { describe, expect, it } from 'vitest'
import { countingMonth } from './counting-month'

const locked = (...months: string[]) => ({
  countedIn: new Map([['counted', '2026-08']]),
  lockedMonths: new Set(months),
})

describe('countingMonth', () => {
  it('is the month of the visit while that is open', () => {
    expect(countingMonth('v', '2026-09', locked('2026-08'))).toBe('2026-09')
  })

  it('stays where a locked period has counted it', () => {
    expect(countingMonth('counted', '2026-07', locked('2026-07', '2026-08'))).toBe('2026-08')
  })

  it('is the next open month for a visit that was released late, over the turn of a year', () => {
    expect(countingMonth('v', '2026-11', locked('2026-11', '2026-12'))).toBe('2027-01')
  })
})
