import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { type Locale, locales } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, compute } from '@/test/factories/pay-period'
import { statementReport } from '../report'

const document = aScheme({
  base: { kind: 'pool', amount: '90000.00' },
  components: [aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })],
  cap: '40000.00',
})
const days = { id: 'days', month: '2026-10', workedDays: '10', normDays: '20', baseAmount: null }

function reportIn(locale: Locale, rate: string) {
  const facts = factsUnder(document, {
    people: [
      aPerson({ payFacts: [days] }),
      aPerson({ id: 'volkov', personnelNumber: '0043', fullName: 'Ivan Volkov' }),
    ],
    kpiFacts: [
      aFact('trips', rate),
      aFact('trips', rate === '0' ? '0' : '0.3', { id: 'other', personId: 'volkov' }),
    ],
  })
  const translate = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
    onError: (error) => {
      throw error
    },
  }) as (key: string, values?: Record<string, string | number>) => string
  const [statement] = compute(facts).statements
  if (statement === undefined) throw new Error('nobody is paid')
  const view = {
    document: statement,
    ...{ decisions: [], isCurrent: true, seal: 'a1b2', timeZone: 'Europe/Moscow' },
    curves: { trips: { kind: 'proportional', cap: null } as const },
  }
  const report = statementReport(view, translate, formatFor(locale))
  return JSON.parse(JSON.stringify(report).replace(/\u00a0/g, ' ')) as typeof report
}

test('a statement says the pool, the own weight and the part, in Russian', () => {
  const report = reportIn('ru', '0.8')
  expect(report.amount).toBe('40 000,00 ₽')
  expect(report.base).toEqual([
    'Depot: общая сумма 90 000,00 ₽, её делят 2 человека.',
    'Ваш вес 0,4, вместе все весят 0,7, поэтому ваша часть: 51 428,57 ₽.',
    'Вес: присутствие, умноженное на выплаченную долю частей после ограничений. Оставшиеся копейки получают те, у кого больше остаток.',
    'Отработано 10 из 20 дней, вес уменьшен или увеличен в той же доле.',
    'Часть ограничена верхней границей схемы. Остаток не выплачивается другим.',
    'Что изменило бы сумму, посчитано при том же весе остальных.',
  ])
  expect(report.rows[0]?.why).toContain(
    'В вес входит 100 % × 80 %. Из вашей части общей суммы на эту строку приходится 51 428,57.',
  )
})

test.each(locales)('nobody else is named, and no weight of another (%s)', (locale) => {
  const text = JSON.stringify(reportIn(locale, '0.8'))
  expect(text).not.toMatch(/Volkov|0043|0[.,]3[^0-9]/i)
  expect(reportIn(locale, '0').base.join(' ')).toContain(
    locale === 'ru' ? 'никому не выплачивается' : 'is not paid to anybody',
  )
})
