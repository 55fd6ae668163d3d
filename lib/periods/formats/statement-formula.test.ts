import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import type { Component } from '@/lib/core/scheme'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aKpi, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only, percents } from '@/test/factories/pay-period'
import { type StatementRow, statementRows } from './statement-rows'
import { statementWords } from './statement-words'

const byFormula = (formula: string, more: Partial<Component> = {}) =>
  aComponent({
    code: 'part',
    value: {
      kind: 'formula',
      subject: 'person',
      periods: 1,
      formula,
      scores: [{ code: 'Доставка', source: { kind: 'checklist', id: 'delivery' } }],
    },
    ...more,
  })

function rowOf(component: Component, facts: Partial<PeriodFacts>, locale: Locale): StatementRow {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as (key: string, values?: Record<string, string | number>) => string
  const document = only(factsUnder(aScheme({ components: [component] }), facts))
  const words = statementWords(say, formatFor(locale), 'RUB')
  const rows = statementRows(document, { [component.code]: component.curve }, words)
  return JSON.parse(JSON.stringify(rows[0]).replace(/\u00a0/g, ' '))
}

describe('a computed value on the statement', () => {
  const facts = { scores: percents('80', '90', '70'), kpiFacts: [aFact('trips', '20')] }

  test('says the formula in the reader’s spelling and what every part came to', () => {
    const row = rowOf(byFormula('IF(SCORE("Доставка") >= 0.9, 1, KPI("trips") / 25)'), facts, 'ru')
    expect(row.value).toBe('80,00 %')
    expect(row.why.slice(0, 5)).toEqual([
      'Значение по формуле ЕСЛИ(ОЦЕНКА("Доставка") >= 0,9; 1; ПОКАЗАТЕЛЬ("trips") / 25): 0,8.',
      'В ней ОЦЕНКА("Доставка") >= 0,9: нет.',
      'В ней ОЦЕНКА("Доставка"): 0,8.',
      'В ней ПОКАЗАТЕЛЬ("trips") / 25: 0,8.',
      'В ней ПОКАЗАТЕЛЬ("trips"): 20.',
    ])
    expect(row.visits).toHaveLength(3)
  })

  test.each<[Locale, string]>([
    ['ru', 'формула делит на ноль, ждёт решения'],
    ['en', 'the formula divides by zero, waits for a decision'],
  ])('names the reason where there is no value (%s)', (locale, note) => {
    const row = rowOf(byFormula('1 / (KPI("trips") - 20)'), facts, locale)
    expect(row.note).toBe(note)
    expect(row.rate).toBeNull()
  })

  test('names it for the formula of a curve as well', () => {
    const curve = { kind: 'formula', formula: 'IFS(value > 0.9, 1)' } as const
    const row = rowOf(aComponent({ code: 'part', value: aKpi('trips', '25'), curve }), facts, 'ru')
    expect(row.note).toContain('в формуле не выполнено ни одно условие, ждёт решения')
  })

  test('says what is missing of what the formula reads', () => {
    const row = rowOf(byFormula('SCORE("Доставка")'), { scores: percents('80') }, 'ru')
    expect(row.note).toBe('формуле не хватает оценки: проверок мало, выплачено полностью')
  })
})

describe('the steps of a figure without a plan', () => {
  const facts = { kpiFacts: [aFact('answer_time', '18')] }
  const upTo = (from: string, target: string | null) =>
    aComponent({
      value: aKpi('answer_time', target),
      curve: { kind: 'all-or-nothing', direction: 'falling', from },
    })

  test('are said as the figure is, not in percents', () => {
    const said = JSON.stringify(rowOf(upTo('20', null), facts, 'ru'))
    expect(said).toContain('до 20 включительно')
    expect(said).not.toContain('2000')
    expect(JSON.stringify(rowOf(upTo('1', '20'), facts, 'ru'))).toContain('до 100 % включительно')
  })
})
