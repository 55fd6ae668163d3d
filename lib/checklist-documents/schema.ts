import { z } from 'zod'
import { conditionsOf } from '@/lib/conditions/schema'
import { isTimeOfDay } from '@/lib/core/answer-check'
import { isCalendarDate } from '@/lib/core/calendar'
import {
  type AnswerValue,
  type ChecklistDocument,
  type Localized,
  type Section,
  type Touchpoint,
  touchpoints,
} from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'

/** What one checklist may hold: far above any form that was seen, far below what hurts. */
export const checklistLimits = {
  title: 200,
  text: 1000,
  hint: 2000,
  optionText: 300,
  label: 80,
  options: 100,
  bands: 50,
  depth: 6,
  /** Levels of JSON in the whole document, conditions among them. */
  levels: 60,
  sections: 400,
  questions: 2000,
  chosen: 100,
  /** Of a file to be imported: 2,000 questions in two languages are under 4 MB. */
  fileBytes: 10 * 1024 * 1024,
} as const

// PostgreSQL refuses NUL, canonical JSON refuses half a surrogate pair; the other control
// characters come from faulty pasting and print as boxes. Line breaks and tabs are text.
const unwritable = /\p{Surrogate}|(?![\t\n\r])\p{Cc}/u

function textOf(max: number) {
  return z
    .string()
    .refine((text) => !unwritable.test(text), { error: 'errors.fields.control-characters' })
    .trim()
    .max(max)
}

function withoutEmpty(texts: Localized): Localized {
  return {
    ...(texts.ru ? { ru: texts.ru } : {}),
    ...(texts.en ? { en: texts.en } : {}),
  }
}

/** A text in the languages it was written in; an empty translation is an absent one. */
export function localizedOf(max: number) {
  const text = textOf(max)
  return z.strictObject({ ru: text.optional(), en: text.optional() }).transform(withoutEmpty)
}

/** The same where the whole text may be missing: empty in all languages is null. */
function optionalLocalizedOf(max: number) {
  return localizedOf(max)
    .nullable()
    .transform((texts): Localized | null => (texts?.ru || texts?.en ? texts : null))
}

const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/)

/** A draft keeps what was typed, so that nothing is lost; publishing asks for real decimals. */
const typedDecimal = textOf(40)
const realDecimal = z
  .string()
  .refine(isDecimal, { error: 'errors.fields.number' })
  .meta({ pattern: '^-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,9})?$' })

/** What stands in a form when it is begun; the problems of the checklist say where it cannot. */
const presetSchema: z.ZodType<AnswerValue> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: idSchema }),
  z.strictObject({
    kind: z.literal('choices'),
    options: z.array(idSchema).max(checklistLimits.chosen).readonly(),
  }),
  z.strictObject({ kind: z.literal('number'), number: realDecimal }),
  z.strictObject({ kind: z.literal('text'), text: textOf(checklistLimits.text) }),
  z.strictObject({ kind: z.literal('date'), date: z.string().refine(isCalendarDate) }),
  z.strictObject({ kind: z.literal('time'), time: z.string().refine(isTimeOfDay) }),
])

/** The same for pictures: an identifier of one in a document, whatever there was in a draft. */
const namedPicture = z.string().min(1).max(80)

interface Strictness {
  readonly decimal: typeof typedDecimal | typeof realDecimal
  readonly picture: z.ZodType<string, string>
}

const ofDrafts: Strictness = { decimal: typedDecimal, picture: namedPicture }
const ofDocuments: Strictness = { decimal: realDecimal, picture: z.uuid() }

function documentShape({ decimal, picture }: Strictness) {
  const { condition, expression } = conditionsOf(decimal)
  const bandsSchema = z.strictObject({
    kind: z.literal('bands'),
    bands: z
      .array(z.strictObject({ upTo: decimal, credit: decimal }))
      .max(checklistLimits.bands)
      .readonly(),
    otherwise: decimal,
  })
  const ruleSchema = z
    .discriminatedUnion('kind', [
      bandsSchema,
      z.strictObject({ kind: z.literal('linear'), zeroAt: decimal, fullAt: decimal }),
    ])
    .nullable()
  const optionSchema = z.strictObject({
    id: idSchema,
    text: localizedOf(checklistLimits.optionText),
    points: decimal,
    possible: decimal.optional(),
    showWhen: condition.optional(),
  })
  const options = z.array(optionSchema).max(checklistLimits.options).readonly()
  const label = optionalLocalizedOf(checklistLimits.label)
  const base = {
    id: idSchema,
    text: localizedOf(checklistLimits.text),
    hint: optionalLocalizedOf(checklistLimits.hint),
    standardId: z.string().min(1).max(80).nullable(),
    weight: decimal,
    required: z.boolean(),
    allowNotApplicable: z.boolean(),
    bonus: z.boolean(),
    critical: z
      .strictObject({
        effect: z.enum(['none', 'section-zero', 'total-zero', 'cap', 'outcome-fail']),
        cap: decimal.nullable(),
        threshold: decimal,
      })
      .nullable(),
    commentRequired: z.enum(['never', 'low', 'always']),
    photo: z.enum(['no', 'optional', 'required', 'required-low']),
    commentOn: chosenSchema.optional(),
    photoOn: chosenSchema.optional(),
    showWhen: condition.optional(),
    requiredWhen: condition.optional(),
    constraint: z
      .strictObject({ when: condition, message: optionalLocalizedOf(checklistLimits.text) })
      .optional(),
    preset: presetSchema.optional(),
    informational: z.literal(true).optional(),
    hintPicture: picture.optional(),
  }
  const plain = <Type extends PlainType>(type: Type) =>
    z.strictObject({ ...base, type: z.literal(type) })
  const ruled = <Type extends RuledType>(type: Type) =>
    z.strictObject({ ...base, type: z.literal(type), rule: ruleSchema })
  const questionSchema = z.discriminatedUnion('type', [
    z.strictObject({ ...base, type: z.literal('yes-no'), yes: decimal, no: decimal }),
    z.strictObject({ ...base, type: z.literal('single'), options }),
    z.strictObject({ ...base, type: z.literal('multiple'), options }),
    z.strictObject({
      ...base,
      type: z.literal('scale'),
      min: z.int().min(-1000).max(1000),
      max: z.int().min(-1000).max(1000),
      minLabel: label,
      maxLabel: label,
      bands: bandsSchema.nullable(),
      icon: z.enum(['star', 'heart', 'face']).optional(),
    }),
    z.strictObject({ ...base, type: z.literal('number'), unit: label, rule: ruleSchema }),
    ruled('percentage'),
    ruled('duration'),
    ruled('stopwatch'),
    ruled('counter'),
    z.strictObject({
      ...base,
      type: z.literal('computed'),
      unit: label,
      value: expression,
      rule: ruleSchema,
    }),
    plain('date'),
    plain('time'),
    plain('text'),
    plain('photo'),
    plain('audio'),
    plain('file'),
    plain('signature'),
    plain('place'),
    plain('person'),
    plain('note'),
  ])
  const sectionSchema = z.strictObject({
    id: idSchema,
    title: localizedOf(checklistLimits.title),
    weight: decimal,
    passMark: decimal.nullable(),
    showWhen: condition.optional(),
    layout: z.literal('matrix').optional(),
    impressions: z.literal(true).optional(),
    questions: z.array(questionSchema).max(checklistLimits.questions).readonly(),
    get sections() {
      return z.array(sectionSchema).max(checklistLimits.sections).readonly()
    },
  })
  return z.strictObject({
    format: z.literal('etalon.checklist/1'),
    title: localizedOf(checklistLimits.title),
    touchpoint: z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]]),
    policies: z.strictObject({
      method: z.enum(['weighted-sections', 'total-points']),
      notApplicable: z.enum(['exclude', 'full', 'zero']),
      unanswered: z.enum(['leave-out', 'counts']),
      allowOver100: z.boolean(),
      passMark: decimal.nullable(),
      passRounding: z.enum(['floor', 'round']).optional(),
      personScore: z.literal('pooled').optional(),
    }),
    sections: z.array(sectionSchema).max(checklistLimits.sections).readonly(),
  })
}

type PlainType = 'date' | 'time' | 'text' | FileType | 'place' | 'person' | 'note'
type FileType = 'photo' | 'audio' | 'file' | 'signature'
type RuledType = 'percentage' | 'duration' | 'stopwatch' | 'counter'

const chosenSchema = z.array(idSchema).max(checklistLimits.chosen).readonly()

/** Looked at before the recursive shapes, which would exhaust the stack on a hostile depth. */
function isShallow(value: unknown): boolean {
  return areSectionsShallow(value) && hasFewLevels(value)
}

function hasFewLevels(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > checklistLimits.levels) return false
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return true
}

function areSectionsShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > checklistLimits.depth) return false
    level = level.flatMap(sectionsOf)
  }
  return true
}

function sectionsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || !('sections' in value)) return []
  return Array.isArray(value.sections) ? value.sections : []
}

interface Counted {
  readonly sections: number
  readonly questions: number
  readonly isUnique: boolean
}

function count(document: ChecklistDocument): Counted {
  const ids: string[] = []
  let sections = 0
  let questions = 0
  let isUnique = true
  const visit = (section: Section) => {
    sections += 1
    questions += section.questions.length
    ids.push(section.id, ...section.questions.map(({ id }) => id))
    for (const question of section.questions) {
      if (!('options' in question)) continue
      const optionIds = question.options.map(({ id }) => id)
      if (new Set(optionIds).size < optionIds.length) isUnique = false
    }
    for (const inner of section.sections) visit(inner)
  }
  for (const section of document.sections) visit(section)
  return { sections, questions, isUnique: isUnique && new Set(ids).size === ids.length }
}

function documentOf(strictness: Strictness) {
  return z
    .unknown()
    .refine(isShallow, { error: 'checklists.refused.too-deep', abort: true })
    .pipe(documentShape(strictness))
    .superRefine((document, context) => {
      const counted = count(document)
      if (counted.sections > checklistLimits.sections) {
        context.addIssue({ code: 'custom', message: 'checklists.refused.too-many-sections' })
      }
      if (counted.questions > checklistLimits.questions) {
        context.addIssue({ code: 'custom', message: 'checklists.refused.too-many-questions' })
      }
      if (!counted.isUnique) {
        context.addIssue({ code: 'custom', message: 'checklists.refused.same-id' })
      }
    })
}

/** The shape alone, from which the published JSON Schema is made. */
export const checklistDocumentShape = documentShape(ofDocuments)

/** A working draft: whole in shape, perhaps not yet in content. */
export const checklistDraftSchema = documentOf(ofDrafts)

/**
 * A document that can be scored as far as its shape goes: every number is a decimal, every picture
 * an identifier.
 */
export const checklistDocumentSchema = documentOf(ofDocuments)

// The document is declared once in the core; these lines stop the build where the two part.
type Parsed = z.infer<typeof checklistDocumentSchema>
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
export const documentTypesAgree: Same<Parsed, ChecklistDocument> = true
