import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesIn } from './messages'

const sayIn = (locale: 'ru' | 'en') => {
  const t = createTranslator({ locale, messages: messagesIn(locale), namespace: 'shop.signOut' })
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
