import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { parseFraction } from '@/lib/core/exact'
import type { Metric } from '@/lib/core/metric'
import type { PeriodFacts, SnapshotPerson } from '@/lib/core/period-snapshot'
import type { Component } from '@/lib/core/scheme'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only } from '@/test/factories/pay-period'
import { type StatementInput, statementReport } from '../report'
import { readingOf, shownFigure } from './statement-figures'
import type { SayStatement } from './statement-words'

const metrics = new Map<string, Pick<Metric, 'title' | 'unit'>>([
  ['on_time', { title: { ru: 'Доля on_time' }, unit: 'share' }],
  ['first_contact', { title: { ru: 'Доля first_contact' }, unit: 'share' }],
  ['answer_time', { title: { en: 'Answer time' }, unit: 'seconds' }],
])

function reportOf(
  components: readonly Component[],
  facts: Partial<PeriodFacts>,
  locale: Locale = 'ru',
) {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as SayStatement
  const view: StatementInput = {
    document: only(factsUnder(aScheme({ components }), facts)),
    ...{ decisions: [], isCurrent: true, seal: 'a1b2', timeZone: 'Europe/Moscow', metrics },
    ...readingOf(components),
  }
  const report = statementReport(view, say, formatFor(locale))
  return JSON.parse(JSON.stringify(report).replace(/\u00a0/g, ' ')) as typeof report
}

type SnapshotAdjustment = SnapshotPerson['adjustments'][number]

const onTime = (more: Partial<Component> = {}, target: string | null = null) =>
  aComponent({ code: 'on_time', value: aKpi('on_time', target), missing: 'pay-zero', ...more })
const delivered = { kpiFacts: [aFact('on_time', '0.899')] }

describe('a share without a plan', () => {
  const steps = {
    kind: 'tiers',
    compare: 'exact',
    tiers: [
      { from: '0.8', rate: '0.5' },
      { from: '0.9', rate: '1' },
    ],
  } as const

  test('is read in percent where it stands, in its steps, in its trace and in what would change it', () => {
    const report = reportOf([onTime({ curve: steps })], delivered)
    expect(report.rows[0]).toMatchObject({
      value: '89,9 %',
      figures: ['октябрь 2026: 89,9 %'],
    })
    expect(report.rows[0]?.why[0]).toBe(
      'По ступеням схемы от 80 % платится 50 % и от 90 % платится 100 %. За 89,9 % платится 50 %.',
    )
    expect(report.lead[1]).toContain('«on_time»: 89,9 %, минус 30 000,00 ₽')
    expect(report.whatIf.entries[0]?.text).toBe('«on_time»: 90 % вместо 89,9 %')
    expect(JSON.stringify(report)).not.toContain('0,899')
  })

  test('and so in English', () => {
    const report = reportOf([onTime({ curve: steps })], delivered, 'en')
    expect(report.rows[0]).toMatchObject({ value: '89.9 %', figures: ['October 2026: 89.9 %'] })
    expect(JSON.stringify(report)).not.toContain('0.899')
  })

  test('that nobody delivered would have been so many percent', () => {
    const curve = { kind: 'all-or-nothing', from: '0.95' } as const
    const report = reportOf([onTime({ curve })], {})
    expect(report.whatIf.entries[0]?.text).toBe('«on_time»: 95 %, если бы показатель передали')
  })
})

test('plan and fact of a share are read in percent, what they come to as ever', () => {
  const report = reportOf([onTime({}, '0.95')], delivered)
  expect(report.rows[0]).toMatchObject({
    note: 'план 95 %, выполнено 89,9 %',
    value: '94,63 %',
    figures: ['октябрь 2026: 89,9 %'],
  })
})

test('a formula says a share in percent, what it computes as a number, and names several figures', () => {
  const formula = 'KPI("on_time") * 0.5 + KPI("first_contact") * 0.5'
  const component = aComponent({
    code: 'part',
    value: { kind: 'formula', subject: 'person', periods: 1, formula, scores: [] },
  })
  const kpiFacts = [aFact('on_time', '0.899'), aFact('first_contact', '0.7')]
  const [row] = reportOf([component], { kpiFacts }).rows
  expect(row?.why).toContain('В ней ПОКАЗАТЕЛЬ("on_time"): 89,9 %.')
  expect(row?.why[0]).toContain('0,7995')
  expect(row?.figures).toEqual([
    'Доля on_time, октябрь 2026: 89,9 %',
    'Доля first_contact, октябрь 2026: 70 %',
  ])
})

test('a corrected share is told in percent', () => {
  const adjustment: SnapshotAdjustment = {
    ...{ id: 'one', amount: '10.00', note: '', statementId: null, month: '2026-09' },
    cause: 'kpi-correction',
    schemeVersionId: 'scheme-4',
    changes: [
      {
        kind: 'figure',
        ...{ title: { ru: 'Вовремя' }, metric: 'on_time', month: '2026-09' },
        ...{ before: '0.899', after: '0.91' },
      },
    ],
  }
  const people = [aPerson({ adjustments: [adjustment] })]
  const report = reportOf([onTime()], { ...delivered, people })
  expect(report.extraRows[0]?.note).toContain('«Вовремя», было 89,9 %, стало 91 %')
})

describe('a figure of any other unit', () => {
  test('stays as it was delivered', () => {
    const value = aKpi('answer_time')
    const curve = { kind: 'all-or-nothing', direction: 'falling', from: '20' } as const
    const component = aComponent({ code: 'answer_time', value, curve })
    const report = reportOf([component], { kpiFacts: [aFact('answer_time', '18.5')] })
    expect(report.rows[0]).toMatchObject({ value: '18,5', figures: ['октябрь 2026: 18,5'] })
  })
})

test('a mean that no decimal tells never looks as if it had reached a threshold', () => {
  const format = formatFor('en')
  const curve = { kind: 'all-or-nothing', from: '0.9' } as const
  const below = parseFraction('2699999/3000000')
  expect(shownFigure(format, 'share', below, curve)).toMatch(/^89\.99997/)
  expect(shownFigure(format, 'share', parseFraction('2/3'))).toMatch(/^66\.67/)
  expect(shownFigure(format, 'number', parseFraction('2/3'))).toBe('0.67')
})
