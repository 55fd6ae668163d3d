import { type SendOutcome, verdictOf } from '@/lib/core/outbox-verdict'
import { shownFilesOf } from '@/lib/core/visit-draft'
import { listCopies } from './copies'
import { listDrafts, loadDraft } from './drafts'
import { markEarly } from './photo-marks'
import { loadPhoto } from './photos'
import type { KeptPhoto, PhotoRow } from './rows'
import { ownedBy, withStore } from './store'
import { listUntold } from './thrown-away'

/** How files reach the server before their report, and how they are taken back. */
export interface EarlyCourier {
  sendPhoto(photo: KeptPhoto & { bytes: ArrayBuffer }): Promise<SendOutcome>
  removePhoto(photo: Pick<KeptPhoto, 'accountId' | 'id'>): Promise<SendOutcome>
}

export interface EarlyWork {
  readonly courier: EarlyCourier
  readonly clock: () => Date
  /** Asked before each file: a finished report always goes first. */
  readonly mayGoOn: () => boolean
  /** What the server will not take before the report, in this page's memory. */
  readonly refused: Set<string>
  /** How often the line has failed in a row. */
  readonly misses: number
  /** Something was taken back: there is room for others. */
  readonly onRoom?: () => void
}

/** Null: all done, or something more urgent came. Else how long to leave the line alone. Units: ms. */
export type EarlyPause = number | null

/** Where nobody but a sign-in helps, it is looked at again so soon. */
const LONG_PAUSE_MS = 60_000

/**
 * Brings the photos and files of drafts that the server keeps to the server, so that a wiped phone
 * gets them back, too; and takes back what went early and is shown nowhere here any longer.
 */
export async function sendEarly(accountId: string, work: EarlyWork): Promise<EarlyPause> {
  const shown = await findShown(accountId)
  // First: what is taken back makes room.
  for (const row of await listRows(accountId)) {
    const isWanted = shown.anywhere.has(row.id) || shown.unsure.has(row.visitId)
    if (!row.isEarly || isWanted || work.refused.has(row.id)) continue
    if (!work.mayGoOn()) return null
    const pause = await removeOne(row, work)
    if (pause !== null) return pause
  }
  for (const id of shown.toSend) {
    const photo = await loadPhoto(accountId, id)
    if (!photo?.bytes || photo.receivedAt !== null || work.refused.has(id)) continue
    if (!work.mayGoOn()) return null
    const pause = await sendOne({ ...photo, bytes: photo.bytes }, work)
    if (pause !== null) return pause
  }
  return null
}

interface Shown {
  /** By drafts that the server has as they are. */
  readonly toSend: ReadonlySet<string>
  /** By drafts, copies or reports of this phone. */
  readonly anywhere: ReadonlySet<string>
  /** Visits of which something cannot be read, or is not on the server yet. */
  readonly unsure: ReadonlySet<string>
}

async function findShown(accountId: string): Promise<Shown> {
  const toSend = new Set<string>()
  const anywhere = new Set<string>()
  // While the server keeps what was thrown away it gives no file of it back.
  const unsure = new Set((await listUntold(accountId)).map(({ visitId }) => visitId))
  for (const state of await listDrafts(accountId)) {
    const isThere = state.onServer !== null && state.onServer.changes >= state.changes
    const kept = await loadDraft(accountId, state.visitId, state.versionId)
    if (kept === null || !isThere) unsure.add(state.visitId)
    for (const id of kept ? shownFilesOf(kept.draft) : []) {
      anywhere.add(id)
      if (isThere) toSend.add(id)
    }
  }
  for (const { visitId, draft } of await listCopies(accountId)) {
    if (draft === null) unsure.add(visitId)
    for (const id of draft ? shownFilesOf(draft) : []) anywhere.add(id)
  }
  for (const { photoIds } of await withStore((db) => db.getAll('reports', ownedBy(accountId)))) {
    for (const id of photoIds) anywhere.add(id)
  }
  return { toSend, anywhere, unsure }
}

function listRows(accountId: string): Promise<readonly PhotoRow[]> {
  return withStore((db) => db.getAll('photos', ownedBy(accountId)))
}

async function sendOne(
  photo: KeptPhoto & { bytes: ArrayBuffer },
  { courier, clock, refused, misses }: EarlyWork,
): Promise<EarlyPause> {
  const { accountId, id } = photo
  // Noted first: an answer that gets lost may hide that the server has it.
  await markEarly(accountId, id, { isEarly: true })
  const verdict = verdictOf(photo, await courier.sendPhoto(photo), misses, clock())
  if (verdict.kind === 'received') {
    const receivedAt = verdict.receipt.receivedAt || clock().toISOString()
    await markEarly(accountId, id, { receivedAt })
    return null
  }
  if (verdict.reason !== 'refused') return verdict.retryInMs ?? LONG_PAUSE_MS
  // The report will say it in words; one file that is not wanted holds no other up.
  refused.add(id)
  return null
}

async function removeOne(
  row: PhotoRow,
  { courier, clock, refused, misses, onRoom }: EarlyWork,
): Promise<EarlyPause> {
  const { accountId, id } = row
  const outcome = await courier.removePhoto(row)
  if (isGone(outcome)) {
    await markEarly(accountId, id, { isEarly: false, receivedAt: null })
    onRoom?.()
    return null
  }
  const verdict = verdictOf(row, outcome, misses, clock())
  if (verdict.kind === 'keep' && verdict.reason !== 'refused') {
    return verdict.retryInMs ?? LONG_PAUSE_MS
  }
  // A report or another phone has a use for it.
  if (verdict.kind === 'keep' && verdict.code === 'attachment-in-use') {
    await markEarly(accountId, id, { isEarly: false })
  } else refused.add(id)
  return null
}

/** By the server's own word: it has taken it back, or has none such of this shopper. */
function isGone(outcome: SendOutcome): boolean {
  if (outcome.kind !== 'answer') return false
  const { status, body } = outcome
  return (
    status === 200 && typeof body === 'object' && body !== null && Reflect.get(body, 'ok') === true
  )
}
