import { sha256OfBytes } from '@/lib/core/fingerprint'
import type { TestAnswers } from '@/lib/core/instruction-test'
import { type SendOutcome, verdictOf } from '@/lib/core/outbox-verdict'
import type { Urgency } from './outbox'
import { attemptIn, attemptRow, type KeptAttempt } from './rows'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

/** How attempts reach the server; a test puts a stubborn one in its place. */
export interface AttemptCourier {
  sendAttempt(
    attempt: Pick<KeptAttempt, 'accountId' | 'campaignId' | 'id'>,
    bytes: ArrayBuffer,
  ): Promise<SendOutcome>
}

export type NewAttempt = Pick<
  KeptAttempt,
  'id' | 'campaignId' | 'fingerprint' | 'answers' | 'takenAt'
>

/** Attempts of one account, oldest first; one that cannot be opened is not among them. */
export async function listAttempts(accountId: string): Promise<readonly KeptAttempt[]> {
  await takeOverOldAttempts(accountId)
  const rows = await withStore((db) => db.getAll('attempts', ownedBy(accountId)))
  const key = await findKey(accountId)
  const attempts = await Promise.all(rows.map((row) => attemptIn(key, row)))
  return attempts
    .filter((attempt) => attempt !== null)
    .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt))
}

/** Whether this account passed this wording of a campaign's test on this phone. */
export async function hasPassedHere(
  accountId: string,
  campaignId: string,
  fingerprint: string,
): Promise<boolean> {
  return (await listAttempts(accountId)).some(
    (attempt) =>
      attempt.isPassed && attempt.campaignId === campaignId && attempt.fingerprint === fingerprint,
  )
}

/** Keeps an attempt until the server has it, strictly; that it was passed stays noted after that. */
export async function keepAttempt(
  accountId: string,
  attempt: NewAttempt,
  isPassed: boolean,
): Promise<void> {
  const { takenAt } = attempt
  await put({
    ...attempt,
    accountId,
    isPassed,
    isWaiting: true,
    tries: 0,
    nextTryAt: takenAt,
  })
}

async function put(attempt: KeptAttempt): Promise<void> {
  const row = await attemptRow(await keyToSeal(attempt.accountId), attempt)
  await writing(['attempts'], 'strict', async (tx) => {
    await tx.store.put(row)
  })
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
    if (!isDue && urgency === 'due') continue
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
    await keepForLater(attempt, nextTryAt)
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
): Promise<void> {
  await writing(['attempts'], 'relaxed', async (tx) => {
    const row = await tx.store.get([accountId, id])
    if (row) await tx.store.put({ ...row, tries: row.tries + 1, nextTryAt })
  })
}

/** What pages kept in the clear before there was a place for it in the store. */
interface OldTests {
  /** "campaign fingerprint" */
  readonly passed: readonly string[]
  readonly waiting: readonly (Omit<NewAttempt, 'answers'> & { readonly answers: TestAnswers })[]
}

const oldNameOf = (accountId: string) => `etalon-tests:${accountId}`

/** Once: what lies there goes only after the store has it. */
async function takeOverOldAttempts(accountId: string): Promise<void> {
  const old = findOldTests(accountId)
  if (old === null) return
  const passed = new Set(old.passed)
  const nameOf = ({ campaignId, fingerprint }: NewAttempt) => `${campaignId} ${fingerprint}`
  for (const attempt of old.waiting) {
    await keepAttempt(accountId, attempt, passed.has(nameOf(attempt)))
  }
  for (const name of old.passed) {
    const [campaignId = '', fingerprint = ''] = name.split(' ')
    const about = { campaignId, fingerprint, answers: {}, takenAt: '' }
    const state = { isPassed: true, isWaiting: false, tries: 0, nextTryAt: null }
    await put({ accountId, id: name, ...about, ...state })
  }
  forgetOldAttempts(accountId)
}

function findOldTests(accountId: string): OldTests | null {
  try {
    const text = localStorage.getItem(oldNameOf(accountId))
    // Written by an older page of this product.
    return text === null ? null : (JSON.parse(text) as OldTests)
  } catch {
    // No such storage here, or nothing that can be read: there is nothing to take over.
    return null
  }
}

export function forgetOldAttempts(accountId: string): void {
  try {
    localStorage.removeItem(oldNameOf(accountId))
  } catch {
    // No such storage here: nothing can lie in it.
  }
}
