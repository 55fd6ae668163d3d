import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { SchemeTrialDocument, TriedScheme } from '@/lib/core/scheme-trial'
import { aComponent, aScheme } from '@/test/factories/pay'
import { saidIn } from '@/test/markup'
import { SchemeColumn } from './scheme-column'
import { SecondAgainstFirst } from './second-against-first'
import { TrialUnpaid } from './trial-unpaid'

const months = [{ month: '2026-10', paid: 'paid' }] as const
const people = [
  {
    ...{ id: 'anna', personnelNumber: '1', fullName: 'Анна' },
    ...{ unitName: 'Магазин', positionName: 'Продавец' },
  },
]

function paying(amount: string, more: Partial<TriedScheme> = {}): TriedScheme {
  const payout = { personId: 'anna', month: '2026-10', band: null, held: false } as const
  return {
    ...{ schemeId: 's', name: { ru: 'Схема', en: 'Scheme' }, version: 1, revision: null },
    ...{ fingerprint: amount, document: aScheme({ components: [aComponent()] }) },
    ...{ comparedWith: 'same-scheme', payouts: [{ ...payout, amount, unmeasured: '0.00' }] },
    ...{ paid: [], unpaid: [], neighbours: [], neighboursFound: 0 },
    luck: {
      ...{ seed: 1, draws: 40, payouts: 1, of: 1, residuals: 0 },
      ...{ noiseShare: null, verdict: 'nothing-sampled', luckiest: null, part: null },
    },
    ...more,
  }
}

function trialOf(...schemes: readonly TriedScheme[]): SchemeTrialDocument {
  const format = { format: 'etalon.scheme-trial/1', rulesVersion: 1, currency: 'RUB' } as const
  return { ...format, months, people, schemes } as SchemeTrialDocument
}

describe('the second scheme against the first', () => {
  const told = (locale: 'ru' | 'en', second: string) =>
    saidIn(
      locale,
      createElement(SecondAgainstFirst, { trial: trialOf(paying('100.00'), paying(second)) }),
    )

  test('pays so much more, or less', () => {
    expect(told('ru', '140.50')).toContain('вторая заплатила бы на 40,50 ₽ больше первой.')
    expect(told('ru', '59.50')).toContain('вторая заплатила бы на 40,50 ₽ меньше первой.')
    expect(told('en', '140.50')).toContain('would have paid ₽40.50 more than the first.')
    expect(told('en', '59.50')).toContain('would have paid ₽40.50 less than the first.')
    expect(told('ru', '100.00')).toContain('обе заплатили бы одинаково.')
  })
})

test('nobody is no number of people', () => {
  const paid = [{ personId: 'anna', month: '2026-10', amount: '60.00' }]
  const column = (locale: 'ru' | 'en', amount: string) => {
    const scheme = paying(amount, { paid })
    const bins = { tried: [], paid: [] }
    const own = { scheme, trial: trialOf(scheme), place: null, bins }
    return saidIn(locale, createElement(SchemeColumn, own))
  }
  expect(column('ru', '90.00')).toContain(
    'Больше получил бы 1 человек, меньше никто, столько же никто.',
  )
  expect(column('ru', '30.00')).toContain('Больше не получил бы никто, меньше 1 человек')
  expect(column('en', '30.00')).toContain(
    'Nobody would have got more, 1 person less, nobody the same.',
  )
})

test('what was paid without a measurement ends its sentence before the next one begins', () => {
  const payout = paying('100.00').payouts.map((one) => ({
    ...one,
    unmeasured: '25.00',
    held: true,
  }))
  const unpaid = (locale: 'ru' | 'en') =>
    saidIn(
      locale,
      createElement(TrialUnpaid, { trial: trialOf(paying('100.00', { payouts: payout })) }),
    )
  expect(unpaid('ru')).toContain(
    'всего 25,00 ₽. Ждут решения человека и посчитаны как 0: 1 выплата.',
  )
  expect(unpaid('en')).toContain('in all ₽25.00. Waiting for a person to decide')
})
