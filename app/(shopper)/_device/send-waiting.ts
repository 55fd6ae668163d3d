import { type SendOutcome, type Verdict, verdictOf } from '@/lib/core/outbox-verdict'
import { listWaiting } from './outbox'
import { markPhoto } from './photo-marks'
import { isOnServer, loadPhoto } from './photos'
import { isStuck, type KeptPhoto, type KeptReport, type LastTry } from './rows'
import { settle } from './settle'
import { writing } from './store'

/** How the queue reaches the server; a test puts a stubborn one in its place. */
export interface Courier {
  sendPhoto(photo: KeptPhoto & { bytes: ArrayBuffer }): Promise<SendOutcome>
  sendReport(report: KeptReport): Promise<SendOutcome>
}

/** `due` waits for each item's time; `now` was asked for, or the network came back. */
export type Urgency = 'due' | 'now'

/**
 * Sends what waits, oldest first. A bad item is left behind for its next time and the others go on;
 * of one visit, a revision never overtakes the report that it corrects.
 * Returns the ids of the reports that the server confirmed.
 */
export async function sendWaiting(
  accountId: string,
  courier: Courier,
  clock: () => Date,
  urgency: Urgency,
): Promise<readonly string[]> {
  const received: string[] = []
  const stuckVisits = new Set<string>()
  for (const report of await listWaiting(accountId)) {
    if (stuckVisits.has(report.visitId) || !isDue(report, urgency, clock())) {
      if (!isStuck(report)) stuckVisits.add(report.visitId)
      continue
    }
    const verdict = await sendOne(report, courier, clock)
    if (verdict.kind === 'received') received.push(report.id)
    // As it is it will never go: what was corrected since may.
    else if (!isStuck({ lastTry: verdict })) stuckVisits.add(report.visitId)
  }
  return received
}

function isDue(report: KeptReport, urgency: Urgency, now: Date): boolean {
  if (report.nextTryAt !== null && Date.parse(report.nextTryAt) <= now.getTime()) return true
  // A server that asked for time gets it, whoever is in a hurry.
  return urgency === 'now' && report.lastTry?.reason !== 'busy'
}

type Kept = Verdict | { readonly kind: 'keep'; readonly reason: 'photo-lost' }

async function sendOne(report: KeptReport, courier: Courier, clock: () => Date): Promise<Kept> {
  const stopped = await sendPhotos(report, courier, clock)
  if (stopped) {
    await keepForLater(report, stopped, clock())
    return stopped
  }
  const outcome = await courier.sendReport(report)
  const verdict = verdictOf(report, outcome, report.tries, clock())
  if (verdict.kind === 'received') {
    const { receivedAt, notCounted } = verdict.receipt
    await settle(report, receivedAt || clock().toISOString(), notCounted)
    return verdict
  }
  if (verdict.reason === 'photos-missing') await sendAgain(report.accountId, verdict.named)
  await keepForLater(report, verdict, clock())
  return verdict
}

/** Photos first: the report is taken only when all that it names are there. Null: all there. */
async function sendPhotos(
  report: KeptReport,
  courier: Courier,
  clock: () => Date,
): Promise<(Kept & { kind: 'keep' }) | null> {
  for (const id of report.photoIds) {
    if (await isOnServer(report.accountId, id)) continue
    const photo = await loadPhoto(report.accountId, id)
    if (!photo?.bytes) return { kind: 'keep', reason: 'photo-lost' }
    const outcome = await courier.sendPhoto({ ...photo, bytes: photo.bytes })
    const verdict = verdictOf(photo, outcome, report.tries, clock())
    if (verdict.kind === 'keep') return verdict
    await markPhoto(photo.accountId, id, verdict.receipt.receivedAt || clock().toISOString())
  }
  return null
}

async function sendAgain(accountId: string, photoIds: readonly string[]): Promise<void> {
  for (const id of photoIds) {
    const photo = await loadPhoto(accountId, id)
    if (photo?.bytes) await markPhoto(accountId, id, null)
  }
}

async function keepForLater(
  report: KeptReport,
  verdict: Kept & { kind: 'keep' },
  now: Date,
): Promise<void> {
  const { reason } = verdict
  const details = 'code' in verdict ? verdict : { code: null, named: [], retryInMs: null }
  const lastTry: LastTry = {
    at: now.toISOString(),
    reason,
    code: details.code,
    named: details.named,
  }
  const { retryInMs } = details
  const nextTryAt = retryInMs === null ? null : new Date(now.getTime() + retryInMs).toISOString()
  await writing(['reports'], 'relaxed', async (tx) => {
    // Only what is still here: another tab may have got the receipt meanwhile.
    const kept = await tx.store.get([report.accountId, report.id])
    if (kept) await tx.store.put({ ...kept, tries: kept.tries + 1, nextTryAt, lastTry })
  })
}
