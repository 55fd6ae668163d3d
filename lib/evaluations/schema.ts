import { z } from 'zod'
import { isTimeOfDay } from '@/lib/core/answer-check'
import { isCalendarDate } from '@/lib/core/calendar'
import type { Answer } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { type FrozenReport, fileOrigins, photoEdits } from '@/lib/core/frozen-report'
import { attachmentLimits, mediaFamily, mediaTypes } from '@/lib/core/media-kind'
import { type PurchaseReceipt, receiptQuestionId } from '@/lib/core/purchase-receipt'
import { amountOf } from '@/lib/core/receipt-amount'
import type { CheckIn, RecordingConsent } from '@/lib/core/visit-facts'
import type { AsideReason } from '@/lib/core/visit-states'
import { draftNamesSchema } from '@/lib/visit-drafts/schema'

export type { FrozenReport } from '@/lib/core/frozen-report'

/** What one report may hold; its photos and files: `attachmentLimits` (SECURITY.md, Files). */
export const evaluationLimits = {
  reportBytes: 2_000_000,
  /** Of one shopper, kept beside one visit and not counted. */
  reportsAside: 20,
  /** Of one shopper, kept with other bytes under the numbers of one visit's reports. */
  conflicts: 20,
  answers: 2500,
  options: 200,
  text: 5000,
  comment: 4000,
  reason: 1000,
  nameTag: 200,
} as const

/** Chosen by the phone, so it must be random: a time-ordered id tells staff the minute. */
const randomIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
/** An id that the server gave out. Lower case, because ids are compared as text with the database's. */
const knownIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const keySchema = z.string().min(1).max(100)
/** A phone may think that it is 1970; a time is one that PostgreSQL can read. */
const instantSchema = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(3000, 0))
const decimalSchema = z.string().max(40).refine(isDecimal)

export const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: keySchema }),
  z.strictObject({
    kind: z.literal('choices'),
    options: z.array(keySchema).max(evaluationLimits.options).readonly(),
  }),
  z.strictObject({ kind: z.literal('number'), number: decimalSchema }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(evaluationLimits.text) }),
  z.strictObject({ kind: z.literal('date'), date: z.string().refine(isCalendarDate) }),
  z.strictObject({ kind: z.literal('time'), time: z.string().refine(isTimeOfDay) }),
  z.strictObject({
    kind: z.literal('place'),
    latitude: decimalSchema,
    longitude: decimalSchema,
    accuracy: decimalSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    nameTag: z.string().max(evaluationLimits.nameTag).nullable(),
    description: z.string().max(evaluationLimits.reason).nullable(),
  }),
])

const answerSchema: z.ZodType<Answer> = z.strictObject({
  questionId: keySchema,
  value: answerValueSchema.nullable(),
  notApplicable: z.string().max(evaluationLimits.reason).nullable(),
  comment: z.string().max(evaluationLimits.comment).nullable(),
  attachments: z.array(randomIdSchema).max(attachmentLimits.files).readonly(),
  answeredAt: instantSchema,
  pageTime: z
    .strictObject({ life: z.string().regex(/^[0-9a-f]{1,8}$/), ms: z.int().min(0) })
    .optional(),
})

const attachmentSchema = z
  .strictObject({
    id: randomIdSchema,
    questionId: keySchema,
    sha256: sha256Schema,
    byteSize: z.int().min(1),
    mediaType: z.enum(mediaTypes),
    takenAt: instantSchema,
    origin: z.enum(fileOrigins).optional(),
    fileAt: instantSchema.optional(),
    name: z.string().min(1).max(attachmentLimits.name).optional(),
    edits: z.array(z.enum(photoEdits)).min(1).refine(isUnique).readonly().optional(),
  })
  .refine(({ byteSize, mediaType }) => byteSize <= mostBytes(mediaType), { path: ['byteSize'] })

const receiptSchema: z.ZodType<PurchaseReceipt> = z.strictObject({
  attachmentId: randomIdSchema,
  amount: z.string().refine((text) => amountOf(text) === text),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

/** The most bytes of a file that is said to be of this type; what says nothing is a photo. */
export function mostBytes(statedType: string): number {
  return attachmentLimits.bytes[mediaFamily(statedType) ?? 'picture']
}

const checkInSchema: z.ZodType<CheckIn> = z.strictObject({
  at: instantSchema,
  place: z
    .strictObject({
      latitude: decimalSchema,
      longitude: decimalSchema,
      accuracy: decimalSchema.nullable(),
    })
    .nullable(),
  declined: z.boolean(),
})

const recordingConsentSchema: z.ZodType<RecordingConsent> = z.strictObject({
  at: instantSchema,
  sha256: sha256Schema,
  language: z.enum(['ru', 'en']),
})

/** The report as the phone froze it; the bytes that carry it are its canonical JSON. */
export const frozenReportSchema: z.ZodType<FrozenReport> = z
  .strictObject({
    format: z.literal('etalon.evaluation/1'),
    id: randomIdSchema,
    visitId: knownIdSchema,
    parentId: knownIdSchema.nullable(),
    checklistVersionId: knownIdSchema,
    fingerprint: sha256Schema,
    startedAt: instantSchema,
    finishedAt: instantSchema,
    visitedOn: z.string().refine(isCalendarDate),
    answers: z.array(answerSchema).max(evaluationLimits.answers).readonly(),
    attachments: z.array(attachmentSchema).max(attachmentLimits.files).readonly(),
    receipt: receiptSchema.optional(),
    checkIn: checkInSchema.optional(),
    leftAt: instantSchema.optional(),
    recordingConsent: recordingConsentSchema.optional(),
  })
  .refine((report) => isUnique(report.answers.map(({ questionId }) => questionId)), {
    path: ['answers'],
  })
  .refine((report) => isUnique(report.attachments.map(({ id }) => id)), { path: ['attachments'] })
  .refine(photosBelong, { path: ['attachments'] })

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}

/** Every photo of an answer is listed under the answer's question, and every listed one is used. */
function photosBelong(report: Pick<FrozenReport, 'answers' | 'attachments' | 'receipt'>): boolean {
  const ofAnswers = report.answers.flatMap(({ questionId, attachments }) =>
    attachments.map((id) => `${questionId} ${id}`),
  )
  const { receipt } = report
  const shown = receipt ? [...ofAnswers, `${receiptQuestionId} ${receipt.attachmentId}`] : ofAnswers
  const listed = new Set(report.attachments.map(({ id, questionId }) => `${questionId} ${id}`))
  return isUnique(shown) && shown.length === listed.size && shown.every((key) => listed.has(key))
}

/** The least that tells a retry from anything else, whatever the rest of the report looks like. */
export const reportEnvelopeSchema = z.looseObject({ id: randomIdSchema })

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const submitEvaluationSchema = z.object({
  /** The exact bytes of the body. */
  bytes: bytesSchema,
  sha256: sha256Schema,
  /** What the phone's clock showed when it sent the report; null when it did not say. */
  phoneNow: z.date().nullable(),
  /** The drafts whose answers are in it: what the server kept of them may go. */
  from: draftNamesSchema.nullish(),
})
export type SubmitEvaluationInput = z.infer<typeof submitEvaluationSchema>

export const attachmentFactsSchema = z.object({
  attachmentId: randomIdSchema,
  visitId: knownIdSchema,
  questionId: keySchema,
  sha256: sha256Schema,
})
/** What the phone says that it is; the first bytes decide. Older phones send photos only. */
const statedTypeSchema = z.string().max(200).optional()
export const storeAttachmentSchema = attachmentFactsSchema.extend({
  bytes: bytesSchema,
  mediaType: statedTypeSchema,
})
export type StoreAttachmentInput = z.infer<typeof storeAttachmentSchema>

/** The same of a file that comes in pieces: what it will be, before its first byte. */
export const openUploadSchema = attachmentFactsSchema.extend({
  byteSize: z.int().min(1),
  mediaType: statedTypeSchema,
})
export type AttachmentFacts = z.infer<typeof openUploadSchema>

/** How long half a file waits to be continued, and how many of one account. Units: days, files. */
export const uploadLimits = { days: 14, files: 60 } as const

export const finishUploadSchema = z.object({ attachmentId: randomIdSchema })
export type FinishUploadInput = z.infer<typeof finishUploadSchema>

export const removeAttachmentSchema = z.object({ attachmentId: randomIdSchema })
export type RemoveAttachmentInput = z.infer<typeof removeAttachmentSchema>

export const viewFileSchema = z.object({ fileId: z.guid() })
export type ViewFileInput = z.infer<typeof viewFileSchema>

/** That a report or a photo is on the server's disk; the phone lets go of it for this alone. */
export interface EvaluationReceipt {
  readonly evaluationId: string
  readonly sha256: string
  readonly receivedAt: string
  /** Why the report is kept and not counted; absent where it is the visit's. */
  readonly notCounted?: AsideReason
}
export interface AttachmentReceipt {
  readonly attachmentId: string
  readonly sha256: string
  readonly receivedAt: string
}

/** Why a report was not taken; each has a sentence in the namespace `form`. */
export const submitRefusals = [
  'too-large',
  'damaged',
  'not-a-report',
  'control-characters',
  'other-bytes',
  'visit-not-accepted',
  'wrong-version',
  'visited-in-future',
  'answers-invalid',
  'answers-missing',
  'attachments-missing',
  'too-many-aside',
  'too-many-conflicts',
] as const
export type SubmitRefusal = (typeof submitRefusals)[number]

/** Why a photo or file was not taken. */
export const attachmentRefusals = [
  'too-large',
  'too-long',
  'recording-off',
  'damaged',
  'not-a-photo',
  'not-audio',
  'not-a-document',
  'not-taken',
  'too-many-pixels',
  'unreadable-photo',
  'too-many-photos',
  'too-many-bytes',
  'other-bytes',
  'visit-not-accepted',
] as const
export type AttachmentRefusal = (typeof attachmentRefusals)[number]
