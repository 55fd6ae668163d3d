import { z } from 'zod'
import {
  type Comparison,
  type Condition,
  comparisons,
  type Expression,
  type ManyOperator,
  manyOperators,
} from '@/lib/core/condition'

/** What one condition may hold. */
export const conditionLimits = { parts: 100, text: 1000, places: 9 } as const

const questionId = z.string().min(1).max(80)

/**
 * Conditions and expressions with numbers read by `decimal`: a draft keeps what was typed, a
 * published document has decimals. Their depth is bounded by whoever reads the whole document.
 */
export function conditionsOf(decimal: z.ZodType<string>): {
  readonly condition: z.ZodType<Condition>
  readonly expression: z.ZodType<Expression>
} {
  const condition: z.ZodType<Condition> = z.lazy(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['all', 'any']), of: listOf(condition) }),
      z.strictObject({ kind: z.literal('not'), of: condition }),
      z.strictObject({ kind: z.enum(['answered', 'not-applicable']), question: questionId }),
      z.strictObject({
        kind: z.literal('chosen'),
        question: questionId,
        options: listOf(z.string().min(1).max(80)),
      }),
      z.strictObject({
        kind: z.literal('text-is'),
        question: questionId,
        text: z.string().max(conditionLimits.text),
      }),
      z.strictObject({
        kind: z.literal('compare'),
        left: expression,
        operator: z.enum(comparisons as readonly [Comparison, ...Comparison[]]),
        right: expression,
      }),
    ]),
  )
  const expression: z.ZodType<Expression> = z.lazy(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('number'), value: decimal }),
      z.strictObject({ kind: z.enum(['answer', 'chosen-count']), question: questionId }),
      z.strictObject({
        kind: z.enum(manyOperators as readonly [ManyOperator, ...ManyOperator[]]),
        of: listOf(expression),
      }),
      z.strictObject({
        kind: z.enum(['difference', 'quotient']),
        of: z.tuple([expression, expression]).readonly(),
      }),
      z.strictObject({
        kind: z.literal('rounded'),
        of: expression,
        places: z.int().min(0).max(conditionLimits.places),
      }),
      z.strictObject({
        kind: z.literal('if'),
        when: condition,
        value: expression,
        otherwise: expression,
      }),
    ]),
  )
  return { condition, expression }
}

function listOf<Part>(part: z.ZodType<Part>): z.ZodType<readonly Part[]> {
  return z.array(part).max(conditionLimits.parts).readonly()
}
