import type { DraftName } from '@/lib/core/draft-branches'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import type { TestAnswers } from '@/lib/core/instruction-test'
import type { KeepReason } from '@/lib/core/outbox-verdict'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { type Sealed, type SealKey, sealJson, unsealJson } from './seal'

/** What lists may know of a draft without opening it. */
export interface DraftState {
  readonly accountId: string
  readonly visitId: string
  readonly versionId: string
  readonly changes: number
  /** Somebody has told something: `holdsWork`. */
  readonly isBegun: boolean
  readonly savedAt: string
  /** The report that this draft was last frozen into, and its state then; null: never. */
  readonly frozenAs: { readonly id: string; readonly changes: number } | null
  /** The state of it that the server has; null: none. */
  readonly onServer: ServerMark | null
}

/** Where the phone's draft and the server's were last the same. */
export interface ServerMark {
  readonly revision: number
  readonly changes: number
  /** The newest revision of other phones that it has taken in; 0: none. */
  readonly base: number
  /** Drafts under other names whose answers are in it: those go with it. Absent: there are none. */
  readonly madeOf?: readonly DraftName[] | undefined
}

/** A draft with what became of it so far. */
export interface KeptDraft extends DraftState {
  readonly draft: VisitDraft
}

/** A photo. Bytes are an ArrayBuffer: some browsers store a Blob as null (loss L11). */
export interface KeptPhoto extends FrozenAttachment {
  readonly accountId: string
  readonly visitId: string
  /** null only for a photo that the server has. */
  readonly bytes: ArrayBuffer | null
  /** When the server confirmed it; null while it is only here. */
  readonly receivedAt: string | null
  /** It went to the server, or may have, before a report that names it. */
  readonly isEarly?: boolean | undefined
}

/** Why the last try left an item here. */
export interface LastTry {
  readonly at: string
  readonly reason: KeepReason | 'photo-lost'
  readonly code: string | null
  readonly named: readonly string[]
}

/** A frozen report that waits to be sent: bytes, hash and id were made once and never again. */
export interface KeptReport {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly versionId: string
  /** Oldest first. */
  readonly order: number
  readonly bytes: ArrayBuffer
  readonly sha256: string
  readonly photoIds: readonly string[]
  /** What the shopper calls it: the unit's name. */
  readonly title: string
  readonly frozenAt: string
  /** The state of the draft that it was made of; absent in reports of older phones. */
  readonly draftChanges?: number
  /** Under which names the server may have its answers; absent in reports of older phones. */
  readonly madeOf?: readonly DraftName[]
  readonly tries: number
  /** When it is tried again by itself; null: when the app is opened or somebody asks. */
  readonly nextTryAt: string | null
  readonly lastTry: LastTry | null
}

/** As it is, it will not be taken: the server has refused it, or a photo of it is gone. */
export function isStuck({
  lastTry,
}: {
  readonly lastTry: Pick<LastTry, 'reason'> | null
}): boolean {
  return lastTry?.reason === 'refused' || lastTry?.reason === 'photo-lost'
}

/** A try at the test of a campaign. */
export interface KeptAttempt {
  readonly accountId: string
  readonly id: string
  readonly campaignId: string
  readonly fingerprint: string
  readonly answers: TestAnswers
  readonly takenAt: string
  readonly isPassed: boolean
  /** The server has not confirmed it. */
  readonly isWaiting: boolean
  readonly tries: number
  /** As of a report. */
  readonly nextTryAt: string | null
  /** The server asked for that time. */
  readonly isPutOff?: boolean | undefined
}

/** That the server has a report. */
export interface KeptReceipt {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly sha256: string
  readonly receivedAt: string
  /** When the shopper sent it, and what it was called; null in receipts of older phones. */
  readonly frozenAt: string | null
  readonly title: string | null
  /** Why it is kept there and not counted; absent: it counts. */
  readonly notCounted?: string | undefined
}

/**
 * Whether it came while the visit was not its shopper's: it says nothing of a visit that is his. Where it counts
 * since, the server says so of the visit itself.
 */
export function isOfLostVisit({ notCounted }: Pick<KeptReceipt, 'notCounted'>): boolean {
  return notCounted === 'visit-withdrawn'
}

export type DraftRow = DraftState & { readonly content: Sealed }
export type PhotoRow = Pick<
  KeptPhoto,
  'accountId' | 'id' | 'visitId' | 'sha256' | 'byteSize' | 'receivedAt' | 'isEarly'
> & {
  /** null: its report is on the server, and all that stays is that the photo is, too. */
  readonly facts: Sealed | null
  readonly content: Sealed | null
}
export type ReportRow = Omit<KeptReport, 'bytes' | 'title'> & {
  readonly title: Sealed
  readonly content: Sealed
}
export type ReceiptRow = Omit<KeptReceipt, 'title'> & { readonly title: Sealed | null }

export type AttemptRow = Pick<
  KeptAttempt,
  'accountId' | 'id' | 'takenAt' | 'isWaiting' | 'tries' | 'nextTryAt' | 'isPutOff'
> & { readonly content: Sealed }

/** Why a draft stands beside the one in use. */
export type CopyReason =
  | 'other-device'
  | 'this-device'
  /** Another one was preferred: it goes with the report. */
  | 'set-aside'
  | 'unreadable'
export interface CopyRow {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly versionId: string
  readonly changes: number
  readonly savedAt: string
  readonly keptAt: string
  readonly why: CopyReason
  /** The place for which it was sealed: that of the draft that it was. */
  readonly place: string
  readonly content: Sealed
}

/**
 * A part of a recording that is being made: number 0 says what it is, the others are its sound.
 * Nothing of them may be missing in the middle, so they are written one after the other.
 */
export interface SoundPartRow {
  readonly accountId: string
  readonly id: string
  readonly number: number
  readonly visitId: string
  readonly content: Sealed
}

/** What a visit needs without a network. */
export interface PacketRow {
  readonly accountId: string
  readonly visitId: string
  readonly keptAt: string
  readonly content: Sealed
}

export interface KeyRow {
  readonly accountId: string
  readonly key: CryptoKey
}

export interface SettingRow {
  readonly name: string
  readonly value: string
}

export function draftPlace(row: Pick<DraftRow, 'accountId' | 'visitId' | 'versionId'>): string {
  return `draft ${row.accountId} ${row.visitId} ${row.versionId}`
}

/** What a content is sealed for: moved elsewhere, it does not open. */
export const placeOf = (kind: string, { accountId, id }: { accountId: string; id: string }) =>
  `${kind} ${accountId} ${id}`

export async function draftRow(key: SealKey, kept: KeptDraft): Promise<DraftRow> {
  const { draft, ...state } = kept
  return { ...state, content: await sealJson(key, draftPlace(kept), draft) }
}

/** @returns null where the content cannot be opened any longer */
export async function draftIn(key: SealKey, row: DraftRow): Promise<KeptDraft | null> {
  const { content, ...state } = row
  const draft = await unsealJson(key, draftPlace(row), content)
  // Only `draftRow` writes there, and the seal says that nobody else did.
  return draft === undefined ? null : { ...state, draft: draft as VisitDraft }
}
