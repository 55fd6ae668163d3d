import { expect, test } from 'vitest'
import { askedLocale } from './asked-locale'

function asked(headers: HeadersInit, query = '') {
  return askedLocale(new Request(`http://127.0.0.1/api/reports/x${query}`, { headers }), 'ru')
}

test.each([
  ['nothing but the account', {}, '', 'ru'],
  ['the screen’s cookie', { cookie: 'a=1; etalon-locale=en' }, '', 'en'],
  ['a cookie that is no language', { cookie: 'etalon-locale=xx' }, '', 'ru'],
  ['what the browser accepts', { 'accept-language': 'en-GB,en;q=0.9,ru;q=0.8' }, '', 'en'],
  [
    'the cookie before what is accepted',
    { cookie: 'etalon-locale=ru', 'accept-language': 'en' },
    '',
    'ru',
  ],
  ['an address that names one', { cookie: 'etalon-locale=ru' }, '?language=en', 'en'],
  [
    'an address that names none that there is',
    { cookie: 'etalon-locale=en' },
    '?language=fr',
    'en',
  ],
])('%s', (_, headers, query, expected) => {
  expect(asked(headers as HeadersInit, query)).toBe(expected)
})
