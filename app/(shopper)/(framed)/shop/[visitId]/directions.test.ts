import { expect, test } from 'vitest'
import { directionsTo } from './directions'

test.each([
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140', 'geo:0,0?q='],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari', 'maps:?daddr='],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 'maps:?daddr='],
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/150', 'geo:0,0?q='],
])('%s opens its own maps', (userAgent, begins) => {
  const href = directionsTo('Москва, Лесная ул., 14 & 16 #2', userAgent)
  expect(href).toBe(`${begins}${encodeURIComponent('Москва, Лесная ул., 14 & 16 #2')}`)
  expect(href).not.toMatch(/[&# ]/)
})
