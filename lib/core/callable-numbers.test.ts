import { describe, expect, test } from 'vitest'
import { callableNumbers } from './callable-numbers'

const hrefs = (...texts: readonly string[]) => callableNumbers(texts).map(({ href }) => href)

describe('numbers that can be called', () => {
  test.each([
    ['Звоните: +7 000 555-04-11.', 'tel:+70005550411'],
    ['+7 (000) 555-04-11 с 9:00 до 18:00', 'tel:+70005550411'],
    ['тел. 8 (000) 555 04 11, 2 окно', 'tel:+70005550411'],
    ['80005550411', 'tel:+70005550411'],
    ['Ring +44 20 7946 0018 before noon', 'tel:+442079460018'],
    ['+7 000 555-04-00 доб. 411', 'tel:+70005550400,411'],
    ['+7 000 555‑04‑00, ext. 7 in the morning', 'tel:+70005550400,7'],
    ['+7\u00a0000\u00a0555–04–11', 'tel:+70005550411'],
  ])('%s', (text, href) => {
    expect(hrefs(text)).toEqual([href])
  })

  test.each([
    ['40 метров, 25 км, бюджет 3 000 рублей'],
    ['141006, Мытищи, Олимпийский проспект, 46'],
    ['с 1.09.2026 по 30.11.2026, заказ 4417'],
    ['00555 04 11 без кода'],
    ['8 000 555-04'],
    ['+7 000 555-04-119'],
    ['счёт 40817810000000000018'],
    ['1 250,8 000 555 04 11'],
    [''],
  ])('%s names none', (text) => {
    expect(hrefs(text)).toEqual([])
  })

  test('each once, in the order of the texts, as it was first written', () => {
    const texts = ['Бухгалтерия: +7 000 555-04-11', '8 000 555 04 11 или +7 000 555-04-12']
    expect(callableNumbers(texts)).toEqual([
      { shown: '+7 000 555-04-11', href: 'tel:+70005550411' },
      { shown: '+7 000 555-04-12', href: 'tel:+70005550412' },
    ])
  })
})
