import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config, proxy } from '@/proxy'

const own = 'https://etalon.example'
const before = process.env.ETALON_URL
beforeAll(() => {
  process.env.ETALON_URL = own
})
afterAll(() => {
  if (before === undefined) delete process.env.ETALON_URL
  else process.env.ETALON_URL = before
})

const pass = (path: string, init: ConstructorParameters<typeof NextRequest>[1] = {}) =>
  proxy(new NextRequest(`${own}${path}`, init))

const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

describe('a page', () => {
  it('gets a policy with a nonce of its own each time, which the page is told too', async () => {
    const [first, second] = [await pass('/visits'), await pass('/visits')]
    const policy = first.headers.get('content-security-policy')
    expect(nonceIn(policy)).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonceIn(policy)).not.toBe(nonceIn(second.headers.get('content-security-policy')))
    expect(first.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
    expect(first.headers.get('strict-transport-security')).toContain('max-age')
  })

  it('is told its own path, whatever the request claimed', async () => {
    const response = await pass('/visits?state=new', { headers: { 'x-etalon-path': '/evil' } })
    expect(response.headers.get('x-middleware-request-x-etalon-path')).toBe('/visits?state=new')
  })
})

describe('a post', () => {
  const post = (headers: Record<string, string>, body: string) =>
    pass('/sign-in', {
      method: 'POST',
      headers: { origin: own, host: 'etalon.example', ...headers },
      body,
    })
  const action = { 'next-action': 'a'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' }

  it.each(['null', '', 'nonsense', 'https://evil.example', 'https://etalon.example.evil.example'])(
    'with the origin "%s" is refused',
    async (origin) => {
      expect((await post({ ...action, origin }, '[]')).status).toBe(403)
    },
  )

  it.each([
    ['half of JSON', action, '[{'],
    ['no JSON', action, 'garbage'],
    ['a reference to a part that is not there', action, '["$F1"]'],
    ['a path into one', action, '[{"a":["$1:__proto__:then"]}]'],
    ['a promise of one', action, '["$@2"]'],
    [
      'a form without its end',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]',
    ],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'garbage'],
    [
      'an action as a broken form',
      { ...action, 'content-type': 'multipart/form-data; boundary=x' },
      'garbage',
    ],
  ])('that is %s gives 400', async (_, headers, body) => {
    expect((await post(headers, body)).status).toBe(400)
  })

  it('that is whole goes on, its body unread', async () => {
    const form = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x--\r\n'
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
    const plain = '[{"a":"🙂","price":"$$5","none":"$undefined","on":"$D2026-10-20"},"$0:0"]'
    for (const response of [await post(action, plain), await post(multipart, form)]) {
      expect(response.status).toBe(200)
      expect(response.headers.get('x-middleware-next')).toBe('1')
    }
  })
})

it('uploads and submissions do not pass through it', () => {
  const matches = (path: string) => config.matcher.some((one) => new RegExp(`^${one}$`).test(path))
  for (const path of ['/visits', '/sign-in', '/api', '/shop/1/form']) {
    expect([path, matches(path)]).toEqual([path, true])
  }
  for (const path of [
    '/api/v1/evaluations',
    '/api/v1/attachments/1',
    '/api/organisation/logo',
    '/_next/static/chunks/a.js',
    '/sw.js',
  ]) {
    expect([path, matches(path)]).toEqual([path, false])
  }
})
