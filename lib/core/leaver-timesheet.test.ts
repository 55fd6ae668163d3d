import { describe, expect, it } from 'vitest'
import { aPerson, aScheme, factsUnder, someFacts } from '@/test/factories/pay'
import { compute, only, reading } from '@/test/factories/pay-period'
import { leaverTimesheet } from './leaver-timesheet'

/** October 2026 ends on a Saturday. */
const leaver = (leftOn: string | null, workedDays = '21') =>
  factsUnder(reading({}), {
    people: [
      aPerson({
        leftOn,
        payFacts: [{ id: 'pay', month: '2026-10', workedDays, normDays: '21', baseAmount: null }],
      }),
    ],
  })

describe('the timesheet of a leaver', () => {
  it('is looked at where it says the whole norm and workdays were left', () => {
    const told = { leftOn: '2026-10-13', worked: '21', norm: '21' }
    expect(leaverTimesheet(only(leaver('2026-10-13')))).toEqual(told)
    expect(leaverTimesheet(only(leaver('2026-10-29')))).not.toBeNull()
    const { notices, statements } = compute(leaver('2026-10-13'))
    expect(notices).toContainEqual(
      expect.objectContaining({ code: 'left-and-worked', leaver: told }),
    )
    expect(statements[0]?.result.proration.factor).toBe('1/1')
  })

  it('is not where nobody left, few days were worked, or a weekend alone was left', () => {
    expect(leaverTimesheet(only(leaver(null)))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-13', '9')))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-30')))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-31')))).toBeNull()
  })
})

describe('somebody whom two schemes pay', () => {
  const schemes = ['a', 'b'].map((versionId) => ({
    ...{ versionId, number: 1, effectiveFrom: '2026-01-01' },
    document: aScheme(),
  }))
  const codesOf = (schemeVersionIds: readonly string[]) =>
    compute(someFacts({ schemes, people: [aPerson({ schemeVersionIds })] }))
      .notices.filter(({ code }) => code === 'paid-twice')
      .map(({ schemeVersionId }) => schemeVersionId)

  it('is named with each of them, and nobody else is', () => {
    expect(codesOf(['a', 'b'])).toEqual(['a', 'b'])
    expect(codesOf(['b'])).toEqual([])
  })
})
