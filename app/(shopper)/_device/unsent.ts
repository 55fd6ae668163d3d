import { isUnsent, listDrafts } from './drafts'
import { ownedBy, withStore } from './store'

export interface Unsent {
  /** Finished reports that the server has not confirmed, those among them that cannot be opened. */
  readonly reports: number
  /** Visits with answers that were begun and not sent. */
  readonly drafts: number
}

/**
 * What of an account is only on this phone: for the sign-out, which must warn before it.
 * Nothing is lost by signing out; but nothing is sent either until the same account is back.
 */
export async function countUnsent(accountId: string): Promise<Unsent> {
  const [reports, drafts] = await Promise.all([
    withStore((db) => db.count('reports', ownedBy(accountId))),
    listDrafts(accountId),
  ])
  const unsent = drafts.filter((draft) => draft.isBegun && isUnsent(draft))
  return { reports, drafts: unsent.length }
}
