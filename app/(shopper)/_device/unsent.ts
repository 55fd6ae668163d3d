import { listDrafts } from './drafts'
import { listWaiting } from './outbox'

export interface Unsent {
  /** Finished reports that the server has not confirmed. */
  readonly reports: number
  /** Visits with answers that were begun and not sent. */
  readonly drafts: number
}

/**
 * What of an account is only on this phone: for the sign-out, which must warn before it.
 * Nothing is lost by signing out; but nothing is sent either until the same account is back.
 */
export async function countUnsent(accountId: string): Promise<Unsent> {
  const [waiting, drafts] = await Promise.all([listWaiting(accountId), listDrafts(accountId)])
  const unsent = drafts.filter(
    ({ draft, frozenAs }) =>
      Object.keys(draft.answers).length > 0 && draft.changes > (frozenAs?.changes ?? -1),
  )
  return { reports: waiting.length, drafts: unsent.length }
}
