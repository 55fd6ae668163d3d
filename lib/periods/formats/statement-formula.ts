import { parseFraction } from '@/lib/core/exact'
import { formulaRate } from '@/lib/core/formula/curve-formula'
import { Stop, type StopReason } from '@/lib/core/formula/formula-value'
import type { TracedOutcome, TracedPart } from '@/lib/core/formula/traced-part'
import type { ComponentResult } from '@/lib/core/payout-result'
import type { Curve } from '@/lib/core/scheme'
import { plainText, type StatementWords } from './statement-words'

/**
 * Why a formula gives nothing, by its name: a division by zero, no condition met.
 *
 * Rule  of a value's formula the frozen reason; of a curve's the formula is asked again, with the
 *       frozen value. Null where something else is missing.
 */
export function stopOf(
  { measure, missing, value }: ComponentResult,
  curve: Curve | null,
): StopReason | null {
  if (missing?.reason !== 'not-computable') return null
  if (measure.kind === 'formula' && measure.stop !== null) return measure.stop
  if (curve?.kind !== 'formula' || value === null) return null
  const rate = formulaRate(curve.formula, parseFraction(value))
  return rate instanceof Stop ? rate.reason : null
}

/** The sentence for what is missing: a formula reads several figures, so it is said of them. */
export function lackKey({ measure, missing }: ComponentResult): string {
  if (missing === null || measure.kind !== 'formula') return `missing.${missing?.reason}`
  return missing.reason === 'not-computable' ? 'missing.not-computable' : `lacks.${missing.reason}`
}

/** The formula of a value, and what each of its parts came to, from the outside in. */
export function valueSentences(
  { measure }: ComponentResult,
  words: StatementWords,
): readonly string[] {
  if (measure.kind !== 'formula') return []
  const { formula, trace } = measure
  const told = [trace, ...allParts(trace)]
  const once = new Map(told.map((part) => [formula.slice(part.from, part.to), part]))
  return [...once].map(([text, { outcome }], at) =>
    words.say(at === 0 ? 'computed' : 'computedPart', {
      formula: words.formula(text),
      result: outcomeText(outcome, text, words),
    }),
  )
}

function allParts({ parts }: TracedPart): readonly TracedPart[] {
  return parts.flatMap((part) => [part, ...allParts(part)])
}

/** A formula that is a figure and nothing else. */
const figureAlone = /^KPI\("([^"]*)"\)$/

function outcomeText(outcome: TracedOutcome, formula: string, words: StatementWords): string {
  const { say, format } = words
  switch (outcome.kind) {
    case 'number': {
      const metric = figureAlone.exec(formula)?.[1]
      if (metric !== undefined) return words.figure(metric, outcome.number)
      return format.decimal(plainText(outcome.number, 6))
    }
    case 'truth':
      return say(outcome.truth ? 'truths.yes' : 'truths.no')
    case 'text':
      return outcome.text
    case 'stop':
      return say(`outcomes.${outcome.reason}`)
  }
}
