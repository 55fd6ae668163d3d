import { pairRuleOf } from '@/lib/core/answer-pair'
import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { decimalText } from '@/lib/core/display-number'
import { effectiveWeights } from '@/lib/core/effective-weights'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'

/** A question of a table, and the weight or share that its row says; null for an empty cell. */
export interface SharedQuestion {
  readonly id: string
  readonly line: number
  readonly name: string
  readonly said: string | null
}

type Tell = (line: number, name: string, code: 'share-rounded' | 'share-missing') => void

/**
 * The sections with weights by which every question carries the share that its row says.
 *
 * A weight multiplies the points of a question, so the weight is the share divided by the points of
 * the best answer; a section weighs what its questions have together. Shares that do not add up to
 * 100 keep their proportions. A weight that needs more than nine places is rounded, and told.
 */
export function withShares(
  sections: readonly Section[],
  shared: readonly SharedQuestion[],
  tell: Tell,
): Section[] {
  const rows = new Map(shared.map((row) => [row.id, row]))
  return sections.map((section) => {
    const scored = section.questions.filter((question) => bestPoints(question) !== null)
    const said = scored.flatMap(({ id }) => rows.get(id)?.said ?? [])
    if (said.length === 0) return section
    const questions = section.questions.map((question) => {
      const row = rows.get(question.id)
      const best = bestPoints(question)
      if (best === null || row === undefined) return question
      if (row.said === null) tell(row.line, row.name, 'share-missing')
      const exact = parseDecimal(row.said ?? '0').dividedBy(best)
      const weight = nineDecimals(exact)
      if (!parseDecimal(weight).equals(exact)) tell(row.line, row.name, 'share-rounded')
      return { ...question, weight }
    })
    const whole = nineDecimals(sumOf(said.map(parseDecimal)))
    return { ...section, weight: whole, questions }
  })
}

/** Points of the best answer before the weight; null where nothing is scored or to be reached. */
function bestPoints(question: Question): Fraction | null {
  const rule = pairRuleOf({ ...question, weight: '1' })
  return rule?.possible.isPositive ? rule.possible : null
}

/** The nearest decimal of nine places; what fits is exact. */
function nineDecimals(value: Fraction): string {
  return decimalText(value, 9).replace(/\.?0+$/, '')
}

/** A question's share as the sheet says it and as the score has it: percent with two places. */
export interface SeenShare {
  readonly line: number
  readonly name: string
  readonly said: string | null
  readonly real: string | null
  readonly isSame: boolean
}

export interface SeenShares {
  readonly rows: readonly SeenShare[]
  /** True where every question carries what the sheet says. */
  readonly isSame: boolean
}

/** Null where the column is not of percents: no heading says so, and they do not add up to 100. */
export function seenShares(
  document: ChecklistDocument,
  shared: readonly SharedQuestion[],
  isNamedPercent: boolean,
): SeenShares | null {
  const said = shared.flatMap((row) => row.said ?? [])
  const isWhole = sumOf(said.filter(isDecimal).map(parseDecimal)).equals(Fraction.hundred)
  if (said.length === 0 || !(isNamedPercent || isWhole)) return null
  const weights = effectiveWeights(document)
  const rows = shared.flatMap((row) => {
    const weight = weights?.get(row.id)
    if (weight === undefined && row.said === null) return []
    const real = weight === undefined ? null : weight.times(Fraction.hundred)
    const shown = real === null ? null : decimalText(real)
    const isSame = shown === decimalText(parseDecimal(row.said ?? '0'))
    return [{ line: row.line, name: row.name, said: row.said, real: shown, isSame }]
  })
  return { rows, isSame: rows.every(({ isSame }) => isSame) }
}
