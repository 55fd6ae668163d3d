import { sha256OfBytes, sha256OfText } from '@/lib/core/fingerprint'
import { mediaHeadBytes, mediaTypeOf } from '@/lib/core/media-kind'
import {
  type CopiedAttempt,
  type CopiedDraft,
  type CopiedFile,
  type CopiedReport,
  manifestHashPath,
  manifestPath,
  type PhoneCopyManifest,
} from '@/lib/core/phone-copy'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { listCopies } from './copies'
import { lastClockSkew } from './draft-sync'
import { isUnsent, listDrafts, loadDraft } from './drafts'
import { lossName } from './losses-here'
import { listWaiting, listWaitingVisits } from './outbox'
import { loadPhoto } from './photos'
import type { DraftState } from './rows'
import { deviceIdOf, deviceName } from './settings'
import { listSounds } from './sound-parts'
import { ownedBy, withStore, writing } from './store'
import { forgetOldAttempts, listAttempts } from './test-attempts'
import { fetchTwin } from './twin-place'

export interface SavedCopy {
  /** A zip archive, etalon.phone-copy/1. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  /** What lay on the phone when it was made: only this very state may be cleared afterwards. */
  readonly state: string
  readonly unreadable: number
}

/** Everything of an account that only this phone has, in one file that can leave it. */
export async function saveCopy(accountId: string, now: Date): Promise<SavedCopy> {
  const state = await stateOfPhone(accountId)
  const entries: Record<string, Uint8Array> = {}
  const [reports, drafts, files, attempts] = [
    await addReports(accountId, entries),
    await addDrafts(accountId, entries),
    await addFiles(accountId, entries),
    await addAttempts(accountId, entries),
  ]
  const manifest: PhoneCopyManifest = {
    format: 'etalon.phone-copy/1',
    madeAt: now.toISOString(),
    accountId,
    deviceId: await deviceIdOf(accountId),
    clockSkewMs: await lastClockSkew(),
    reports,
    drafts,
    files: [...files, ...(await addSounds(accountId, entries))],
    attempts,
    unreadable: await countUnreadable(accountId, { reports, drafts, files, attempts }),
  }
  const text = JSON.stringify(manifest)
  // Only who asks for a copy pays for the packer.
  const { strToU8, zipSync } = await import('fflate')
  entries[manifestPath] = strToU8(text)
  entries[manifestHashPath] = strToU8(sha256OfText(text))
  // Photos are packed already.
  const bytes = zipSync(entries, { level: 0 })
  const day = now.toISOString().slice(0, 16).replace(/[T:]/g, '-')
  return { bytes, name: `etalon-${day}.zip`, state, unreadable: manifest.unreadable }
}

type Entries = Record<string, Uint8Array>

async function addReports(accountId: string, entries: Entries): Promise<readonly CopiedReport[]> {
  return (await listWaiting(accountId)).map(({ id, visitId, title, frozenAt, sha256, bytes }) => {
    const path = `reports/${id}.json`
    entries[path] = new Uint8Array(bytes)
    return { id, visitId, title, frozenAt, path, sha256 }
  })
}

async function addDrafts(accountId: string, entries: Entries): Promise<readonly CopiedDraft[]> {
  const added: CopiedDraft[] = []
  const add = (draft: VisitDraft, savedAt: string, base: number, isAside: boolean) => {
    const path = `drafts/${added.length + 1}.json`
    const bytes = new TextEncoder().encode(JSON.stringify(draft))
    entries[path] = bytes
    const { visitId, checklistVersionId } = draft
    const sha256 = sha256OfBytes(bytes)
    added.push({ visitId, checklistVersionId, savedAt, base, isAside, path, sha256 })
  }
  for (const state of await listDrafts(accountId)) {
    if (!isCopied(state)) continue
    const kept = await loadDraft(accountId, state.visitId, state.versionId)
    if (kept) add(kept.draft, kept.savedAt, kept.onServer?.base ?? 0, false)
  }
  for (const { draft, savedAt } of await listCopies(accountId)) {
    if (draft) add(draft, savedAt, 0, true)
  }
  return added
}

/** A draft that is exactly a report that waits is in the copy as that. */
function isCopied(state: DraftState): boolean {
  return state.isBegun && isUnsent(state)
}

async function addFiles(accountId: string, entries: Entries): Promise<readonly CopiedFile[]> {
  const added: CopiedFile[] = []
  for (const [, id] of await withStore((db) => db.getAllKeys('photos', ownedBy(accountId)))) {
    const photo = await loadPhoto(accountId, id)
    if (!photo) continue
    const { bytes, receivedAt, accountId: _, ...facts } = photo
    const path = bytes === null ? null : `files/${id}`
    if (bytes !== null && path !== null) entries[path] = new Uint8Array(bytes)
    added.push({ ...facts, path })
  }
  return added
}

/** Recordings that never became files: no report names them, and nobody may lose them unasked. */
async function addSounds(accountId: string, entries: Entries): Promise<readonly CopiedFile[]> {
  const added: CopiedFile[] = []
  for (const { id, visitId, questionId, beganAt, sound } of await listSounds(accountId)) {
    const bytes = new Uint8Array(await sound.arrayBuffer())
    const mediaType = mediaTypeOf(bytes.slice(0, mediaHeadBytes))
    if (mediaType === null) continue
    const path = `files/${id}`
    entries[path] = bytes
    const facts = { sha256: sha256OfBytes(bytes), byteSize: bytes.byteLength, mediaType }
    added.push({ id, visitId, questionId, takenAt: beganAt, origin: 'recorder', ...facts, path })
  }
  return added
}

async function addAttempts(accountId: string, entries: Entries): Promise<readonly CopiedAttempt[]> {
  const waiting = (await listAttempts(accountId)).filter(({ isWaiting }) => isWaiting)
  return waiting.map(({ id, campaignId, fingerprint, answers, takenAt }) => {
    const path = `attempts/${id}.json`
    const bytes = new TextEncoder().encode(JSON.stringify({ fingerprint, answers, takenAt }))
    entries[path] = bytes
    return { id, campaignId, takenAt, path, sha256: sha256OfBytes(bytes) }
  })
}

type Readable = Record<'reports' | 'drafts' | 'files' | 'attempts', readonly unknown[]>

async function countUnreadable(accountId: string, readable: Readable): Promise<number> {
  const reports = await listWaitingVisits(accountId)
  const drafts = (await listDrafts(accountId)).filter(isCopied)
  const copies = await withStore((db) => db.count('copies', ownedBy(accountId)))
  const photos = await withStore((db) => db.getAll('photos', ownedBy(accountId)))
  const files = photos.filter(({ facts }) => facts !== null)
  const rows = await withStore((db) => db.getAll('attempts', ownedBy(accountId)))
  const attempts = rows.filter(({ isWaiting }) => isWaiting)
  const all = reports.length + drafts.length + copies + files.length + attempts.length
  return Object.values(readable).reduce((rest, { length }) => rest - length, all)
}

/** Told apart by what a copy would hold: another word, another photo, another state. */
export async function stateOfPhone(accountId: string): Promise<string> {
  const owned = ownedBy(accountId)
  const drafts = (await listDrafts(accountId)).map(
    ({ visitId, versionId, changes }) => `${visitId} ${versionId} ${changes}`,
  )
  const keys = await Promise.all(
    (['reports', 'photos', 'copies', 'attempts', 'soundParts'] as const).map((store) =>
      withStore((db) => db.getAllKeys(store, owned)),
    ),
  )
  return sha256OfText(JSON.stringify([drafts.sort(), keys]))
}

/**
 * Clears what an account has on this phone (loss L20): only the state of which a copy was made.
 * @returns false when something has changed since; then nothing is touched
 */
export async function clearPhone(accountId: string, copied: string): Promise<boolean> {
  if ((await stateOfPhone(accountId)) !== copied) return false
  const stores = [
    'drafts',
    'photos',
    'reports',
    'receipts',
    'copies',
    'attempts',
    'soundParts',
    'packets',
  ] as const
  // The twin first: cleared half-way, the phone is not cleared, and nothing comes back that was.
  await (await fetchTwin()).forgetInTwin(accountId)
  await writing([...stores, 'keys', 'settings'], 'strict', async (tx) => {
    for (const store of stores) await tx.objectStore(store).delete(ownedBy(accountId))
    await tx.objectStore('keys').delete(accountId)
    // What an older page keeps elsewhere goes, too, or it would be taken over once more.
    forgetOldAttempts(accountId)
    // A cleared phone comes back as another one, so that it is given what the server has.
    await tx.objectStore('settings').delete(deviceName(accountId))
    await tx.objectStore('settings').delete(lossName(accountId))
  })
  return true
}
