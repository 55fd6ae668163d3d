import { sha256OfBytes, sha256OfText } from '@/lib/core/fingerprint'
import { mediaHeadBytes, mediaTypeOf } from '@/lib/core/media-kind'
import {
  type CopiedAttempt,
  type CopiedDraft,
  type CopiedFile,
  type CopiedPlace,
  type CopiedReport,
  type CopyUnit,
  copyPartLimits,
  manifestHashPath,
  manifestPath,
  type PhoneCopyManifest,
  shareOut,
} from '@/lib/core/phone-copy'
import { shownFilesOf, type VisitDraft } from '@/lib/core/visit-draft'
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
  /** Which file of the copy this is, from 1, and how many it has: each can be filed by itself. */
  readonly part: number
  readonly parts: number
  /** What lay on the phone when it was made: only this very state may be cleared afterwards. */
  readonly state: string
  readonly unreadable: number
}

/**
 * Everything of an account that only this phone has, in a file that can leave it; in several where one would
 * be larger than an administrator can file.
 * @param part which of them; no more than one stands in memory
 * @param most what one file may hold
 */
export async function saveCopy(
  accountId: string,
  now: Date,
  part = 1,
  most = copyPartLimits,
): Promise<SavedCopy> {
  const state = await stateOfPhone(accountId)
  const [reports, drafts, files, attempts, sounds] = [
    await findReports(accountId),
    await findDrafts(accountId),
    await findFiles(accountId),
    await findAttempts(accountId),
    await findSounds(accountId),
  ]
  const shared = shareOut(unitsOf([...reports, ...drafts, ...attempts, ...sounds], files), most)
  const isHere = ({ path }: { readonly path: string | null }) =>
    path !== null && shared[part - 1]?.has(path) === true
  const needed = new Set(
    [...reports, ...drafts].flatMap(({ facts, needs }) => (isHere(facts) ? needs : [])),
  )
  // What the server has is named for what shows it, and not a hundred times.
  const filesHere = files.filter((file) =>
    file.path === null ? needed.has(file.id) : isHere(file),
  )
  const partOf = ({ path }: { readonly path: string }) =>
    shared.findIndex((paths) => paths.has(path)) + 1
  const answers = [...reports, ...drafts].map(({ facts }) => ({
    visitId: facts.visitId,
    part: partOf(facts),
  }))
  const entries: Record<string, Uint8Array> = {}
  const added = <Facts extends { readonly path: string | null }>(found: readonly Found<Facts>[]) =>
    found.flatMap(({ facts, bytes }) => {
      if (!isHere(facts)) return []
      if (facts.path !== null) entries[facts.path] = bytes
      return [facts]
    })
  const soundsHere = added(sounds)
  const manifest: PhoneCopyManifest = {
    format: 'etalon.phone-copy/1',
    madeAt: now.toISOString(),
    accountId,
    deviceId: await deviceIdOf(accountId),
    clockSkewMs: await lastClockSkew(),
    reports: added(reports),
    drafts: added(drafts),
    files: [...filesHere, ...soundsHere],
    answersIn: answersElsewhere([...filesHere, ...soundsHere], answers, part),
    attempts: added(attempts),
    unreadable: await countUnreadable(accountId, { reports, drafts, files, attempts }),
  }
  for (const { id, path } of filesHere) {
    const bytes = path === null ? null : (await loadPhoto(accountId, id))?.bytes
    if (path !== null && bytes) entries[path] = new Uint8Array(bytes)
  }
  const text = JSON.stringify(manifest)
  // Only who asks for a copy pays for the packer.
  const { strToU8, zipSync } = await import('fflate')
  entries[manifestPath] = strToU8(text)
  entries[manifestHashPath] = strToU8(sha256OfText(text))
  // Photos are packed already.
  const bytes = zipSync(entries, { level: 0 })
  const { length: parts } = shared
  const name = copyName(now, part, parts)
  return { bytes, name, part, parts, state, unreadable: manifest.unreadable }
}

/** Named by the phone's own clock, which whoever looks for the file has read. */
export function copyName(now: Date, part: number, parts: number): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  const minute = local.toISOString().slice(0, 16).replace(/[T:]/g, '-')
  return parts > 1 ? `etalon-${minute}-${part}-${parts}.zip` : `etalon-${minute}.zip`
}

/** Where the answers are of visits of which this part has files alone: that part is filed first. */
function answersElsewhere(
  files: readonly CopiedFile[],
  answers: readonly CopiedPlace[],
  part: number,
): readonly CopiedPlace[] {
  const visits = new Set(files.map(({ visitId }) => visitId))
  return [...visits].flatMap((visitId) => {
    const places = answers.filter((place) => place.visitId === visitId)
    return places.some((place) => place.part === part) ? [] : places.slice(0, 1)
  })
}

/** Something that goes into a copy, and the files without which it is of no use there. */
interface Found<Facts> {
  readonly facts: Facts
  readonly bytes: Uint8Array
  readonly needs: readonly string[]
}

function unitsOf(
  found: readonly Found<{ readonly path: string | null }>[],
  files: readonly CopiedFile[],
): readonly CopyUnit[] {
  const sizes = new Map(files.map(({ id, path, byteSize }) => [id, { path, byteSize }]))
  const units = found.map(({ facts, bytes, needs }) => {
    const unit = new Map(facts.path === null ? [] : [[facts.path, bytes.byteLength]])
    for (const { path, byteSize } of needs.flatMap((id) => sizes.get(id) ?? [])) {
      if (path !== null) unit.set(path, byteSize)
    }
    return unit
  })
  const alone = files.flatMap(({ path, byteSize }) =>
    path === null || units.some((unit) => unit.has(path)) ? [] : new Map([[path, byteSize]]),
  )
  return [...units, ...alone]
}

async function findReports(accountId: string): Promise<readonly Found<CopiedReport>[]> {
  return (await listWaiting(accountId)).map((report) => {
    const { id, visitId, title, frozenAt, sha256, bytes, photoIds: needs } = report
    const facts = { id, visitId, title, frozenAt, path: `reports/${id}.json`, sha256 }
    return { facts, bytes: new Uint8Array(bytes), needs }
  })
}

async function findDrafts(accountId: string): Promise<readonly Found<CopiedDraft>[]> {
  const found: Found<CopiedDraft>[] = []
  const add = (draft: VisitDraft, savedAt: string, base: number, isAside: boolean) => {
    const path = `drafts/${found.length + 1}.json`
    const bytes = new TextEncoder().encode(JSON.stringify(draft))
    const { visitId, checklistVersionId } = draft
    const sha256 = sha256OfBytes(bytes)
    const facts = { visitId, checklistVersionId, savedAt, base, isAside, path, sha256 }
    found.push({ facts, bytes, needs: [...shownFilesOf(draft)] })
  }
  for (const state of await listDrafts(accountId)) {
    if (!isCopied(state)) continue
    const kept = await loadDraft(accountId, state.visitId, state.versionId)
    if (kept) add(kept.draft, kept.savedAt, kept.onServer?.base ?? 0, false)
  }
  for (const { draft, savedAt } of await listCopies(accountId)) {
    if (draft) add(draft, savedAt, 0, true)
  }
  return found
}

/** A draft that is exactly a report that waits is in the copy as that. */
function isCopied(state: DraftState): boolean {
  return state.isBegun && isUnsent(state)
}

/** Without their bytes: those of all of them would be too much for the memory of a phone. */
async function findFiles(accountId: string): Promise<readonly CopiedFile[]> {
  const found: CopiedFile[] = []
  for (const [, id] of await withStore((db) => db.getAllKeys('photos', ownedBy(accountId)))) {
    const photo = await loadPhoto(accountId, id)
    if (!photo) continue
    const { bytes, receivedAt, accountId: _, ...facts } = photo
    found.push({ ...facts, path: bytes === null ? null : `files/${id}` })
  }
  return found
}

/** Recordings that never became files: no report names them, and nobody may lose them unasked. */
async function findSounds(accountId: string): Promise<readonly Found<CopiedFile>[]> {
  const found: Found<CopiedFile>[] = []
  for (const { id, visitId, questionId, beganAt, sound } of await listSounds(accountId)) {
    const bytes = new Uint8Array(await sound.arrayBuffer())
    const mediaType = mediaTypeOf(bytes.slice(0, mediaHeadBytes))
    if (mediaType === null) continue
    const kind = { sha256: sha256OfBytes(bytes), byteSize: bytes.byteLength, mediaType }
    const about = { id, visitId, questionId, takenAt: beganAt, origin: 'recorder' } as const
    found.push({ facts: { ...about, ...kind, isCut: true, path: `files/${id}` }, bytes, needs: [] })
  }
  return found
}

async function findAttempts(accountId: string): Promise<readonly Found<CopiedAttempt>[]> {
  const waiting = (await listAttempts(accountId)).filter(({ isWaiting }) => isWaiting)
  return waiting.map(({ id, campaignId, fingerprint, answers, takenAt }) => {
    const path = `attempts/${id}.json`
    const bytes = new TextEncoder().encode(JSON.stringify({ fingerprint, answers, takenAt }))
    const facts = { id, campaignId, takenAt, path, sha256: sha256OfBytes(bytes) }
    return { facts, bytes, needs: [] }
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
