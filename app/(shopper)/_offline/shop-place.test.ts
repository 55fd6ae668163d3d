import { expect, test } from 'vitest'
import { shopPlaceOf } from './shop-place'

const visitId = '3f0e8f0e-0000-4000-8000-00000000000a'

test.each([
  ['/shop', { kind: 'list' }],
  ['/shop/offline', { kind: 'list' }],
  ['/shop/phone', { kind: 'phone' }],
  ['/shop/phone/else', { kind: 'list' }],
  ['/shop/../../etc/passwd', { kind: 'list' }],
  [`/shop/${visitId}/else`, { kind: 'list' }],
  [`/shop/${visitId}`, { kind: 'visit', visitId }],
  [`/shop/${visitId.toUpperCase()}/`, { kind: 'visit', visitId }],
  [`/shop/${visitId}/form`, { kind: 'form', visitId }],
])('%s', (pathname, place) => {
  expect(shopPlaceOf(pathname)).toEqual(place)
})
