import type { TestAnswers } from '@/lib/core/instruction-test'
import { attemptIn, attemptRow } from './attempt-rows'
import type { KeptAttempt } from './rows'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

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
