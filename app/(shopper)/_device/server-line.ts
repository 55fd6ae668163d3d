import type { SendOutcome } from '@/lib/core/outbox-verdict'
import type { KeptPhoto } from './rows'

/** A photo with its bytes at hand. */
export type SentPhoto = KeptPhoto & { readonly bytes: ArrayBuffer }

export type WebFetch = (address: string, init: RequestInit) => Promise<Response>

export interface Question {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: ArrayBuffer | Blob | null
}

/** An answer read to its end, or why there was none. */
export type LineAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Headers
      readonly text: string
    }
  | Extract<SendOutcome, { kind: 'no-answer' }>

export type Ask = (address: string, question: Question) => Promise<LineAnswer>

const PATIENCE_MS = 30_000
/** The slowest line that is still waited for. Units: bytes per second. */
const SLOWEST_LINE = 10_000

/** Asks the server once, with patience by the size of what is sent. */
export function askerOver(line: WebFetch): Ask {
  return async (address, { method, headers, body = null }) => {
    const size = body instanceof Blob ? body.size : (body?.byteLength ?? 0)
    try {
      const response = await line(address, {
        method,
        body,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        // A redirect is an answer of somebody in between, or of the sign-in page: never a receipt.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS + Math.ceil(size / SLOWEST_LINE) * 1000),
      })
      const text = await response.text()
      return { kind: 'answer', status: response.status, headers: response.headers, text }
    } catch (error) {
      const isStalled = error instanceof DOMException && error.name === 'TimeoutError'
      return { kind: 'no-answer', cause: isStalled ? 'stalled' : 'unreachable' }
    }
  }
}

/** As the rule of the receipt judges it. */
export function outcomeOf(answer: LineAnswer): SendOutcome {
  if (answer.kind === 'no-answer') return answer
  const { status, text, headers } = answer
  return { kind: 'answer', status, body: jsonIn(text), retryAfter: headers.get('retry-after') }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
