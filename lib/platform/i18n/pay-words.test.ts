import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { type MessageTree, messagesIn } from './messages'

const sayIn = (locale: 'ru' | 'en') => {
  const t = createTranslator({ locale, messages: messagesIn(locale), namespace: 'pay' })
  return (key: string, values: Record<string, string | number>) =>
    t(key as never, values as never) as string
}
const ru = sayIn('ru')
const en = sayIn('en')

describe('words beside figures', () => {
  test.each([
    [1, 'Платить по 1 проверке рискованно', 'To pay by 1 visit is risky'],
    [2, 'Платить по 2 проверкам рискованно', 'To pay by 2 visits is risky'],
    [21, 'Платить по 21 проверке рискованно', 'To pay by 21 visits is risky'],
  ])('%i visits', (count, inRussian, inEnglish) => {
    const values = { minimumVisits: String(count), count, advisable: '3' }
    expect(ru('schemes.problems.minimum-visits-low', values)).toContain(inRussian)
    expect(en('schemes.problems.minimum-visits-low', values)).toContain(inEnglish)
  })

  test.each([
    [21, 'из 21 дня, основа'],
    [22, 'из 22 дней, основа'],
    [20.5, 'из 20,5 дня, основа'],
  ])('%f days of the norm', (count, expected) => {
    const norm = String(count).replace('.', ',')
    expect(ru('statement.days', { worked: '20', norm, count, change: 'less' })).toContain(expected)
  })

  test('one part waits, two parts wait', () => {
    const held = (count: number) => ru('statement.held', { count, titles: '«А»' })
    expect(held(1)).toBe('Часть «А» ждёт решения и пока не выплачивается.')
    expect(held(2)).toBe('Части «А» ждут решения и пока не выплачиваются.')
  })
})

/** Texts of pay that set a month behind a word that asks for its genitive; screens give that form. */
const knowing = [
  'double-pay.scheme',
  'pay.schemes.later',
  'pay.schemes.wasActivated',
  'scheme-trials.choice.version',
]

test('a month stands behind "с", "до" or "в" only where its form is known', () => {
  const found: string[] = []
  const walk = (tree: MessageTree, path: string) => {
    for (const [key, said] of Object.entries(tree)) {
      const place = path === '' ? key : `${path}.${key}`
      if (typeof said !== 'string') walk(said, place)
      else if (/(?:^|[\s«(])(?:с|до|от|после|в|к|для)\s\{month\}/iu.test(said)) found.push(place)
    }
  }
  for (const [namespace, tree] of Object.entries(messagesIn('ru')))
    if (/pay|period|scheme|off-cycle|correction|archive|metric|figure/.test(namespace))
      walk(tree, namespace)
  expect(found.toSorted()).toEqual(knowing)
})
