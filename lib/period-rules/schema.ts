import { z } from 'zod'
import type { AgreedPolicies } from '@/lib/core/agreed-policies'
import { isMonth, type Month } from '@/lib/core/calendar'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { parseDecimal } from '@/lib/core/exact'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { ToldNoise } from '@/lib/core/told-noise'

/** A touchpoint counts at most so much: enough for any scale, and for every sum to be readable. */
const mostWeight = parseDecimal('1000000')

function isWeight(text: string): boolean {
  if (!isDecimal(text)) return false
  const weight = parseDecimal(text)
  return !weight.isNegative && mostWeight.isAtLeast(weight)
}

/** Empty: visits of the touchpoint do not count in a score over several touchpoints. */
const weight = z
  .string()
  .trim()
  .refine((text) => text === '' || isWeight(text), { error: 'period-rules.fields.weight' })

const fromMonth = z.string().refine(isMonth, { error: 'errors.fields.choice' })

export const periodRuleKinds = ['even', 'by-touchpoint'] as const

/** How scores over several touchpoints come about, from a month on. */
export const setPeriodRuleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('even'),
    fromMonth,
    /** What was typed before the choice, and does not count. */
    weights: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    kind: z.literal('by-touchpoint'),
    fromMonth,
    weights: z.object({
      store: weight,
      call: weight,
      chat: weight,
      email: weight,
      social: weight,
      'back-office': weight,
    } satisfies Record<Touchpoint, typeof weight>),
  }),
])
export type SetPeriodRule = z.output<typeof setPeriodRuleSchema>

/** Weights as they are stored. */
export const storedWeightsSchema = z.partialRecord(
  z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]]),
  z.string().refine(isWeight),
)

/** A rule with who set it. */
export interface PeriodRule {
  readonly id: string
  readonly fromMonth: Month
  /** Null: every visit weighs the same. */
  readonly weights: TouchpointWeights | null
  readonly setBy: string
  readonly setAt: Date
}

export interface PeriodRules {
  readonly month: Month
  /** What counts now; null: every visit weighs the same. */
  readonly weights: TouchpointWeights | null
  /** All that were ever set, the latest month first; null for who may not see who set them. */
  readonly history: readonly PeriodRule[] | null
  readonly noise: ToldNoise
  readonly timeZone: string
}

/** How the scores of a screen come about: printed beside them. */
export interface HowCounted {
  /** Null where the scores are of one touchpoint, or every visit weighs the same. */
  readonly weights: TouchpointWeights | null
  /** How the checklists count one visit; null where nothing was visited. */
  readonly policies: AgreedPolicies | null
  readonly noise: ToldNoise
}
