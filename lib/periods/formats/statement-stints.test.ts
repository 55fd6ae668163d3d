import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { SnapshotStint } from '@/lib/core/period-snapshot'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only } from '@/test/factories/pay-period'
import { statementReport } from '../report'

const stint = (unitId: string, fromOn: string, throughOn: string, ids = ['scheme-4']) => ({
  ...{ unitId, positionId: 'driver', fromOn, throughOn },
  schemeVersionIds: ids,
})

const sales = (unitId: string, value: string) =>
  aFact('sales', value, { id: unitId, personId: null, unitId })

/** At the depot 80 % of the sales, at the shop all of them, from 15 October on. */
function reportOf(stints: readonly SnapshotStint[], locale: Locale) {
  const component = aComponent({ code: 'sales', value: { ...aKpi('sales'), subject: 'unit' } })
  const document = only(
    factsUnder(aScheme({ components: [component] }), {
      people: [aPerson({ unitId: 'shop', stints })],
      kpiFacts: [sales('depot', '0.8'), sales('shop', '0.9')],
    }),
  )
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as (key: string, values?: Record<string, string | number>) => string
  const view = {
    ...{ document, decisions: [], isCurrent: true, seal: 'a1b2', timeZone: 'Europe/Moscow' },
    curves: { sales: component.curve },
  }
  const report = statementReport(view, say, formatFor(locale))
  return JSON.parse(JSON.stringify(report).replace(/[\u00a0\u202f]/g, ' ')) as typeof report
}

const moved = [
  stint('depot', '2026-10-01', '2026-10-14'),
  stint('shop', '2026-10-15', '2026-10-31'),
]

describe('somebody who moved in the month', () => {
  test('reads in one sentence why, and for each place its days and its part', () => {
    const report = reportOf(moved, 'ru')
    expect(report.lead[0]).toBe(
      'В этом периоде менялось место работы, поэтому премия разделена по календарным дням: каждое место считается по своим показателям.',
    )
    expect(report.rows.map(({ stint: head, amount }) => [head?.title, head?.note, amount])).toEqual(
      [
        ['1–14 октября, Depot, driver', '14 из 31 календарного дня', '21 677,42'],
        ['15–31 октября, Shop, driver', '17 из 31 календарного дня', '29 612,90'],
      ],
    )
    expect(report.base).toEqual([
      '1–14 октября, Depot, driver: основа 60 000,00 ₽ (по схеме), засчитано 14 из 31 календарного дня.',
      '15–31 октября, Shop, driver: основа 60 000,00 ₽ (по схеме), засчитано 17 из 31 календарного дня.',
    ])
    expect(report.rows[0]?.why).toContain(
      '60 000,00 ₽ × 14/31 календарных дней × 100 % × 80 % = 21 677,42',
    )
  })

  test('sees what would have changed it at which place', () => {
    const { entries } = reportOf(moved, 'en').whatIf
    expect(entries.map(({ text }) => text)).toEqual([
      expect.stringContaining('sales (1–14 October, Depot, driver)'),
      expect.stringContaining('sales (15–31 October, Shop, driver)'),
    ])
  })

  test('and is paid by a scheme for a part of it alone reads for which', () => {
    const [first, second] = moved
    const stints = [{ ...first, schemeVersionIds: [] }, second] as readonly SnapshotStint[]
    const report = reportOf(stints, 'en')
    expect(report.lead[0]).toBe(
      'The place of work changed in this period. This scheme pays for 17 of 31 calendar days: 15–31 October, Shop, driver.',
    )
    expect(report.rows).toHaveLength(1)
    expect(report.amount).toContain('29,612.90')
  })
})
