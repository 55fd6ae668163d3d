import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sha256OfBytes } from '@/lib/core/fingerprint'
import { courierOver } from './courier'
import { newId } from './new-id'
import { clearPhone, saveCopy, stateOfPhone } from './save-copy'
import { type AttemptCourier, sendAttempts } from './send-attempts'
import { closeStore, withStore } from './store'
import { hasPassedHere, keepAttempt, listAttempts, type NewAttempt } from './test-attempts'

const takenAt = '2026-10-20T08:00:00.000Z'
const clock = () => new Date('2026-10-20T08:05:00Z')
const attempt = (id: string, minute = 0): NewAttempt => ({
  id,
  campaignId: 'c',
  fingerprint: 'f',
  answers: { one: 'Секретный ответ' },
  takenAt: `2026-10-20T08:0${minute}:00.000Z`,
})

let kept: Map<string, string>
beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  })
})
afterEach(() => vi.unstubAllGlobals())

const received = (id: string, bytes: ArrayBuffer) =>
  ({
    kind: 'answer',
    status: 200,
    body: { receipt: { attemptId: id, sha256: sha256OfBytes(new Uint8Array(bytes)) } },
    retryAfter: null,
  }) as const
const away = { kind: 'no-answer', cause: 'unreachable' } as const

async function sent(
  accountId: string,
  takes: (id: string) => boolean,
  urgency: 'now' | 'due' = 'now',
) {
  const ids: string[] = []
  const courier: AttemptCourier = {
    async sendAttempt({ id }, bytes) {
      ids.push(id)
      return takes(id) ? received(id, bytes) : away
    },
  }
  await sendAttempts(accountId, courier, clock, urgency)
  return ids
}
const waiting = async (accountId: string) =>
  (await listAttempts(accountId)).filter(({ isWaiting }) => isWaiting).map(({ id }) => id)

describe('attempts at a test on this phone', () => {
  test('a failed one opens nothing; a passed one does, for this account and wording alone', async () => {
    await keepAttempt('anna', attempt('1'), false)
    expect(await hasPassedHere('anna', 'c', 'f')).toBe(false)
    await keepAttempt('anna', attempt('2'), true)
    expect(await hasPassedHere('anna', 'c', 'f')).toBe(true)
    expect(await hasPassedHere('anna', 'c', 'another')).toBe(false)
    expect(await hasPassedHere('boris', 'c', 'f')).toBe(false)
  })

  test('wait, oldest first, until the server has them; nobody else sends them', async () => {
    await keepAttempt('clara', attempt('2', 2), true)
    await keepAttempt('clara', attempt('1', 1), false)
    expect(await sent('boris', () => true)).toEqual([])
    expect(await sent('clara', (id) => id === '2')).toEqual(['1', '2'])
    expect(await waiting('clara')).toEqual(['1'])
    // It failed a moment ago: time alone does not bring it back at once.
    expect(await sent('clara', () => true, 'due')).toEqual([])
    expect(await sent('clara', () => true)).toEqual(['1'])
    expect(await sent('clara', () => true)).toEqual([])
    expect(await hasPassedHere('clara', 'c', 'f')).toBe(true)
  })

  test('a server that asked for time gets it, whoever is in a hurry', async () => {
    await keepAttempt('fedor', attempt('1'), false)
    let asked = 0
    const busy: AttemptCourier = {
      async sendAttempt() {
        asked += 1
        return { kind: 'answer', status: 429, body: undefined, retryAfter: '600' }
      },
    }
    await sendAttempts('fedor', busy, clock, 'now')
    await sendAttempts('fedor', busy, clock, 'now')
    expect(asked).toBe(1)
    const later = () => new Date(clock().getTime() + 601_000)
    await sendAttempts('fedor', busy, later, 'due')
    expect(asked).toBe(2)
  })

  test('lie sealed, and are in the copy and in "clear data"', async () => {
    const accountId = newId()
    await keepAttempt(accountId, attempt(newId()), true)
    const lying = JSON.stringify(await withStore((db) => db.getAll('attempts')), (_, value) =>
      value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
    )
    expect(lying).not.toContain('Секретный')
    const before = await stateOfPhone('nobody')
    expect(await stateOfPhone(accountId)).not.toBe(before)
    const copy = await saveCopy(accountId, clock())
    expect(copy.unreadable).toBe(0)
    expect(new TextDecoder().decode(copy.bytes)).toContain('Секретный ответ')
    expect(await clearPhone(accountId, copy.state)).toBe(true)
    expect(await listAttempts(accountId)).toEqual([])
  })

  test('of an older page are taken over once, and leave the clear', async () => {
    const old = { passed: ['c f', 'c older'], waiting: [attempt('1'), attempt('2')] }
    kept.set('etalon-tests:dina', JSON.stringify(old))
    expect(await hasPassedHere('dina', 'c', 'older')).toBe(true)
    expect(await hasPassedHere('dina', 'c', 'f')).toBe(true)
    expect(kept.size).toBe(0)
    expect(await waiting('dina')).toEqual(['1', '2'])
    expect(await sent('dina', () => true)).toEqual(['1', '2'])
    expect(await hasPassedHere('dina', 'c', 'f')).toBe(true)
  })

  test('stay where they were while the store cannot take them', async () => {
    kept.set('etalon-tests:egor', JSON.stringify({ passed: ['c f'], waiting: [] }))
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(listAttempts('egor')).rejects.toThrow()
    expect(kept.size).toBe(1)
    full.mockRestore()
    expect(await hasPassedHere('egor', 'c', 'f')).toBe(true)
  })
})

describe('what the server answers', () => {
  test.each([
    ['a page', 200, '<html></html>', true],
    ['another receipt', 200, '{"receipt":{"attemptId":"2","sha256":"HASH"}}', true],
    ['a receipt of other bytes', 200, '{"receipt":{"attemptId":"1","sha256":"0"}}', true],
    ['nobody is signed in', 401, '{"ok":false,"reason":"not-signed-in"}', true],
    ['another account without a form', 404, '{"ok":false,"reason":"not-found"}', true],
    ['trouble', 500, '{"ok":false,"reason":"unexpected"}', true],
    ['its receipt', 200, '{"receipt":{"attemptId":"1","sha256":"HASH"}}', false],
    ['that it knows no such test', 422, '{"ok":false,"reason":"test-unknown"}', false],
  ])('%s', async (about, status, body, stays) => {
    await keepAttempt(about, attempt('1'), false)
    const line = async (_: string, { body: bytes }: RequestInit) => {
      const hash = sha256OfBytes(new Uint8Array(bytes as ArrayBuffer))
      return new Response(body.replace('HASH', hash), { status })
    }
    await sendAttempts(about, courierOver(line), clock, 'now')
    expect(await waiting(about)).toEqual(stays ? ['1'] : [])
  })

  test('the time at which it was taken is what is sent', async () => {
    await keepAttempt('zoya', attempt('1'), false)
    const bodies: string[] = []
    await sendAttempts(
      'zoya',
      {
        async sendAttempt(_, bytes) {
          bodies.push(new TextDecoder().decode(bytes))
          return away
        },
      },
      clock,
      'now',
    )
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ takenAt, phoneNow: clock().toISOString() })
  })
})
