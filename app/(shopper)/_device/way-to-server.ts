import { serverCourier } from './courier'
import { discardServerDrafts } from './draft-discard'
import { putServerDraft } from './draft-put'
import { type RefusedDrafts, type Synced, syncDrafts } from './draft-sync'
import { makeEarlyRunner } from './early-runner'
import { forgetOldReceipts } from './outbox'
import { sealOpenRows } from './seal-open-rows'
import { sendAttempts } from './send-attempts'
import { sendWaiting, type Urgency } from './send-waiting'
import { forgetFacts } from './settle'
import { tellThrownAway } from './thrown-away'

/** Sends the reports of an account that wait, to this server. */
export async function bringReports(accountId: string, urgency: Urgency): Promise<void> {
  await sendWaiting(accountId, serverCourier, () => new Date(), urgency)
}

/** Sends the tries at tests of an account that wait, to this server. */
export function bringAttempts(accountId: string, urgency: Urgency): Promise<void> {
  return sendAttempts(accountId, serverCourier, () => new Date(), urgency)
}

/** Brings the drafts of an account to this server, after word of those that were thrown away. */
export async function bringDrafts(accountId: string, refused: RefusedDrafts): Promise<Synced> {
  const unheard = await tellThrownAway(accountId, discardServerDrafts)
  // One that the server does not hear keeps no draft from it: what was typed comes first.
  const synced = await syncDrafts(accountId, { put: putServerDraft }, refused)
  if (unheard === null) return synced
  return { ...synced, isReachable: false, retryInMs: synced.retryInMs ?? unheard.retryInMs }
}

/** Sends the files of drafts ahead of their reports, to this server. */
export function earlyRunner(
  ...about: Parameters<typeof makeEarlyRunner>
): ReturnType<typeof makeEarlyRunner> {
  return makeEarlyRunner(...about)
}

/** Once a page: what older forms of the store left in the clear, and what is long done. */
export async function tidy(accountId: string): Promise<void> {
  try {
    await sealOpenRows(accountId)
    await forgetFacts(accountId)
    await forgetOldReceipts(accountId, new Date())
  } catch (error) {
    // Comfort and tidiness: the queue goes on without them.
    console.warn(error)
  }
}
