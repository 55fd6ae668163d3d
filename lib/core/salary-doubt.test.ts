import { describe, expect, it } from 'vitest'
import { salaryDoubts } from './salary-doubt'

const around = { beside: '56000.00', hiredOn: '2024-03-01', today: '2026-11-23' }
const asked = (fromOn: string, amount: string, beside: string | null = around.beside) =>
  salaryDoubts({ fromOn, amount }, { ...around, beside }).map(({ of, why }) => `${of} ${why}`)

describe('salaryDoubts', () => {
  it.each([
    // A day before the hire, the day itself, a year ahead, and a month more.
    ['2024-02-29', '56000', ['from before-hire']],
    ['2024-03-01', '56000', []],
    ['2027-11-30', '56000', []],
    ['2027-12-01', '56000', ['from far-ahead']],
    ['2030-01-01', '56000', ['from far-ahead']],
    // Half and twice the amount are taken; a kopeck beyond is asked about.
    ['2026-11-01', '28000', []],
    ['2026-11-01', '27999.99', ['amount less-than-half']],
    ['2026-11-01', '112000', []],
    ['2026-11-01', '112000.01', ['amount more-than-twice']],
    ['2026-11-01', '1', ['amount less-than-half']],
    ['2026-11-01', '0', ['amount nothing']],
    ['2019-11-01', '1', ['from before-hire', 'amount less-than-half']],
    ['2019-11-01', '0', ['from before-hire', 'amount nothing']],
  ])('from %s, %s', (fromOn, amount, expected) => {
    expect(asked(fromOn, amount)).toEqual(expected)
  })

  it('compares with nothing where nothing, or zero, stands beside it', () => {
    expect(asked('2026-11-01', '1', null)).toEqual([])
    expect(asked('2026-11-01', '90000', '0')).toEqual([])
  })
})
