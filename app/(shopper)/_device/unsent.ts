import { listDrafts } from './drafts'
import { ownedBy, withStore } from './store'
import { isWork } from './work-here'

export interface Unsent {
  /** Finished reports that the server has not confirmed, those among them that cannot be opened. */
  readonly reports: number
  /** Visits with answers that were begun and not sent. */
  readonly drafts: number
  /** Answers that stand beside those in use. */
  readonly copies: number
  /** Tries at tests that the server has not confirmed. */
  readonly attempts: number
  /** Recordings that were cut short and that nobody has decided upon. */
  readonly sounds: number
}

/**
 * What of an account is only on this phone: for the sign-out, which must warn before it.
 * Nothing is lost by signing out; but nothing is sent either until the same account is back.
 */
export async function countUnsent(accountId: string): Promise<Unsent> {
  const owned = ownedBy(accountId)
  const [reports, copies, attempts, sounds, drafts] = await Promise.all([
    withStore((db) => db.count('reports', owned)),
    withStore((db) => db.count('copies', owned)),
    withStore((db) => db.getAll('attempts', owned)),
    withStore((db) => db.getAllKeys('soundParts', owned)),
    listDrafts(accountId),
  ])
  return {
    reports,
    drafts: drafts.filter(isWork).length,
    copies,
    attempts: attempts.filter(({ isWaiting }) => isWaiting).length,
    // The head of a recording is no sound yet.
    sounds: sounds.filter(([, , number]) => number === 1).length,
  }
}

export function isAnyUnsent({ reports, drafts, copies, attempts, sounds }: Unsent): boolean {
  return reports + drafts + copies + attempts + sounds > 0
}
