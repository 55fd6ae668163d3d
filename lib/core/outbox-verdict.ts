/**
 * What becomes of an item that the phone tried to send. The one rule that decides whether a
 * shopper's work may leave the phone.
 * Source: PHONE.md, Receipt; causes of loss L5, L6, L7.
 */

/** What came back, or did not. */
export type SendOutcome =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** The body read as JSON; undefined when it was not JSON. */
      readonly body: unknown
      /** The Retry-After header as it stood. */
      readonly retryAfter: string | null
    }
  /** No whole answer: no network, a cut connection, or silence past the time limit. */
  | { readonly kind: 'no-answer'; readonly cause: 'unreachable' | 'stalled' }

export interface SentItem {
  readonly id: string
  readonly sha256: string
}

export interface Receipt {
  readonly id: string
  readonly sha256: string
  readonly receivedAt: string
  /** The server's code of why it keeps the report and does not count it; null: it counts. */
  readonly notCounted: string | null
}

/** Why an item stays: each has a sentence that says what is safe, what is not, what to do. */
export type KeepReason =
  | 'no-connection'
  | 'not-confirmed'
  | 'signed-out'
  | 'other-account'
  | 'server-trouble'
  | 'busy'
  /** The server lacks photos of the report; they are sent again before it. */
  | 'photos-missing'
  | 'refused'

export type Verdict =
  | { readonly kind: 'received'; readonly receipt: Receipt }
  | {
      readonly kind: 'keep'
      readonly reason: KeepReason
      /** The server's own code where it refused ("visit-cancelled"). */
      readonly code: string | null
      /** What the server named besides the code (missing questions, attachments). */
      readonly named: readonly string[]
      /** Units: milliseconds until the next try by itself; null: only a person or a sign-in helps. */
      readonly retryInMs: number | null
    }

const SECOND = 1000
const LONGEST_WAIT = 5 * 60 * SECOND
/** A refusal may come from something between the phone and the server, so it is tried again, rarely. */
const REFUSED_WAIT = 30 * 60 * SECOND
const LONGEST_RETRY_AFTER = 24 * 3600 * SECOND

/**
 * Judges one try.
 *
 * Rule    an item leaves the phone only when the answer is 200 and names the item's own id and hash;
 *         every other answer keeps it: another body, another page, 204, a redirect, 4xx, 5xx,
 *         nothing. Waiting doubles from 5 s to 5 min; Retry-After is honoured up to a day.
 * Units   tries: how many came before this one; now: for a Retry-After that names a date.
 * Source  PHONE.md, Receipt; causes of loss L5, L6, L7; RFC 9110, 10.2.3.
 */
export function verdictOf(item: SentItem, outcome: SendOutcome, tries: number, now: Date): Verdict {
  if (outcome.kind === 'no-answer') return keep('no-connection', backoff(tries))
  const { status, body } = outcome
  const receipt = status === 200 ? receiptIn(body) : null
  if (receipt && receipt.id === item.id && receipt.sha256 === item.sha256) {
    return { kind: 'received', receipt }
  }
  const asked = retryAfterMs(outcome.retryAfter, now)
  const wait = Math.max(asked ?? 0, backoff(tries))
  if (status === 429) return keep('busy', wait)
  if (status >= 500) return keep('server-trouble', wait)
  const code = codeIn(body)
  if (status === 401 && code === 'other-account') return keep('other-account', null)
  if (status === 401 && code !== null) return keep('signed-out', null)
  if (status >= 400 && code !== null) {
    const named = namedIn(body)
    if (code === 'attachments-missing') return { ...keep('photos-missing', wait), code, named }
    return { ...keep('refused', asked ?? REFUSED_WAIT), code, named }
  }
  return keep('not-confirmed', wait)
}

function keep(reason: KeepReason, retryInMs: number | null): Verdict & { kind: 'keep' } {
  return { kind: 'keep', reason, code: null, named: [], retryInMs }
}

function backoff(tries: number): number {
  return Math.min(LONGEST_WAIT, 5 * SECOND * 2 ** Math.min(tries, 10))
}

/**
 * For how long a server asks to be left alone.
 *
 * Rule    seconds, or a date of HTTP; never more than a day, never less than nothing.
 * Units   header: as it stood; now: for a date.
 * Returns milliseconds; null where neither can be read.
 * Source  PHONE.md, Keeping it (retries honour Retry-After); RFC 9110, 10.2.3.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null
  const text = header.trim()
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now.getTime()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER)
}

function receiptIn(body: unknown): Receipt | null {
  const receipt = memberOf(body, 'receipt')
  const ids = ['evaluationId', 'attachmentId', 'attemptId'] as const
  const id = ids.map((name) => memberOf(receipt, name)).find((found) => found !== undefined)
  const sha256 = memberOf(receipt, 'sha256')
  const receivedAt = memberOf(receipt, 'receivedAt')
  if (typeof id !== 'string' || typeof sha256 !== 'string') return null
  const notCounted = memberOf(receipt, 'notCounted')
  return {
    id,
    sha256,
    receivedAt: typeof receivedAt === 'string' ? receivedAt : '',
    notCounted: typeof notCounted === 'string' ? notCounted : null,
  }
}

/** Our own refusals are JSON with a reason; anything else did not come from the program itself. */
function codeIn(body: unknown): string | null {
  const reason = memberOf(body, 'reason')
  return typeof reason === 'string' ? reason : null
}

function namedIn(body: unknown): readonly string[] {
  const named = memberOf(body, 'named')
  return Array.isArray(named) ? named.filter((name) => typeof name === 'string') : []
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}
