import { describe, expect, test } from 'vitest'
import { type SendOutcome, verdictOf } from './outbox-verdict'

const item = { id: '5d0c7f0e-8b1a-4c7e-9a51-000000000001', sha256: 'a'.repeat(64) }
const now = new Date('2026-10-20T09:00:00Z')
const receipt = { evaluationId: item.id, sha256: item.sha256, receivedAt: '2026-10-20T09:00:00Z' }

function answer(status: number, body?: unknown, retryAfter: string | null = null): SendOutcome {
  return { kind: 'answer', status, body, retryAfter }
}

const verdict = (outcome: SendOutcome, tries = 0) => verdictOf(item, outcome, tries, now)

describe('an item leaves the phone', () => {
  test('also where the server keeps it and does not count it, and says why', () => {
    const kept = { ...receipt, notCounted: 'visit-cancelled' }
    expect(verdict(answer(200, { receipt: kept }))).toMatchObject({
      kind: 'received',
      receipt: { notCounted: 'visit-cancelled' },
    })
  })

  test('when the answer names its id and its hash', () => {
    expect(verdict(answer(200, { receipt }))).toEqual({
      kind: 'received',
      receipt: {
        id: item.id,
        sha256: item.sha256,
        receivedAt: receipt.receivedAt,
        notCounted: null,
      },
    })
    const { evaluationId: attachmentId, ...rest } = receipt
    expect(verdict(answer(200, { receipt: { attachmentId, ...rest } })).kind).toBe('received')
  })
})

describe('an item stays', () => {
  test.each<[string, SendOutcome, string]>([
    ['200 with a page of HTML', answer(200), 'not-confirmed'],
    ['200 with another JSON', answer(200, { ok: true }), 'not-confirmed'],
    ['200 with null', answer(200, null), 'not-confirmed'],
    ['200 with a list', answer(200, [receipt]), 'not-confirmed'],
    ['200 with a receipt of nothing', answer(200, { receipt: null }), 'not-confirmed'],
    [
      '200 with the receipt of another item',
      answer(200, { receipt: { ...receipt, evaluationId: 'other' } }),
      'not-confirmed',
    ],
    [
      '200 with the hash of other bytes',
      answer(200, { receipt: { ...receipt, sha256: 'b'.repeat(64) } }),
      'not-confirmed',
    ],
    [
      '200 with a receipt without a hash',
      answer(200, { receipt: { evaluationId: item.id } }),
      'not-confirmed',
    ],
    ['201 with the right receipt', answer(201, { receipt }), 'not-confirmed'],
    ['204', answer(204), 'not-confirmed'],
    ['a redirect that was not followed', answer(0), 'not-confirmed'],
    ['301', answer(301), 'not-confirmed'],
    ['302 with the right receipt', answer(302, { receipt }), 'not-confirmed'],
    ['401 with a page of a hotel', answer(401), 'not-confirmed'],
    ['403 with a page of a proxy', answer(403), 'not-confirmed'],
    ['404 with a page', answer(404), 'not-confirmed'],
    ['413 of a proxy', answer(413), 'not-confirmed'],
    ['401 of the program', answer(401, { reason: 'not-signed-in' }), 'signed-out'],
    ['401 for another account', answer(401, { reason: 'other-account' }), 'other-account'],
    ['409 of the program', answer(409, { reason: 'other-bytes' }), 'refused'],
    ['422 of the program', answer(422, { reason: 'visit-cancelled' }), 'refused'],
    ['422 for photos', answer(422, { reason: 'attachments-missing' }), 'photos-missing'],
    ['429', answer(429), 'busy'],
    ['500', answer(500), 'server-trouble'],
    ['500 with the right receipt', answer(500, { receipt }), 'server-trouble'],
    ['502 with a page', answer(502), 'server-trouble'],
    ['503 of the program', answer(503, { reason: 'unavailable' }), 'server-trouble'],
    ['507 of the program', answer(507, { reason: 'no-space' }), 'server-trouble'],
    ['a reset connection', { kind: 'no-answer', cause: 'unreachable' }, 'no-connection'],
    ['silence', { kind: 'no-answer', cause: 'stalled' }, 'no-connection'],
  ])('after %s', (_, outcome, reason) => {
    expect(verdict(outcome)).toMatchObject({ kind: 'keep', reason })
  })

  test('with the code and the names that the server gave', () => {
    const body = { reason: 'answers-missing', named: ['q1', 7, 'q2'] }
    expect(verdict(answer(422, body))).toMatchObject({
      code: 'answers-missing',
      named: ['q1', 'q2'],
    })
  })
})

describe('the next try', () => {
  const waitOf = (outcome: SendOutcome, tries = 0) => {
    const judged = verdict(outcome, tries)
    return judged.kind === 'keep' ? judged.retryInMs : 'gone'
  }
  const offline: SendOutcome = { kind: 'no-answer', cause: 'unreachable' }

  test('waits twice as long each time, from 5 s to 5 min', () => {
    const waits = [0, 1, 2, 5, 6, 7, 100].map((tries) => waitOf(offline, tries))
    expect(waits).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000, 300_000])
  })

  test('honours Retry-After in seconds and as a date, up to a day', () => {
    expect(waitOf(answer(503, undefined, '120'))).toBe(120_000)
    expect(waitOf(answer(429, undefined, 'Tue, 20 Oct 2026 09:10:00 GMT'))).toBe(600_000)
    expect(waitOf(answer(503, undefined, '999999'))).toBe(86_400_000)
    expect(waitOf(answer(503, undefined, 'soon'))).toBe(5_000)
    expect(waitOf(answer(503, undefined, 'Tue, 20 Oct 2020 09:10:00 GMT'))).toBe(5_000)
  })

  test('comes by itself after a refusal too, but rarely; after a sign-out only with a sign-in', () => {
    expect(waitOf(answer(422, { reason: 'visit-cancelled' }))).toBe(1_800_000)
    expect(waitOf(answer(401, { reason: 'not-signed-in' }))).toBeNull()
  })
})
