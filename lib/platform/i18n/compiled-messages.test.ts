import formatMessage from 'use-intl/format-message/format-only'
import { expect, test } from 'vitest'
import { compileTree } from './compiled-messages'
import type { MessageTree } from './messages'
import { messagesIn } from './messages'

/** Every object in it must be plain: React hands nothing else to the browser. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  const isKnown = prototype === Object.prototype || prototype === Array.prototype
  return isKnown && Object.values(value).every(isPlain)
}

test.each(['ru', 'en'] as const)('all texts in %s can be handed to the browser', (locale) => {
  expect(isPlain(compileTree(messagesIn(locale) as MessageTree))).toBe(true)
})

test('a text taken apart says what it said before', () => {
  const { texts } = compileTree({
    texts: { count: '{count, plural, one {# отчёт} few {# отчёта} other {# отчётов}}', hi: 'Да' },
  })
  const formatters = {
    getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...given),
    getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...given),
  }
  const say = (message: unknown, values: object) =>
    Reflect.apply(formatMessage, null, ['key', message, values, { locale: 'ru', formatters }])
  const { count, hi } = texts as MessageTree
  expect([1, 2, 5].map((n) => say(count, { count: n }))).toEqual([
    '1 отчёт',
    '2 отчёта',
    '5 отчётов',
  ])
  expect(say(hi, {})).toBe('Да')
})
