import type { TestAnswers } from '@/lib/core/instruction-test'

/** A try at the test of a campaign that the server has not confirmed. */
export interface WaitingAttempt {
  readonly id: string
  readonly campaignId: string
  readonly fingerprint: string
  readonly answers: TestAnswers
  readonly takenAt: string
}

interface KeptTests {
  /** Fingerprints by campaign ("campaign fingerprint") that were passed on this phone. */
  readonly passed: readonly string[]
  readonly waiting: readonly WaitingAttempt[]
}

const nothing: KeptTests = { passed: [], waiting: [] }
/** What a phone without storage remembers until its page is closed. */
const remembered = new Map<string, KeptTests>()

const nameOf = (accountId: string) => `etalon-tests:${accountId}`

function load(accountId: string): KeptTests {
  try {
    const text = localStorage.getItem(nameOf(accountId))
    // Written by this very module.
    if (text !== null) return JSON.parse(text) as KeptTests
  } catch (error) {
    console.warn(error)
  }
  return remembered.get(accountId) ?? nothing
}

function save(accountId: string, tests: KeptTests): void {
  remembered.set(accountId, tests)
  try {
    localStorage.setItem(nameOf(accountId), JSON.stringify(tests))
  } catch (error) {
    console.warn(error)
  }
}

/** Whether this account passed this wording of a campaign's test on this phone. */
export function hasPassedHere(accountId: string, campaignId: string, fingerprint: string): boolean {
  return load(accountId).passed.includes(`${campaignId} ${fingerprint}`)
}

/** Keeps an attempt until the server has it; a passed one opens the form at once, network or not. */
export function keepAttempt(accountId: string, attempt: WaitingAttempt, isPassed: boolean): void {
  const { passed, waiting } = load(accountId)
  const name = `${attempt.campaignId} ${attempt.fingerprint}`
  save(accountId, {
    passed: isPassed ? [...new Set([...passed, name])] : passed,
    waiting: [...waiting, attempt],
  })
}

/**
 * Sends what waits, the oldest first; what could not be sent stays for the next time and holds up
 * nothing behind it.
 */
export async function sendAttempts(
  accountId: string,
  send: (attempt: WaitingAttempt) => Promise<'done' | 'keep'> = sendToServer(accountId),
): Promise<void> {
  for (const attempt of load(accountId).waiting) {
    if ((await send(attempt)) === 'keep') continue
    // Read again: another attempt may have been made meanwhile.
    const now = load(accountId)
    save(accountId, { ...now, waiting: now.waiting.filter(({ id }) => id !== attempt.id) })
  }
}

/**
 * The server's own words that end the waiting: it has it, or will never want it. That nothing was
 * found is none of them: so the server also answers when somebody else has signed in on this phone.
 */
const lastWords: ReadonlySet<string> = new Set(['other-attempt', 'test-unknown', 'invalid-input'])

const PATIENCE_MS = 30_000

function sendToServer(accountId: string) {
  return async (attempt: WaitingAttempt): Promise<'done' | 'keep'> => {
    const { id, campaignId, ...body } = attempt
    try {
      const response = await fetch(`/api/v1/briefings/${campaignId}/attempts/${id}`, {
        method: 'PUT',
        body: JSON.stringify({ ...body, phoneNow: new Date().toISOString() }),
        headers: { 'Content-Type': 'application/json', 'X-Etalon-Account': accountId },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const answer: { receipt?: { attemptId?: string }; reason?: string } = await response.json()
      const isKept = response.status === 200 && answer.receipt?.attemptId === id
      return isKept || lastWords.has(answer.reason ?? '') ? 'done' : 'keep'
    } catch {
      return 'keep'
    }
  }
}
