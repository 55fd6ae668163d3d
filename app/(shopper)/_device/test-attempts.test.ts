import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hasPassedHere, keepAttempt, sendAttempts, type WaitingAttempt } from './test-attempts'

const attempt = (id: string): WaitingAttempt => ({
  id,
  campaignId: 'c',
  fingerprint: 'f',
  answers: { one: 'a' },
  takenAt: '2026-10-20T08:00:00Z',
})

function aStorage(isFull = false) {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      kept.set(name, text)
    },
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', aStorage())
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

async function sent(accountId: string, verdict: (id: string) => 'done' | 'keep') {
  const ids: string[] = []
  await sendAttempts(accountId, async ({ id }) => {
    ids.push(id)
    return verdict(id)
  })
  return ids
}

describe('attempts at a test on this phone', () => {
  test('a failed one opens nothing; a passed one does, for this account and wording alone', () => {
    keepAttempt('anna', attempt('1'), false)
    expect(hasPassedHere('anna', 'c', 'f')).toBe(false)
    keepAttempt('anna', attempt('2'), true)
    expect(hasPassedHere('anna', 'c', 'f')).toBe(true)
    expect(hasPassedHere('anna', 'c', 'another')).toBe(false)
    expect(hasPassedHere('boris', 'c', 'f')).toBe(false)
  })

  test('wait, oldest first, until the server has them; nobody else sends them', async () => {
    keepAttempt('clara', attempt('1'), false)
    keepAttempt('clara', attempt('2'), true)
    expect(await sent('boris', () => 'done')).toEqual([])
    expect(await sent('clara', () => 'keep')).toEqual(['1', '2'])
    expect(await sent('clara', (id) => (id === '1' ? 'done' : 'keep'))).toEqual(['1', '2'])
    expect(await sent('clara', () => 'done')).toEqual(['2'])
    expect(await sent('clara', () => 'done')).toEqual([])
    expect(hasPassedHere('clara', 'c', 'f')).toBe(true)
  })

  test('one that the server will not take holds up none behind it', async () => {
    keepAttempt('fedor', attempt('1'), false)
    keepAttempt('fedor', attempt('2'), true)
    expect(await sent('fedor', (id) => (id === '1' ? 'keep' : 'done'))).toEqual(['1', '2'])
    expect(await sent('fedor', () => 'done')).toEqual(['1'])
  })

  test('one that is made while another is sent is not lost', async () => {
    keepAttempt('dina', attempt('1'), false)
    await sendAttempts('dina', async () => {
      keepAttempt('dina', attempt('2'), true)
      return 'done'
    })
    expect(await sent('dina', () => 'done')).toEqual(['2'])
  })

  test('open the form also on a phone that can store nothing', () => {
    vi.stubGlobal('localStorage', aStorage(true))
    keepAttempt('egor', attempt('1'), true)
    expect(hasPassedHere('egor', 'c', 'f')).toBe(true)
  })
})

describe('what the server answers', () => {
  const answering = (status: number, body: string) =>
    vi.stubGlobal('fetch', async () => new Response(body, { status }))

  test.each([
    ['a page', 200, '<html></html>', true],
    ['another receipt', 200, '{"receipt":{"attemptId":"2"}}', true],
    ['nobody is signed in', 401, '{"ok":false,"reason":"not-signed-in"}', true],
    ['another account without a form', 404, '{"ok":false,"reason":"not-found"}', true],
    ['trouble', 500, '{"ok":false,"reason":"unexpected"}', true],
    ['its receipt', 200, '{"receipt":{"attemptId":"1"}}', false],
    ['that it knows no such test', 422, '{"ok":false,"reason":"test-unknown"}', false],
  ])('%s', async (about, status, body, stays) => {
    keepAttempt(about, attempt('1'), false)
    answering(status, body)
    await sendAttempts(about)
    expect(await sent(about, () => 'done')).toEqual(stays ? ['1'] : [])
  })
})
