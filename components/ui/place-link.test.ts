import { describe, expect, test } from 'vitest'
import { currentPlace } from './place-link'

const places = [
  { href: '/shop', label: 'Visits' },
  { href: '/shop/phone', label: 'This phone' },
  { href: '/me', label: 'Results', exact: true },
]

describe('the place where one is', () => {
  test.each([
    ['/shop', '/shop'],
    ['/shop/4', '/shop'],
    ['/shop/phone', '/shop/phone'],
    ['/shopping', null],
    ['/me', '/me'],
    ['/me/team', null],
  ])('%s: %s', (pathname, href) => {
    expect(currentPlace(places, pathname)?.href ?? null).toBe(href)
  })
})
