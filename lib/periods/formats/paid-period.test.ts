import { expect, test } from 'vitest'
import { computePeriod } from '@/lib/core/compute-period'
import { snapshotFor } from '@/lib/core/off-cycle'
import { takeSnapshot } from '@/lib/core/period-seal'
import type { SchemeDocument } from '@/lib/core/scheme'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { paidPeriod } from './paid-period'
import { statementWords } from './statement-words'

function said(
  locale: Locale,
  month: string,
  period: SchemeDocument['period'],
  leftOn: string | null,
) {
  const texts = messagesIn(locale).pay as { statement: Record<string, string> }
  const say = (key: string, values: Record<string, string | number> = {}) =>
    (texts.statement[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  const facts = factsUnder(aScheme({ period }), { month, people: [aPerson({ leftOn })] })
  const [statement] = computePeriod(snapshotFor(takeSnapshot(facts), 'sokolova')).statements
  if (statement === undefined) throw new Error('nobody is paid')
  return paidPeriod(statement, statementWords(say, formatFor(locale), 'RUB')).replaceAll(
    '\u00a0',
    ' ',
  )
}

test('a month is its name, a quarter its number', () => {
  expect(said('ru', '2026-10', 'month', null)).toBe('октябрь 2026')
  expect(said('ru', '2026-12', 'quarter', null)).toBe('IV квартал 2026 года')
  expect(said('en', '2026-03', 'quarter', null)).toBe('quarter I of 2026')
})

test('of a quarter that a leaving cuts short the last day is said', () => {
  expect(said('ru', '2026-11', 'quarter', '2026-11-15')).toMatch(
    /^IV квартал 2026 года, по 15 ноября/,
  )
  expect(said('en', '2026-11', 'quarter', '2026-11-15')).toMatch(/^quarter IV of 2026, through /)
  expect(said('ru', '2026-12', 'quarter', '2027-01-20')).toBe('IV квартал 2026 года')
})
