import type { Decimal, ScoringPolicies } from './checklist'
import { type Fraction, parseDecimal } from './exact'
import { leastPassing } from './pass-mark'
import type { Outcome, SectionScore } from './score-result'
import type { SectionInterval } from './section-interval'

/** A mark that lies within the interval of what is compared with it. */
export interface DoubtfulMark {
  /** Null: the mark of the total. */
  readonly sectionId: string | null
  readonly mark: Decimal
  readonly low: Decimal
  readonly high: Decimal
}

/** A visit's result and how sure it is; sections absent: only the total is known. */
export interface JudgedVisit {
  readonly result: {
    readonly outcome: Outcome
    readonly policies: Pick<ScoringPolicies, 'passMark' | 'passRounding'>
    readonly sections: readonly Pick<SectionScore, 'id' | 'passMark'>[]
  }
  readonly sure: {
    readonly low: Decimal
    readonly high: Decimal
    readonly sections?: readonly SectionInterval[] | undefined
  }
}

/**
 * The marks on whose account a verdict from one visit might as well be the other one.
 *
 * Rule    a pass is doubtful at every mark that an interval reaches below; a fail where each mark that
 *         was missed lies within its interval. A critical question that fails the outcome was seen,
 *         not measured: then the verdict stands.
 * Units   percent.
 * Returns an empty list where the verdict is as sure as 90 %, or where there is none.
 * Source  SCORING.md, From visits to a period score (interval); Critical questions (outcome).
 */
export function doubtfulMarks({ result, sure }: JudgedVisit): readonly DoubtfulMark[] {
  const { outcome, policies, sections } = result
  const marked = [
    ...(policies.passMark === null
      ? []
      : [{ sectionId: null, mark: policies.passMark, low: sure.low, high: sure.high }]),
    ...sections.flatMap(({ id, passMark }): DoubtfulMark[] => {
      const own = sure.sections?.find((section) => section.id === id)
      return passMark === null || own === undefined
        ? []
        : [{ sectionId: id, mark: passMark, low: own.low, high: own.high }]
    }),
  ]
  if (outcome.verdict === 'pass') return marked.filter((mark) => holds(mark, policies))
  const missed = outcome.reasons.map((reason) => {
    if (reason.code === 'critical-failed') return null
    const sectionId = reason.code === 'section-below-mark' ? reason.sectionId : null
    return marked.find((mark) => mark.sectionId === sectionId && holds(mark, policies)) ?? null
  })
  const doubtful = missed.filter((mark) => mark !== null)
  return doubtful.length === missed.length ? doubtful : []
}

/** Whether the least score that passes lies above the low end of the interval and not above the high one. */
function holds(
  { mark, low, high }: DoubtfulMark,
  policies: Pick<ScoringPolicies, 'passRounding'>,
): boolean {
  const least: Fraction | null = leastPassing(parseDecimal(mark), policies)
  if (least === null) return false
  return parseDecimal(low).isBelow(least) && !parseDecimal(high).isBelow(least)
}
