import { describe, expect, test } from 'vitest'
import { trialBudget, trialRows } from './trial-comparison'

const person = (id: string) => ({
  id,
  personnelNumber: id,
  fullName: id,
  unitName: 'Depot',
  positionName: 'Driver',
})
const months = [
  { month: '2026-08', paid: 'none' },
  { month: '2026-09', paid: 'paid' },
] as const
const payout = (personId: string, month: string, amount: string) => ({
  personId,
  month,
  amount,
  band: null,
  held: false,
  unmeasured: '0.00',
})
const scheme = {
  document: { period: 'month' },
  comparedWith: 'same-scheme',
  payouts: [
    payout('wins', '2026-08', '50.00'),
    payout('wins', '2026-09', '120.00'),
    payout('new', '2026-09', '80.00'),
  ],
  paid: [
    { personId: 'wins', month: '2026-09', amount: '100.00' },
    { personId: 'left-out', month: '2026-09', amount: '70.00' },
  ],
} as const

describe('winners and losers', () => {
  const people = ['wins', 'new', 'left-out', 'elsewhere'].map(person)

  test('over the months that were computed; who is on one side alone gains or loses all', () => {
    expect(trialRows({ people, months }, scheme)).toEqual([
      { personId: 'wins', tried: '170.00', paid: '100.00', difference: '20.00' },
      { personId: 'new', tried: '80.00', paid: null, difference: '80.00' },
      { personId: 'left-out', tried: null, paid: '70.00', difference: '-70.00' },
    ])
  })

  test('nothing to stand beside: no difference, never a gain of everything', () => {
    const rows = trialRows({ people, months }, { ...scheme, paid: [], comparedWith: 'nothing' })
    expect(rows.map(({ difference }) => difference)).toEqual([null, null])
  })
})

describe('a scheme of a quarter', () => {
  const summer = (['2026-07', '2026-08', '2026-09'] as const).map((month) => ({
    month,
    paid: 'paid' as const,
  }))
  const quarter = {
    document: { period: 'quarter' },
    comparedWith: 'all-schemes',
    payouts: [payout('wins', '2026-09', '330.00')],
    paid: summer.map(({ month }) => ({ personId: 'wins', month, amount: '100.00' })),
  } as const

  test('stands beside all that was paid for its three months, in one line', () => {
    const amounts = { tried: '330.00', paid: '300.00', difference: '30.00' }
    expect(trialBudget(summer, quarter)).toEqual([
      { month: '2026-09', covers: summer.map(({ month }) => month), payouts: 1, ...amounts },
      { month: null, covers: [], payouts: 1, ...amounts },
    ])
    expect(trialRows({ people: [person('wins')], months: summer }, quarter)).toEqual([
      { personId: 'wins', ...amounts },
    ])
  })

  test('is compared with no single month', () => {
    const months = summer.slice(2)
    const paid = quarter.paid.slice(2)
    const [line] = trialBudget(months, { ...quarter, paid })
    expect(line).toMatchObject({ tried: '330.00', paid: null, difference: null })
    const [row] = trialRows({ people: [person('wins')], months }, { ...quarter, paid })
    expect(row).toMatchObject({ tried: '330.00', paid: '100.00', difference: null })
  })
})

describe('the budget', () => {
  test('by month and in all; a month never computed has no difference', () => {
    expect(trialBudget(months, scheme)).toEqual([
      {
        month: '2026-08',
        covers: ['2026-08'],
        payouts: 1,
        tried: '50.00',
        paid: null,
        difference: null,
      },
      {
        month: '2026-09',
        covers: ['2026-09'],
        payouts: 2,
        tried: '200.00',
        paid: '170.00',
        difference: '30.00',
      },
      { month: null, covers: [], payouts: 3, tried: '250.00', paid: '170.00', difference: '30.00' },
    ])
  })
})
