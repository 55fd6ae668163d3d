import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './origin'

const url = 'https://etalon.example'

describe('isOwnOrigin', () => {
  it.each([
    ['none', null],
    ['null', 'null'],
    ['an empty one', ''],
    ['another host', 'https://evil.example'],
    ['a host that begins alike', 'https://etalon.example.evil.example'],
    ['a host that ends alike', 'https://not-etalon.example'],
    ['http', 'http://etalon.example'],
    ['another port', 'https://etalon.example:8443'],
    ['with a path', 'https://etalon.example/'],
    ['in capitals', 'HTTPS://ETALON.EXAMPLE'],
    ['loopback', 'http://127.0.0.1:3000'],
  ])('refuses a change from %s', (_, origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      expect(isOwnOrigin(method, origin, url)).toBe(false)
    }
  })

  it('takes its own, and reads from anywhere', () => {
    expect(isOwnOrigin('POST', url, url)).toBe(true)
    expect(isOwnOrigin('GET', 'https://evil.example', url)).toBe(true)
    expect(isOwnOrigin('HEAD', null, url)).toBe(true)
  })

  it('knows that this machine has three names, each with the same port', () => {
    const local = 'http://127.0.0.1:3000'
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      expect(isOwnOrigin('POST', `http://${name}:3000`, local)).toBe(true)
      expect(isOwnOrigin('POST', `http://${name}:3001`, local)).toBe(false)
      expect(isOwnOrigin('POST', `https://${name}:3000`, local)).toBe(false)
    }
    expect(isOwnOrigin('POST', 'http://localhost.evil.example:3000', local)).toBe(false)
  })
})
