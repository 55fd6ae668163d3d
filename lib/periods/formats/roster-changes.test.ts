import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { AdjustmentChange } from '@/lib/core/statement'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { noteOf } from './statement-adjustments'
import { statementWords } from './statement-words'

function told(locale: Locale, ...changes: readonly AdjustmentChange[]): string {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
    onError: (error) => {
      throw error
    },
  }) as (key: string, values?: Record<string, string | number>) => string
  const words = statementWords(say, formatFor(locale), 'RUB')
  return noteOf({ cause: 'roster-correction', note: '', changes }, words).replace(/\u00a0/g, ' ')
}

const employed = (hiredOn: string, leftOn: string | null = null) => ({ hiredOn, leftOn })
const hired: AdjustmentChange = {
  kind: 'employment',
  before: employed('2026-10-10'),
  after: employed('2026-10-03'),
}
const moved: AdjustmentChange = {
  kind: 'place',
  fromOn: '2026-10-12',
  throughOn: '2026-10-31',
  before: { unit: 'Склад', position: 'водитель' },
  after: { unit: 'Магазин', position: 'продавец' },
}

test('a correction by the roster says what was another then, in Russian', () => {
  expect(told('ru', hired)).toBe(
    'исправлены кадровые данные: дата приёма на работу 03.10.2026, а не 10.10.2026',
  )
  expect(told('ru', moved)).toBe(
    'исправлены кадровые данные: 12–31 октября место работы «Магазин», продавец, а не «Склад», водитель',
  )
})

test.each([
  [employed('2026-10-10'), employed('2026-10-03'), 'hired on 3 Oct 2026 instead of 10 Oct 2026'],
  [employed('2026-01-10'), employed('2026-01-10', '2026-10-09'), 'last working day 9 Oct 2026'],
  [
    employed('2026-01-10', '2026-10-09'),
    employed('2026-01-10', '2026-10-20'),
    'last working day 20 Oct 2026 instead of 9 Oct 2026',
  ],
  [employed('2026-01-10', '2026-10-09'), employed('2026-01-10'), 'stays; the last working day'],
  [null, employed('2026-10-12'), 'was not in the staff records'],
  [null, employed('2026-10-12', '2026-10-20'), 'employed from 12 Oct 2026 to 20 Oct 2026'],
  [employed('2026-10-12'), null, 'not employed in that month'],
])('employment from %o to %o', (before, after, text) => {
  expect(told('en', { kind: 'employment', before, after })).toContain(text)
})

test('a place where there was none', () => {
  expect(told('en', { ...moved, before: null })).toContain('instead of no place')
})
