import { describe, expect, it } from 'vitest'
import { aPerson, aScheme, factsUnder, someFacts } from '@/test/factories/pay'
import { compute, only, reading } from '@/test/factories/pay-period'
import { leaverTimesheet } from './leaver-timesheet'
import type { StatementDocument } from './statement'

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
    expect(notices).toContainEqual({
      ...{ personId: 'sokolova', schemeVersionId: 'scheme-4' },
      ...{ code: 'left-and-worked', leaver: told },
    })
    expect(statements[0]?.result.proration.factor).toBe('1/1')
  })

  it('is not where nobody left, few days were worked, or a weekend alone was left', () => {
    expect(leaverTimesheet(only(leaver(null)))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-13', '9')))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-30')))).toBeNull()
    expect(leaverTimesheet(only(leaver('2026-10-31')))).toBeNull()
  })
})

describe('a timesheet of the whole norm', () => {
  const asked = (
    leftOn: string | null,
    proration: Partial<StatementDocument['result']['proration']> = {},
    month = '2026-09',
  ) => {
    const { person, result } = only(leaver(null))
    const whole = { basis: 'timesheet', factor: '1/1', worked: '22', norm: '22' } as const
    return leaverTimesheet({
      month,
      person: { ...person, leftOn },
      result: { ...result, proration: { ...whole, ...proration } },
    })
  }

  it('is looked at from the first day of the month to the last but one', () => {
    expect(asked('2026-08-31')).toBeNull()
    expect(asked('2026-09-01')).not.toBeNull()
    // The last day of September is a Wednesday.
    expect(asked('2026-09-29')).not.toBeNull()
    expect(asked('2026-09-30')).toBeNull()
  })

  it('is not where a Sunday alone was left', () => {
    expect(asked('2026-05-29', {}, '2026-05')).toBeNull()
    expect(asked('2026-05-30', {}, '2026-05')).toBeNull()
    expect(asked('2026-05-28', {}, '2026-05')).not.toBeNull()
  })

  it('is none of a calendar, nor without its days', () => {
    expect(asked(null)).toBeNull()
    expect(asked('2026-09-10', { basis: 'calendar' })).toBeNull()
    expect(asked('2026-09-10', { worked: null })).toBeNull()
    expect(asked('2026-09-10', { norm: null })).toBeNull()
    expect(asked('2026-09-10', { factor: '21/22' })).toBeNull()
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

  it('is none of those whom one scheme pays after the other, but of whom both pay a place', () => {
    const twice = (...stints: readonly (readonly string[])[]) => {
      const [first = [], second = []] = stints
      const place = { unitId: 'depot', positionId: 'driver' }
      const days = [
        { ...place, fromOn: '2026-10-01', throughOn: '2026-10-14', schemeVersionIds: first },
        { ...place, fromOn: '2026-10-15', throughOn: '2026-10-31', schemeVersionIds: second },
      ]
      const person = aPerson({ schemeVersionIds: ['a', 'b'], stints: days })
      const { notices } = compute(someFacts({ schemes, people: [person] }))
      return notices.filter(({ code }) => code === 'paid-twice').length
    }
    expect(twice(['a'], ['b'])).toBe(0)
    expect(twice(['a', 'b'], ['b'])).toBe(2)
    expect(twice(['b'], ['a', 'b'])).toBe(2)
    expect(twice(['a', 'b'], ['a', 'b'])).toBe(2)
  })

  it('is also one of whom a month pays the last place alone, and a quarter all places', () => {
    const [monthly, other] = schemes
    if (!monthly || !other) throw new Error('two schemes expected')
    const quarterly = { ...other, document: aScheme({ period: 'quarter' }) }
    const place = { positionId: 'driver', schemeVersionIds: ['a', 'b'] }
    const stints = [
      { ...place, unitId: 'depot', fromOn: '2026-10-01', throughOn: '2026-10-31' },
      { ...place, unitId: 'shop', fromOn: '2026-11-01', throughOn: '2026-12-31' },
    ]
    const people = [aPerson({ schemeVersionIds: ['a', 'b'], stints })]
    const facts = someFacts({ month: '2026-12', schemes: [monthly, quarterly], people })
    const { notices, statements } = compute(facts)
    expect(statements.map((one) => one.stints?.length ?? 1)).toEqual([1, 2])
    expect(notices.filter(({ code }) => code === 'paid-twice')).toEqual([
      { personId: 'sokolova', schemeVersionId: 'a', code: 'paid-twice' },
      { personId: 'sokolova', schemeVersionId: 'b', code: 'paid-twice' },
    ])
  })

  it('is none of those whom the other owes a correction alone', () => {
    const owed = {
      ...({ id: 'late', amount: '700.00', cause: 'other', note: '', statementId: null } as const),
      ...{ month: '2026-09', schemeVersionId: 'b' },
    }
    const person = aPerson({ schemeVersionIds: ['a'], adjustments: [owed] })
    const { statements, notices } = compute(someFacts({ schemes, people: [person] }))
    expect(statements).toHaveLength(2)
    expect(notices.map(({ code }) => code)).not.toContain('paid-twice')
  })
})
