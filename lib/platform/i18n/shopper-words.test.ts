import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesIn } from './messages'

const sayIn = (
  locale: 'ru' | 'en',
  namespace: 'shop.signOut' | 'phone.notice' = 'shop.signOut',
) => {
  const t = createTranslator({ locale, messages: messagesIn(locale), namespace })
  return (key: string, values: Record<string, number> = {}) =>
    t(key as never, values as never) as string
}
const ru = sayIn('ru')
const en = sayIn('en')

test.each([
  [1, '1 начатая анкета не закончена.', '1 готовый отчёт ещё не отправлен.'],
  [2, '2 начатые анкеты не закончены.', '2 готовых отчёта ещё не отправлены.'],
  [5, '5 начатых анкет не закончено.', '5 готовых отчётов ещё не отправлено.'],
  [21, '21 начатая анкета не закончена.', '21 готовый отчёт ещё не отправлен.'],
])('%i unsent, in Russian', (count, drafts, reports) => {
  expect(ru('drafts', { count })).toBe(drafts)
  expect(ru('reports', { count })).toBe(reports)
})

test('what follows a number speaks of one as well as of many', () => {
  expect(ru('text')).toMatch(/^Всё это останется на телефоне/)
  expect(ru('text')).not.toMatch(/Они|Она/)
  expect(en('text')).toMatch(/^All of this stays on the phone/)
})

test.each([
  ['ru', 1, '1 проверка только на этом телефоне.'],
  ['ru', 3, '3 проверки только на этом телефоне.'],
  ['ru', 5, '5 проверок только на этом телефоне.'],
  ['ru', 21, '21 проверка только на этом телефоне.'],
  ['en', 1, '1 visit is only on this phone.'],
  ['en', 3, '3 visits are only on this phone.'],
] as const)('%s: of %i visits it is said that they are only here', (locale, count, words) => {
  expect(sayIn(locale, 'phone.notice')('count', { count })).toBe(words)
})

test.each([
  [
    'ru',
    'Когда телефон удалось прочитать в последний раз, начатых анкет и неотправленных отчётов было: 3.',
    'При выходе ответы не удаляются',
  ],
  [
    'en',
    'As last noted, forms begun and reports that have not been sent: 3.',
    'Signing out deletes no answers',
  ],
] as const)(
  '%s: a phone that cannot be read says what was noted, and that no answer is deleted',
  (locale, noted, kept) => {
    const say = sayIn(locale)
    expect(say('noted', { count: 3 })).toBe(noted)
    expect(say('unreadText')).toContain(kept)
  },
)
