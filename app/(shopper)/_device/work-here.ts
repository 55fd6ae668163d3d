import { isUnsent, listDrafts } from './drafts'
import { listWaitingVisits } from './outbox'
import type { DraftState } from './rows'

/** Somebody's answers that are in no report. */
export function isWork(draft: DraftState): boolean {
  return draft.isBegun && isUnsent(draft)
}

/** Whether a visit has a report here that the server has not confirmed, or answers that are in no report. */
export async function hasWorkHere(accountId: string, visitId: string): Promise<boolean> {
  const [waiting, drafts] = await Promise.all([listWaitingVisits(accountId), listDrafts(accountId)])
  return (
    waiting.includes(visitId) || drafts.some((draft) => draft.visitId === visitId && isWork(draft))
  )
}
