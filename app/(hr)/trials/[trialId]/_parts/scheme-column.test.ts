import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { payoutBins } from '@/lib/core/payout-bins'
import type { SchemeTrialDocument, TrialPayout, TriedScheme } from '@/lib/core/scheme-trial'
import { aScheme } from '@/test/factories/pay'
import { markupIn, textOf } from '@/test/markup'
import { SchemeColumn } from './scheme-column'

const payout = (personId: string, month: string, more: Partial<TrialPayout> = {}): TrialPayout => ({
  ...{ personId, month, amount: '30000.00', band: null, held: false, unmeasured: '0.00' },
  ...{ position: 'Seller', ...more },
})

const aTried = (payouts: readonly TrialPayout[], more: Partial<TriedScheme> = {}): TriedScheme => ({
  ...{ schemeId: 's', name: {}, version: null, revision: 1, fingerprint: 'f', document: aScheme() },
  ...{ comparedWith: 'nothing', payouts, paid: [], unpaid: [], neighbours: [], neighboursFound: 0 },
  luck: {
    ...{ seed: 1, draws: 40, payouts: 0, of: 0, residuals: 0, noiseShare: null },
    ...{ verdict: 'nothing-sampled', luckiest: null, part: null, notMeasured: [] },
  },
  ...more,
})

function columnIn(locale: 'ru' | 'en', scheme: TriedScheme, months = ['2026-10']): string {
  const trial: SchemeTrialDocument = {
    ...{ format: 'etalon.scheme-trial/1', rulesVersion: 1, currency: 'RUB', schemes: [scheme] },
    months: months.map((month) => ({ month, paid: 'paid' })),
    // As the newest month has everybody, in which another scheme paid some of them.
    people: ['a', 'b', 'c'].map((id) => ({
      ...{ id, personnelNumber: id, fullName: id, unitName: 'Shop', positionName: 'Cashier' },
    })),
  }
  const binsOf = (list: TriedScheme['paid']) =>
    payoutBins([list.map(({ amount }) => amount)])[0] ?? []
  const bins = { tried: binsOf(scheme.payouts), paid: binsOf(scheme.paid) }
  return textOf(markupIn(locale, createElement(SchemeColumn, { scheme, trial, place: null, bins })))
}

describe('whom a scheme would have paid', () => {
  test('is told by the position that it pays, not by that of the newest month', () => {
    const october = [payout('a', '2026-10'), payout('b', '2026-10', { position: 'Guide' })]
    const scheme = aTried([...october, payout('c', '2026-10')])
    expect(columnIn('ru', scheme)).toContain('Кому заплатила бы: Seller 2, Guide 1.')
    expect(columnIn('en', scheme)).toContain('Would have paid: Seller 2, Guide 1.')
  })

  test('is everybody once, as what was paid last', () => {
    const november = payout('a', '2026-11', { position: 'Senior' })
    const scheme = aTried([november, payout('a', '2026-10'), payout('b', '2026-10')])
    expect(columnIn('en', scheme)).toContain('Would have paid: Senior 1, Seller 1.')
  })

  test('are not those who would have got nothing', () => {
    const nothing = { amount: '0.00', position: 'Senior' }
    const scheme = aTried([payout('a', '2026-10'), payout('a', '2026-11', nothing)])
    const both = aTried([...scheme.payouts, payout('b', '2026-10', nothing)])
    expect(columnIn('en', both)).toContain('Would have paid: Seller 1.')
  })

  test('is not told of a trial that did not keep it', () => {
    const { position: _, ...old } = payout('a', '2026-10')
    const en = columnIn('en', aTried([old]))
    expect(en).not.toContain('Would have paid')
    expect(en).not.toContain('nobody in these months')
  })
})

describe('a scheme that would have paid nobody', () => {
  const paid = [{ personId: 'a', month: '2026-10', amount: '20000.00' }]
  const quarterly = aTried([], { document: aScheme({ period: 'quarter' }), visits: 0, paid })

  test('says so, and shows what was paid alone', () => {
    const [ru, en] = [columnIn('ru', quarterly), columnIn('en', quarterly)]
    expect(ru).toContain('За эти месяцы схема не заплатила бы никому.')
    expect(ru).not.toContain('Кому заплатила бы')
    expect(ru).not.toContain('Как разошлись бы выплаты?')
    expect(ru).not.toContain('n = 0')
    expect(ru).toContain('Как разошлись выплаты на деле?')
    expect(en).toContain('The scheme would have paid nobody in these months.')
    expect(en).not.toContain('n = 0')
    expect(en).not.toContain('How would the payouts have spread?')
    expect(en).toContain('How did the payouts really spread?')
  })

  test('says nothing of luck', () => {
    expect(columnIn('en', quarterly)).not.toContain('luck')
  })

  test('with payouts of nothing shows how they lie', () => {
    const en = columnIn('en', aTried([payout('a', '2026-10', { amount: '0.00' })]))
    expect(en).toContain('The scheme would have paid nobody in these months.')
    expect(en).toContain('n = 1: payouts to 1 person, October 2026')
  })
})

describe('the time of a chart', () => {
  test('of quarterly payouts is all months of the quarter, as of monthly ones beside it', () => {
    const months = ['2026-10', '2026-11', '2026-12']
    const paid = months.map((month) => ({ personId: 'a', month, amount: '20000.00' }))
    const document = aScheme({ period: 'quarter' })
    const more = { document, paid, comparedWith: 'all-schemes' } as const
    const scheme = aTried([payout('a', '2026-12')], more)
    const ru = columnIn('ru', scheme, months)
    expect(ru).toContain('n = 1: выплаты 1 сотруднику, октябрь – декабрь 2026')
    expect(ru).toContain('n = 3: выплаты 1 сотруднику, октябрь – декабрь 2026')
    const en = columnIn('en', scheme, months)
    expect(en).toContain('n = 1: payouts to 1 person, October – December 2026')
    expect(en).toContain('n = 3: payouts to 1 person, October – December 2026')
  })

  test('of monthly payouts is their months', () => {
    const en = columnIn('en', aTried([payout('a', '2026-12')]), ['2026-12'])
    expect(en).toContain('n = 1: payouts to 1 person, December 2026')
  })
})

test.each([
  [0, 'проверок в основе нет', 'they rest on no visits'],
  [1, 'по 1 проверке', 'they rest on 1 visit'],
  [3, 'по 3 проверкам', 'they rest on 3 visits'],
  [24, 'по 24 проверкам', 'they rest on 24 visits'],
  [31, 'по 31 проверке', 'they rest on 31 visits'],
])('payouts that rest on %i visits', (visits, inRussian, inEnglish) => {
  const scheme = aTried([payout('a', '2026-10')], { visits })
  expect(columnIn('ru', scheme)).toContain(`сотруднику, октябрь 2026; ${inRussian} `)
  expect(columnIn('en', scheme)).toContain(`1 person, October 2026; ${inEnglish} `)
})
