import { sha256OfBytes } from '@/lib/core/fingerprint'
import { type SendOutcome, verdictOf } from '@/lib/core/outbox-verdict'
import type { KeptAttempt } from './rows'
import type { Urgency } from './send-waiting'
import { writing } from './store'
import { listAttempts } from './test-attempts'

/** How attempts reach the server; a test puts a stubborn one in its place. */
export interface AttemptCourier {
  sendAttempt(
    attempt: Pick<KeptAttempt, 'accountId' | 'campaignId' | 'id'>,
    bytes: ArrayBuffer,
  ): Promise<SendOutcome>
}

/**
 * The server's own words that end the waiting: it will never want this attempt. That nothing was found
 * is none of them: so the server also answers when somebody else has signed in on this phone.
 */
const lastWords: ReadonlySet<string> = new Set(['other-attempt', 'test-unknown', 'invalid-input'])

/** Sends what waits, the oldest first; one that is not wanted holds no other up. */
export async function sendAttempts(
  accountId: string,
  courier: AttemptCourier,
  clock: () => Date,
  urgency: Urgency,
): Promise<void> {
  for (const attempt of await listAttempts(accountId)) {
    if (!attempt.isWaiting) continue
    const isDue = attempt.nextTryAt !== null && attempt.nextTryAt <= clock().toISOString()
    // A server that asked for time gets it, whoever is in a hurry.
    if (!isDue && (urgency === 'due' || attempt.isPutOff)) continue
    const bytes = bodyOf(attempt, clock())
    const item = { id: attempt.id, sha256: sha256OfBytes(new Uint8Array(bytes)) }
    const outcome = await courier.sendAttempt(attempt, bytes)
    const verdict = verdictOf(item, outcome, attempt.tries, clock())
    if (verdict.kind === 'received' || lastWords.has(verdict.code ?? '')) {
      await settleAttempt(attempt)
      continue
    }
    const { retryInMs } = verdict
    const nextTryAt =
      retryInMs === null ? null : new Date(clock().getTime() + retryInMs).toISOString()
    await keepForLater(attempt, nextTryAt, verdict.reason === 'busy')
  }
}

function bodyOf({ fingerprint, answers, takenAt }: KeptAttempt, now: Date): ArrayBuffer {
  const body = { fingerprint, answers, takenAt, phoneNow: now.toISOString() }
  return new TextEncoder().encode(JSON.stringify(body)).buffer
}

/** A passed one stays as the memory that opens the form without a network. */
async function settleAttempt({ accountId, id, isPassed }: KeptAttempt): Promise<void> {
  await writing(['attempts'], 'strict', async (tx) => {
    const row = await tx.store.get([accountId, id])
    if (!row) return
    if (isPassed) await tx.store.put({ ...row, isWaiting: false, nextTryAt: null })
    else await tx.store.delete([accountId, id])
  })
}

async function keepForLater(
  { accountId, id }: KeptAttempt,
  nextTryAt: string | null,
  isPutOff: boolean,
): Promise<void> {
  await writing(['attempts'], 'relaxed', async (tx) => {
    const row = await tx.store.get([accountId, id])
    if (row) await tx.store.put({ ...row, tries: row.tries + 1, nextTryAt, isPutOff })
  })
}
