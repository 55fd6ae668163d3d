import { z } from 'zod'
import type { AttemptRefusal } from '@/lib/briefings/schema'
import { mediaTypes } from '@/lib/core/media-kind'
import type { PhoneCopyManifest } from '@/lib/core/phone-copy'
import { phoneCopyLimits } from '@/lib/core/phone-copy'
import type { AttachmentRefusal, SubmitRefusal } from '@/lib/evaluations/schema'
import type { VisitDraftRefusal } from '@/lib/visit-drafts/schema'

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const instantSchema = z.iso.datetime({ offset: true }).max(40)
const part = { path: z.string().min(1).max(200), sha256: hashSchema }
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(phoneCopyLimits.parts).readonly()

/** What a copy says of itself; members that a newer phone adds are no obstacle. */
export const phoneCopyManifestSchema: z.ZodType<PhoneCopyManifest> = z.object({
  format: z.literal('etalon.phone-copy/1'),
  madeAt: instantSchema,
  accountId: z.guid(),
  deviceId: z.guid(),
  clockSkewMs: z.int().nullable(),
  reports: listOf(
    z.object({
      ...part,
      id: z.guid(),
      visitId: z.guid(),
      title: z.string().max(500),
      frozenAt: instantSchema,
    }),
  ),
  drafts: listOf(
    z.object({
      ...part,
      visitId: z.guid(),
      checklistVersionId: z.guid(),
      savedAt: instantSchema,
      base: z.int().min(0),
      isAside: z.boolean(),
    }),
  ),
  files: listOf(
    z.object({
      id: z.guid(),
      visitId: z.guid(),
      questionId: z.string().min(1).max(100),
      sha256: hashSchema,
      byteSize: z.int().min(1),
      mediaType: z.enum(mediaTypes),
      takenAt: instantSchema,
      name: z.string().min(1).max(300).optional(),
      path: z.string().min(1).max(200).nullable(),
      isCut: z.literal(true).optional(),
    }),
  ),
  answersIn: listOf(z.object({ visitId: z.guid(), part: z.int().min(1).max(1000) })).optional(),
  attempts: listOf(
    z.object({ ...part, id: z.guid(), campaignId: z.guid(), takenAt: instantSchema }),
  ).optional(),
  unreadable: z.int().min(0),
})

/** Why a whole file is not taken. */
export type PhoneCopyRefusal = 'not-a-copy' | 'newer-copy' | 'damaged' | 'too-large' | 'nobody'

export interface FilePhoneCopyInput {
  readonly bytes: Uint8Array
  /** `preview` changes nothing. */
  readonly mode: 'preview' | 'file'
}

/** What becomes of one report or draft of a copy. */
export type CopyOutcome =
  /** It would be filed, or kept for the shopper. */
  | { readonly kind: 'ready' }
  /** A draft would be kept of a visit that is not its shopper's now. */
  | { readonly kind: 'keepable' }
  /** The server has it already. */
  | { readonly kind: 'known' }
  /** Under a report's number the server has other bytes: these would be kept beside them, where there is room. */
  | { readonly kind: 'twin' }
  | { readonly kind: 'filed'; readonly at: string }
  /** Filed beside its visit: a report is not counted, a draft waits until the visit comes back. */
  | { readonly kind: 'kept'; readonly at: string }
  /** `part`: which file of the copy goes first, where the phone has said so. */
  | { readonly kind: 'refused'; readonly reason: CopyItemRefusal; readonly part?: number }

export type CopyItemRefusal =
  | SubmitRefusal
  | AttachmentRefusal
  | VisitDraftRefusal
  | AttemptRefusal
  /** The part is not in the file, or not as it was. */
  | 'part-damaged'
  | 'file-missing'
  /** The report or draft to which files belong is in another file of the copy, and not on the server. */
  | 'answers-first'
  /** There is no such visit, or its shopper never took it. */
  | 'not-theirs'

export interface CopyItem {
  /** `aside`: answers that stood beside those in use; `files`: of a visit whose answers are elsewhere. */
  readonly kind: 'report' | 'draft' | 'aside' | 'attempt' | 'files'
  readonly id: string
  /** What the shopper called it; null: the draft of a visit that was never theirs, or no visit's. */
  readonly title: string | null
  readonly at: string
  /** Photos and files that come with it. */
  readonly files: number
  readonly outcome: CopyOutcome
}
