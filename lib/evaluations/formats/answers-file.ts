import { z } from 'zod'
import type { Answer } from '@/lib/core/checklist'
import { attachmentLimits } from '@/lib/core/media-kind'
import { answerValueSchema, evaluationLimits } from '../schema'

/** Answers that came as a file or a line of one: a frozen report, or what scoring needs of it. */
export interface AnswersFile {
  readonly id: string | number | null
  readonly answers: readonly Answer[]
}

/** Why a text holds no answers; `place` is the path of members, `fault` what is wrong there. */
export type AnswersFault =
  | { readonly kind: 'not-json' | 'not-answers' }
  | { readonly kind: 'bad-member'; readonly place: string; readonly fault: string }

export type ReadAnswers =
  | { readonly ok: true; readonly file: AnswersFile }
  | { readonly ok: false; readonly fault: AnswersFault; readonly id: AnswersFile['id'] }

const idSchema = z.union([z.string().min(1).max(200), z.number()])

/** What does not decide a score may be left out. */
const answerSchema: z.ZodType<Answer> = z.strictObject({
  questionId: z.string().min(1).max(100),
  value: answerValueSchema.nullable().default(null),
  notApplicable: z.string().max(evaluationLimits.reason).nullable().default(null),
  comment: z.string().max(evaluationLimits.comment).nullable().default(null),
  attachments: z.array(z.string()).max(attachmentLimits.files).readonly().default([]),
  answeredAt: z.string().max(40).default(''),
})

const answersSchema = z.array(answerSchema).max(evaluationLimits.answers).readonly()
const plainSchema = z.strictObject({ id: idSchema.nullish(), answers: answersSchema })
/** A report says much more, which is its own matter: here only its answers are read. */
const reportSchema = z.looseObject({
  format: z.literal('etalon.evaluation/1'),
  id: idSchema.nullish(),
  answers: answersSchema,
})

/** Reads answers; the first fault is named with its place. */
export function readAnswersFile(text: string): ReadAnswers {
  const json = parseJson(text)
  if (json === undefined) return { ok: false, fault: { kind: 'not-json' }, id: null }
  const id = idOf(json)
  if (!isObjectWith(json, 'answers')) return { ok: false, fault: { kind: 'not-answers' }, id }
  const schema = isObjectWith(json, 'format') ? reportSchema : plainSchema
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, file: { id, answers: parsed.data.answers } }
  const [issue] = parsed.error.issues
  const place = issue?.path.map(String).join('.') ?? ''
  return { ok: false, fault: { kind: 'bad-member', place, fault: issue?.message ?? '' }, id }
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is what Windows editors put in front; JSON.parse would refuse it.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isObjectWith<Name extends string>(
  json: unknown,
  name: Name,
): json is Record<Name, unknown> {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
}

/** What a text calls itself, also where the rest cannot be read. */
function idOf(json: unknown): AnswersFile['id'] {
  const id = isObjectWith(json, 'id') ? idSchema.safeParse(json.id) : null
  return id?.success ? id.data : null
}
