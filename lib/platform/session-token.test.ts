import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  readSessionToken,
  sessionCookieName,
  sessionSeconds,
  writeSessionToken,
} from './session-token'

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
const claims = { organisationId: id(1), accountId: id(2), sessionId: id(3), version: 4 }
const environment = { sessionSecret: 'a secret of this test, long enough to be one' }

describe('the session token', () => {
  afterEach(() => void vi.useRealTimers())

  it('comes back as it was made, and is not readable on the way', async () => {
    const token = await writeSessionToken(claims, environment)
    expect(await readSessionToken(token, environment)).toEqual(claims)
    expect(Buffer.from(token, 'base64url').toString()).not.toContain(claims.accountId)
  })

  it.each([
    ['undefined', undefined],
    ['empty', ''],
    ['no token', 'abc'],
    ['unsigned', 'eyJhbGciOiJub25lIn0.e30.'],
    ['too many parts', 'a.b.c.d.e.f'],
  ])('that is %s is nobody’s', async (_, token) => {
    expect(await readSessionToken(token, environment)).toBeNull()
  })

  it('with one letter changed is nobody’s', async () => {
    const token = await writeSessionToken(claims, environment)
    const at = Math.floor(token.length / 2)
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    expect(await readSessionToken(changed, environment)).toBeNull()
  })

  it('that was opened before is nobody’s once its time is over, or under another secret', async () => {
    const token = await writeSessionToken(claims, environment)
    expect(await readSessionToken(token, environment)).toEqual(claims)
    expect(await readSessionToken(token, environment)).toEqual(claims)
    expect(await readSessionToken(token, { sessionSecret: 'x'.repeat(40) })).toBeNull()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (sessionSeconds + 60) * 1000 })
    expect(await readSessionToken(token, environment)).toBeNull()
  })

  it('of another secret is nobody’s', async () => {
    const token = await writeSessionToken(claims, { sessionSecret: 'x'.repeat(40) })
    expect(await readSessionToken(token, environment)).toBeNull()
  })
})

it('the cookie is bound to the host where there is https', () => {
  expect(sessionCookieName('https://etalon.example')).toBe('__Host-etalon-session')
  expect(sessionCookieName('http://127.0.0.1:3000')).toBe('etalon-session')
})
