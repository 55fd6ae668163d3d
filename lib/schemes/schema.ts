import { z } from 'zod'
import { localizedOf } from '@/lib/checklist-documents/schema'
import { isMonth } from '@/lib/core/calendar'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { formulaLimits } from '@/lib/core/formula/formula-tree'
import type { SchemeDocument } from '@/lib/core/scheme'

/** Far above any scheme that was seen, far below what hurts. */
export const schemeLimits = { components: 40, gates: 20, steps: 50, ids: 500, periods: 12 } as const

// A draft keeps what was typed: the core says what is no decimal and no money (schemeProblems).
const typed = z.string().trim().max(40)
// And 0 stands for what is no count.
const count = (most: number) => z.int().min(0).max(most)
const id = z.uuid()
/** Characters of the name of a scheme and of its parts. */
export const nameLength = 120

const name = localizedOf(nameLength)
const code = z.string().trim().max(40)
const subject = z.enum(['person', 'unit'])

const scoreSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('checklist'), id }),
  z.strictObject({
    kind: z.literal('touchpoint'),
    id: z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]]),
  }),
  z.strictObject({ kind: z.literal('section'), checklistId: id, id: z.string().max(80) }),
  z.strictObject({ kind: z.literal('standard'), id }),
])

const scoreValue = z.strictObject({
  kind: z.literal('score'),
  subject,
  source: scoreSource,
  periods: count(schemeLimits.periods),
})

const componentValue = z.discriminatedUnion('kind', [
  scoreValue,
  z.strictObject({ kind: z.literal('kpi'), subject, metric: code, target: typed.nullable() }),
  z.strictObject({
    kind: z.literal('formula'),
    subject,
    periods: count(schemeLimits.periods),
    formula: z.string().max(formulaLimits.characters),
    scores: z
      .array(z.strictObject({ code: z.string().min(1).max(200), source: scoreSource }))
      .max(schemeLimits.steps)
      .readonly(),
  }),
])

const direction = z.literal('falling').exactOptional()

const curve = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportional'), direction, cap: typed.nullable() }),
  z.strictObject({ kind: z.literal('all-or-nothing'), direction, from: typed }),
  z.strictObject({
    kind: z.literal('tiers'),
    direction,
    compare: z.enum(['exact', 'floor', 'round']),
    tiers: z
      .array(z.strictObject({ from: typed, rate: typed }))
      .max(schemeLimits.steps)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('points'),
    direction,
    points: z
      .array(z.strictObject({ at: typed, rate: typed }))
      .max(schemeLimits.steps)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('formula'),
    direction,
    formula: z.string().max(formulaLimits.characters),
  }),
])

const component = z.strictObject({
  code,
  title: name,
  share: typed,
  value: componentValue,
  curve,
  sampling: z.strictObject({
    minimumVisits: count(100),
    smoothing: z.enum(['none', 'reliability']),
  }),
  missing: z.enum(['pay-full', 'renormalise', 'hold', 'pay-zero']),
})

const gate = z.strictObject({
  code,
  title: name,
  capRate: typed,
  condition: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('failures'), subject, atLeast: count(100) }),
    z.strictObject({ kind: z.literal('presence'), below: typed }),
    z.strictObject({
      kind: z.literal('lower-bound'),
      value: scoreValue,
      below: typed,
      minimumVisits: count(100),
    }),
  ]),
})

/** A working draft: whole in shape, perhaps not yet in content. */
export const schemeDraftSchema = z.strictObject({
  format: z.literal('etalon.scheme/1'),
  name,
  regulation: z.strictObject({ number: z.string().trim().max(60), date: typed }).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  period: z.enum(['month', 'quarter']),
  appliesTo: z.strictObject({
    positionIds: z.array(id).max(schemeLimits.ids).readonly(),
    unitIds: z.array(id).max(schemeLimits.ids).readonly(),
    from: typed,
  }),
  base: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), amount: typed }),
    z.strictObject({ kind: z.literal('salary') }),
    z.strictObject({ kind: z.literal('imported') }),
    z.strictObject({ kind: z.literal('pool'), amount: typed }),
  ]),
  components: z.array(component).max(schemeLimits.components).readonly(),
  gates: z.array(gate).max(schemeLimits.gates).readonly(),
  floor: typed.nullable(),
  cap: typed.nullable(),
  proration: z.boolean(),
  rounding: z.strictObject({ mode: z.enum(['half-up', 'half-even']), unit: typed }),
})

// The document is declared once in the core; these lines stop the build where the two part.
type Parsed = z.infer<typeof schemeDraftSchema>
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
export const documentTypesAgree: Same<Parsed, SchemeDocument> = true

export const schemeTemplates = [
  'empty',
  'driver',
  'call-centre',
  'shop-team',
  'kpi-matrix',
  'point-scale',
  'salary-levels',
  'awards',
] as const
export type SchemeTemplate = (typeof schemeTemplates)[number]

export const createSchemeSchema = z.strictObject({ template: z.enum(schemeTemplates) })
export type CreateScheme = z.output<typeof createSchemeSchema>

export const copySchemeSchema = z.strictObject({ schemeId: id })
export type CopyScheme = z.output<typeof copySchemeSchema>

const revision = z.int().min(1)

export const saveSchemeDraftSchema = z.strictObject({
  schemeId: id,
  revision,
  document: schemeDraftSchema,
})
export type SaveSchemeDraft = z.output<typeof saveSchemeDraftSchema>

/** `effectiveFrom` is the first month that the version pays. */
export const activateSchemeSchema = z.strictObject({
  schemeId: id,
  revision,
  effectiveFrom: z.string().refine(isMonth, 'not-a-month'),
  /** How many people were seen, and confirmed, to be paid by other schemes as well. */
  paidTwice: z.number().int().positive().optional(),
})
export type ActivateScheme = z.output<typeof activateSchemeSchema>

/** Ends a scheme, or takes the end back. */
export const retireSchemeSchema = z.strictObject({
  schemeId: id,
  isRetired: z.boolean(),
  /** Of a scheme that comes back: how many people were seen, and confirmed, to be paid twice. */
  paidTwice: z.number().int().positive().optional(),
})
export type RetireScheme = z.output<typeof retireSchemeSchema>

export const schemeSchema = z.strictObject({ schemeId: id })
export type SchemeInput = z.output<typeof schemeSchema>
