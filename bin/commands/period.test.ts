import { expect, test } from 'vitest'
import type { MonthVerified } from '@/lib/periods/use-cases/verify-periods'
import { monthSentence, verified } from './period'

const person = { personnelNumber: '0042', fullName: 'Anna Sokolova' }
const same: MonthVerified = { month: '2026-10', ok: true, statements: 2 }
const differs: MonthVerified = {
  month: '2026-11',
  ok: false,
  reason: 'statement-differs',
  person,
  at: 'result.components.1.amount',
}

test('a month that is what it was', () => {
  expect(monthSentence(same)).toBe('2026-10: 2 statements, byte-identical.')
  expect(verified([same])).toEqual({ ok: true, months: [same] })
})

test('the first difference is named by person and place', () => {
  expect(monthSentence(differs)).toBe(
    '2026-11: the statement of Anna Sokolova (0042) differs first at result.components.1.amount.',
  )
  expect(verified([same, differs])).toEqual({ ok: false, months: [same, differs] })
})

test.each([
  ['seal-broken', 'the seal does not hold'],
  ['other-rules', 'another version of the rules'],
  ['statement-missing', 'is missing'],
  ['statement-unknown', 'one statement too many'],
] as const)('%s is said in words', (reason, words) => {
  expect(monthSentence({ ...differs, ok: false, reason, at: null })).toContain(words)
})
