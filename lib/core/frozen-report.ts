import type { CalendarDate } from './calendar'
import { canonicalJson } from './canonical-json'
import type { Answer } from './checklist'
import { sha256OfText } from './fingerprint'
import type { MediaType } from './media-kind'
import type { PurchaseReceipt } from './purchase-receipt'
import type { VisitFacts } from './visit-facts'

/** What the shopper did to a photo after taking it; the reviewer is told. */
export const photoEdits = ['rotated', 'cropped', 'arrow'] as const
export type PhotoEdit = (typeof photoEdits)[number]

/** Where a photo or file came from, as far as the phone can tell. */
export const fileOrigins = ['camera', 'gallery', 'recorder', 'file'] as const
export type FileOrigin = (typeof fileOrigins)[number]

/** A photo or file that a report speaks of; its bytes travel by themselves, before the report. */
export interface FrozenAttachment {
  readonly id: string
  readonly questionId: string
  /** Of the bytes as the phone sends them. */
  readonly sha256: string
  readonly byteSize: number
  readonly mediaType: MediaType
  /** What a chosen file was called on the phone; reviewers alone read it. */
  readonly name?: string | undefined
  /** When it was added, by the wall clock of the phone, ISO 8601. */
  readonly takenAt: string
  /** Absent in reports of older phones, and for what was drawn in the form. */
  readonly origin?: FileOrigin | undefined
  /** When the chosen file was last changed, as the phone said, ISO 8601. */
  readonly fileAt?: string | undefined
  /** Absent for a photo as it was taken. */
  readonly edits?: readonly PhotoEdit[] | undefined
}

/** A finished report: the record of a visit, never changed after it was frozen. */
export interface FrozenReport extends VisitFacts {
  readonly format: 'etalon.evaluation/1'
  /** Random (v4): a time-ordered one would tell staff the minute of the visit. */
  readonly id: string
  readonly visitId: string
  /** The report that this one corrects; null for the first. */
  readonly parentId: string | null
  readonly checklistVersionId: string
  /** Of the checklist version that was answered. */
  readonly fingerprint: string
  /** Wall clock of the phone, ISO 8601 with offset. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly visitedOn: CalendarDate
  readonly answers: readonly Answer[]
  readonly attachments: readonly FrozenAttachment[]
  /** What was bought, where the campaign asks for it. */
  readonly receipt?: PurchaseReceipt | undefined
}

/** What leaves the phone: these very characters in UTF-8, under this hash. */
export interface FrozenBytes {
  readonly text: string
  readonly sha256: string
}

/**
 * Freezes a report.
 *
 * Rule    canonical JSON, hashed once; the bytes are kept and sent as they are, never written anew.
 * Throws  RangeError for a text with half a character in it; `writableText` mends typed text.
 * Source  PHONE.md, Keeping it; ARCHITECTURE.md, decision 8.
 */
export function freezeReport(report: FrozenReport): FrozenBytes {
  const text = canonicalJson(report)
  return { text, sha256: sha256OfText(text) }
}
