import { describe, expect, test } from 'vitest'
import { chooseLocale } from './locales'

describe('chooseLocale', () => {
  test.each([
    ['en', 'ru', 'en'],
    ['ru', null, 'ru'],
    ['de', 'en-GB,en;q=0.9', 'en'],
    [undefined, 'de-DE,de;q=0.9,en;q=0.8,ru;q=0.7', 'en'],
    [undefined, 'ru-RU,ru;q=0.9,en-US;q=0.8', 'ru'],
    [undefined, 'en;q=0.2, ru;q=0.9', 'ru'],
    [undefined, 'en;q=0,ru;q=0.1', 'ru'],
    [undefined, 'fr', 'ru'],
    [undefined, '*', 'ru'],
    [undefined, '', 'ru'],
    [undefined, null, 'ru'],
    [undefined, ';;;q=x,en;q=abc', 'ru'],
  ] as const)('chosen %s, accepted %s: %s', (chosen, accepted, expected) => {
    expect(chooseLocale(chosen, accepted)).toBe(expected)
  })
})
