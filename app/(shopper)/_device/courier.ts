import type { SendOutcome } from '@/lib/core/outbox-verdict'
import type { Courier } from './outbox'
import { deviceIdOf } from './settings'

const PATIENCE_MS = 30_000
/** The slowest line that is still waited for. Units: bytes per second. */
const SLOWEST_LINE = 10_000

/** The queue's way to this server. */
export const serverCourier: Courier = {
  sendPhoto: (photo) => {
    const facts = new URLSearchParams({ visitId: photo.visitId, questionId: photo.questionId })
    return send(`/api/v1/attachments/${photo.id}?${facts}`, 'PUT', photo.bytes, {
      'Content-Type': photo.mediaType,
      'X-Etalon-Sha256': photo.sha256,
      'X-Etalon-Account': photo.accountId,
    })
  },
  sendReport: async (report) =>
    send('/api/v1/evaluations', 'POST', report.bytes, {
      'Content-Type': 'application/json',
      'X-Etalon-Sha256': report.sha256,
      'X-Etalon-Account': report.accountId,
      'X-Etalon-Clock': new Date().toISOString(),
      'X-Etalon-Device': await deviceIdOf(report.accountId),
      'X-Etalon-Changes': String(report.draftChanges ?? ''),
    }),
}

async function send(
  address: string,
  method: string,
  body: ArrayBuffer,
  headers: Record<string, string>,
): Promise<SendOutcome> {
  const patience = PATIENCE_MS + (body.byteLength / SLOWEST_LINE) * 1000
  try {
    const response = await fetch(address, {
      method,
      body,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      // A redirect is an answer of somebody in between, or of the sign-in page: never a receipt.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    return {
      kind: 'answer',
      status: response.status,
      body: jsonIn(text),
      retryAfter: response.headers.get('retry-after'),
    }
  } catch (error) {
    const isStalled = error instanceof DOMException && error.name === 'TimeoutError'
    return { kind: 'no-answer', cause: isStalled ? 'stalled' : 'unreachable' }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
