import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only } from '@/test/factories/pay-period'
import { statementReport } from '../report'
import type { SayStatement } from './statement-words'

function reportOf(facts: PeriodFacts, locale: Locale) {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as SayStatement
  const view = {
    ...{ document: only(facts), decisions: [], isCurrent: true, seal: 'a1b2', curves: {} },
    timeZone: 'Europe/Moscow',
  }
  const report = statementReport(view, say, formatFor(locale))
  return JSON.parse(JSON.stringify(report).replace(/\u00a0/g, ' ')) as typeof report
}

const figure = (code: string) => aComponent({ code, share: '0.5', value: aKpi(code) })
const document = aScheme({ components: [figure('trips'), figure('calls')] })

const facts = (workedDays: string, decidedTrips: string | null): PeriodFacts =>
  factsUnder(document, {
    kpiFacts: [aFact('trips', '1'), aFact('calls', '0.9')],
    people: [
      aPerson({
        payFacts: [{ id: 'pay', month: '2026-10', workedDays, normDays: '21', baseAmount: null }],
        ...(decidedTrips !== null && {
          decisions: [
            {
              ...{ schemeVersionId: 'scheme-4', component: 'trips', kind: 'amount' as const },
              ...{ amount: decidedTrips, reason: 'Order 12', at: '2026-11-02T10:00:00.000Z' },
              by: { id: 'hr', name: 'Markova E.' },
            },
          ],
        }),
      }),
    ],
  })

test('days beyond the norm raise the base, and the sentence says so', () => {
  const more = facts('25', null)
  expect(reportOf(more, 'ru').base[1]).toBe(
    'Отработано 25 из 21 дня, основа увеличена в той же доле.',
  )
  expect(reportOf(more, 'en').base[1]).toBe(
    '25 of 21 days worked; the base grows in the same proportion.',
  )
  expect(reportOf(facts('20', null), 'ru').base[1]).toContain('уменьшена')
  expect(reportOf(facts('20', null), 'en').base[1]).toContain('shrinks')
})

test('what a person took from a line is named before a smaller loss of another line', () => {
  expect(reportOf(facts('21', null), 'ru').lead.join(' ')).toContain('часть «calls»')
  expect(reportOf(facts('21', '20000.00'), 'ru').lead).toContain(
    'Больше всего снято решением по части «trips»: минус 10 000,00 ₽.',
  )
  expect(reportOf(facts('21', '29000.00'), 'ru').lead.join(' ')).toContain(
    'Больше всего не хватило по части «calls»',
  )
  expect(reportOf(facts('21', '90000.00'), 'ru').lead[0]).toContain('Больше обычных')
})
