import { z } from 'zod'
import { feeSchema } from '@/lib/campaigns/schema'
import { localizedOf } from '@/lib/checklist-documents/schema'
import type { Localized } from '@/lib/core/checklist'
import type { InstructionTest } from '@/lib/core/instruction-test'

export const briefingLimits = {
  country: 80,
  basis: 500,
  consent: 6000,
  instructions: 20_000,
  pictures: 12,
  question: 600,
  option: 300,
  explanation: 1000,
  questions: 20,
  options: 6,
  /** Of an attempt's body. */
  attemptBytes: 50_000,
} as const

const isWritten = (text: Localized) => Boolean(text.ru || text.en)
const writtenOf = (max: number) =>
  localizedOf(max).refine(isWritten, { error: 'errors.fields.required' })
const orNull = (text: Localized): Localized | null => (isWritten(text) ? text : null)

/** What the law asks for before sound is recorded; all of it or nothing. */
const recordingSchema = z
  .object({
    country: z.string().trim().max(briefingLimits.country),
    basis: z.string().trim().max(briefingLimits.basis),
    consent: localizedOf(briefingLimits.consent),
  })
  .superRefine(({ country, basis, consent }, context) => {
    const stated = {
      country: country !== '',
      basis: basis !== '',
      'consent.ru': isWritten(consent),
    }
    if (!Object.values(stated).includes(true)) return
    for (const [path, isStated] of Object.entries(stated)) {
      if (isStated) continue
      const message = 'briefings.fields.recording-whole'
      context.addIssue({ code: 'custom', path: path.split('.'), message })
    }
  })
  .transform(({ country, basis, consent }): RecordingTerms | null =>
    country === '' ? null : { country, basis, consent },
  )

const fingerprintPattern = /^[0-9a-f]{64}$/

const keySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)

const testQuestionSchema = z
  .object({
    id: keySchema,
    text: writtenOf(briefingLimits.question),
    options: z
      .array(z.object({ id: keySchema, text: writtenOf(briefingLimits.option) }))
      .min(2)
      .max(briefingLimits.options)
      .readonly(),
    right: z.string(),
    explanation: localizedOf(briefingLimits.explanation).transform(orNull),
  })
  .refine(({ options, right }) => options.some(({ id }) => id === right), {
    path: ['right'],
    error: 'briefings.fields.right-option',
  })
  .refine(({ options }) => isUnique(options.map(({ id }) => id)), { path: ['options'] })

const testSchema = z
  .object({
    passMark: z.coerce.number().int().min(1).max(briefingLimits.questions),
    questions: z.array(testQuestionSchema).min(1).max(briefingLimits.questions).readonly(),
  })
  .refine(({ passMark, questions }) => passMark <= Math.max(1, questions.length), {
    path: ['passMark'],
    error: 'briefings.fields.pass-mark',
  })
  .refine(({ questions }) => isUnique(questions.map(({ id }) => id)), { path: ['questions'] })

/** A test as it is stored: what the form's schema made, read again. */
export const storedTestSchema: z.ZodType<InstructionTest> = z.object({
  passMark: z.int(),
  questions: z
    .array(
      z.object({
        id: z.string(),
        text: localizedOf(briefingLimits.question),
        options: z
          .array(z.object({ id: z.string(), text: localizedOf(briefingLimits.option) }))
          .readonly(),
        right: z.string(),
        explanation: localizedOf(briefingLimits.explanation).nullable(),
      }),
    )
    .readonly(),
})

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}

/** "300", "300,50" as minor units; empty: no limit. */
const limitSchema = z
  .union([z.literal(''), feeSchema])
  .transform((money) => (money === '' ? null : Number(money.replace('.', ''))))
  .refine((minor) => minor === null || (minor > 0 && minor <= 1e12), {
    error: 'briefings.fields.limit',
  })

export const briefingIdSchema = z.object({ campaignId: z.guid() })
export type BriefingIdInput = z.infer<typeof briefingIdSchema>

export const saveBriefingSchema = briefingIdSchema.extend({
  /** Fingerprint of the briefing that was changed here: nobody overwrites what he has not read. */
  basedOn: z.string().regex(fingerprintPattern),
  recording: recordingSchema,
  instructions: localizedOf(briefingLimits.instructions).transform(orNull),
  pictureIds: z.array(z.guid()).max(briefingLimits.pictures).readonly(),
  purchaseAsked: z.boolean(),
  purchaseLimit: limitSchema,
  receiptAsked: z.boolean(),
  placeAsked: z.boolean(),
  lateAfterMinutes: z.coerce.number().int().min(1).max(10_080),
  /** Null: no test is demanded. */
  test: testSchema.nullable(),
})
export type SaveBriefingInput = z.infer<typeof saveBriefingSchema>

const instantSchema = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(3000, 0))

/** What the phone sends; the server judges anew. */
export const attemptBodySchema = z.strictObject({
  fingerprint: z.string().regex(fingerprintPattern),
  answers: z
    .record(z.string().max(40), z.string().max(40))
    .refine((answers) => Object.keys(answers).length <= briefingLimits.questions),
  takenAt: instantSchema,
  /** What the phone's clock showed when it sent this. */
  phoneNow: instantSchema,
})

export const recordAttemptSchema = attemptBodySchema.extend({
  campaignId: z.guid(),
  attemptId: z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
})
export type RecordAttemptInput = z.infer<typeof recordAttemptSchema>

/** Why an attempt was not taken; each has a sentence in the namespace `briefings`. */
export type AttemptRefusal = 'other-attempt' | 'test-unknown'

/** That the server keeps an attempt, and how it judged it. */
export interface AttemptReceipt {
  readonly attemptId: string
  readonly rightAnswers: number
  readonly passed: boolean
  readonly receivedAt: string
}

/** Without these three no sound is taken (SECURITY.md, Fairness). */
export interface RecordingTerms {
  readonly country: string
  readonly basis: string
  readonly consent: Localized
}

/** That the shopper is to buy something. */
export interface PurchaseTerms {
  /** The most that is paid back, in minor units (kopecks); null where nothing is said. */
  readonly limitMinor: number | null
  readonly currency: string
  /** A photo of the receipt, with the amount. */
  readonly receiptAsked: boolean
}

export type NamedTest = InstructionTest & {
  readonly fingerprint: string
  /** When this wording was first demanded, ISO 8601. */
  readonly writtenAt: string
}

/** What a campaign says to its shoppers before and around a visit. */
export interface CampaignBriefing {
  /** Null: recording is off. */
  readonly recording: RecordingTerms | null
  readonly instructions: Localized | null
  readonly pictureIds: readonly string[]
  readonly purchase: PurchaseTerms | null
  /** Whether the check-in asks for the place. */
  readonly placeAsked: boolean
  /** Answers later than so many minutes after the visit are marked. */
  readonly lateAfterMinutes: number
  readonly test: NamedTest | null
}

/** The briefing as its shopper's phone keeps it. */
export interface OwnBriefing extends CampaignBriefing {
  readonly campaignId: string
  /** When this shopper passed the test as it stands now, as far as the server knows. */
  readonly passedAt: string | null
}

/** Of a campaign that has said nothing. */
export const silentBriefing: CampaignBriefing = {
  recording: null,
  instructions: null,
  pictureIds: [],
  purchase: null,
  placeAsked: false,
  lateAfterMinutes: 60,
  test: null,
}
