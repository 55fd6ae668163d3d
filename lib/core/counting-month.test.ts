import { describe, expect, it } from 'vitest'
import { aScore, someFacts } from '@/test/factories/pay'
import { countingMonth, lateVisitsOf } from './counting-month'
import { takeSnapshot } from './period-seal'

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

describe('late visits of a month', () => {
  const visit = (id: string, visitedOn: string, countsIn: string) =>
    aScore(id, { visitedOn, countsIn })
  const scores = [
    visit('late', '2026-09-30', '2026-10'),
    visit('own', '2026-10-01', '2026-10'),
    visit('earlier', '2026-09-30', '2026-09'),
    visit('late-then', '2026-08-31', '2026-09'),
  ]

  it('are those of an earlier month that count in this one', () => {
    const { counted, tooLate } = lateVisitsOf(takeSnapshot(someFacts({ scores })))
    expect(counted.map(({ visitId }) => visitId)).toEqual(['late'])
    expect(tooLate).toEqual([])
  })

  it('and those that no month counts, which the snapshot names', () => {
    const lost = { visitId: 'lost', visitedOn: '2026-08-01', unitId: 'depot', personId: null }
    const snapshot = takeSnapshot(someFacts({ tooLate: [lost] }))
    expect(lateVisitsOf(snapshot)).toEqual({ counted: [], tooLate: [lost] })
  })
})
