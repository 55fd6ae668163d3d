import type { Pair } from './answer-pair'
import type { CriticalRule, ScoringPolicies } from './checklist'
import { Fraction, fractionText, leastCommonMultiple } from './exact'

/**
 * The lower layer of scoring: nested sections whose questions are pairs, and nothing else. All
 * pairs of a sheet are scaled once to whole numbers, so that adding up is integer arithmetic.
 * Source: SCORING.md, Answers ("everything else follows from pairs"), Sections and total.
 */
export interface Sheet {
  readonly method: ScoringPolicies['method']
  readonly allowOver100: boolean
  /** What every earned and possible number is multiplied by to be whole. */
  readonly scale: bigint
  /** What every weight of a root section is multiplied by to be whole. */
  readonly weightScale: bigint
  /** In reading order: a section stands after the one that holds it. */
  readonly sections: readonly SheetSection[]
  readonly roots: readonly SheetRoot[]
  /** In reading order; a list of counted pairs has the same order. */
  readonly questions: readonly SheetQuestion[]
}

export interface SheetSection {
  readonly id: string
  /** Place in `sections`; null for a root section. */
  readonly parent: number | null
  readonly root: number
}

export interface SheetRoot {
  readonly section: number
  /** Weight or factor, times the sheet's `weightScale`. */
  readonly weight: bigint
  /** Holds bonus questions only: adds percentage points, has no percentage of its own. */
  readonly bonus: boolean
}

export interface SheetCritical {
  readonly effect: CriticalRule['effect']
  /** Percent at which the effect holds the total: 0, the cap, or null for no effect on it. */
  readonly limit: Fraction | null
  readonly threshold: Fraction
}

export interface SheetQuestion {
  readonly id: string
  readonly section: number
  readonly root: number
  readonly weight: Fraction
  readonly critical: SheetCritical | null
}

/** A pair as it enters the sums: times the question's weight and the sheet's scale. */
export interface CountedPair {
  readonly earned: bigint
  readonly possible: bigint
  /** The same without the scale, as fractions: what a result says. */
  readonly earnedText: string
  readonly possibleText: string
  /** Equal for pairs that change the sums of their root section alike; null: not told. */
  readonly kind: number | null
  /** null: the question is not critical, or did not apply. */
  readonly critical: 'passed' | 'failed' | null
}

/** Sections and questions as `buildSheet` takes them. */
export interface PairSection {
  readonly id: string
  readonly weight: Fraction
  readonly questions: readonly PairQuestion[]
  readonly sections: readonly PairSection[]
}

export interface PairQuestion {
  readonly id: string
  readonly weight: Fraction
  readonly bonus: boolean
  /** A common denominator of all pairs that an answer may be; null: informational. */
  readonly denominator: bigint | null
  readonly critical: SheetCritical | null
}

/**
 * Prepares sections for scoring: places instead of names, one scale for all.
 *
 * Rule    a root section is a bonus section when all scored questions beneath it are bonus questions.
 * Units   points and weights as whole numbers, times the sheet's `scale` and `weightScale`.
 * Source  SCORING.md, Sections and total.
 */
export function buildSheet(
  sections: readonly PairSection[],
  policies: Pick<ScoringPolicies, 'method' | 'allowOver100'>,
): Sheet {
  const weightScale = sections.reduce((scale, s) => leastCommonMultiple(scale, s.weight.d), 1n)
  const flat = new FlatSheet()
  const roots = sections.map((section, root): SheetRoot => {
    const first = flat.questions.length
    const place = flat.add(section, null, root)
    const scored = flat.taken.slice(first).filter((question) => question.denominator !== null)
    return {
      section: place,
      weight: section.weight.n * (weightScale / section.weight.d),
      bonus: scored.length > 0 && scored.every((question) => question.bonus),
    }
  })
  return {
    method: policies.method,
    allowOver100: policies.allowOver100,
    scale: flat.scale,
    weightScale,
    sections: flat.sections,
    roots,
    questions: flat.questions,
  }
}

class FlatSheet {
  readonly sections: SheetSection[] = []
  readonly questions: SheetQuestion[] = []
  readonly taken: PairQuestion[] = []
  scale = 1n

  add(section: PairSection, parent: number | null, root: number): number {
    const place = this.sections.push({ id: section.id, parent, root }) - 1
    for (const question of section.questions) {
      const { id, weight, critical, denominator } = question
      this.taken.push(question)
      this.questions.push({ id, section: place, root, weight, critical })
      if (denominator === null) continue
      const step = weight.dividedBy(Fraction.of(denominator))
      this.scale = leastCommonMultiple(this.scale, step.d)
    }
    for (const inner of section.sections) this.add(inner, place, root)
    return place
  }
}

/** Numbers the different pairs of a sheet, so that equal ones are recognised without arithmetic. */
export class PairKinds {
  private readonly known = new Map<string, number>()

  kindOf(root: number, earned: bigint, possible: bigint): number | null {
    const key = `${root}:${earned}:${possible}`
    const found = this.known.get(key)
    if (found !== undefined) return found
    if (this.known.size >= MOST_KINDS) return null
    this.known.set(key, this.known.size + 1)
    return this.known.size
  }
}

export const MOST_KINDS = 100_000

/**
 * A pair ready for the sums of its sheet.
 *
 * Rule    a critical question fails when earned/possible is below its threshold; without anything
 *         possible it did not apply.
 * Throws  RangeError when the pair does not fit the denominator that the question announced.
 * Source  SCORING.md, Critical questions.
 */
export function countPair(
  sheet: Sheet,
  question: SheetQuestion,
  pair: Pair,
  kinds: PairKinds = new PairKinds(),
): CountedPair {
  const earned = scaled(sheet, question.weight, pair.earned)
  const possible = scaled(sheet, question.weight, pair.possible)
  return {
    earned,
    possible,
    earnedText: fractionText(Fraction.of(earned, sheet.scale)),
    possibleText: fractionText(Fraction.of(possible, sheet.scale)),
    kind: kinds.kindOf(question.root, earned, possible),
    critical: criticalStateOf(question.critical, pair),
  }
}

function criticalStateOf(critical: SheetCritical | null, pair: Pair): CountedPair['critical'] {
  if (critical === null || !pair.possible.isPositive) return null
  const needed = critical.threshold.times(pair.possible)
  return pair.earned.isBelow(needed) ? 'failed' : 'passed'
}

function scaled(sheet: Sheet, weight: Fraction, points: Fraction): bigint {
  const numerator = sheet.scale * weight.n * points.n
  const denominator = weight.d * points.d
  if (numerator % denominator !== 0n) throw new RangeError('The pair does not fit its sheet')
  return numerator / denominator
}
