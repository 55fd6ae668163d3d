import type { QuestionScore, Score } from './score-result'
import type { CountedPair } from './score-sheet'
import { scoreOrNull } from './score-text'
import type { ScoringRun } from './scoring-run'
import { shareOfTotal } from './section-score'
import { WhatIf } from './what-if'

/**
 * Every question's state, points, effective weight and what-ifs, in reading order.
 *
 * Rule    what does not count has no points and no weight; the what-ifs are the total with this one
 *         answer at its worst and its best, relevance unchanged. A hidden question and one that
 *         only informs have none.
 * Units   points times the question's weight; percent for weights and totals.
 * Source  SCORING.md, What a result carries; golden W16.
 */
export function questionScores(run: ScoringRun): QuestionScore[] {
  const whatIfs = new WhatIfScores(run)
  const weights = new Map<number, Score | null>()
  return run.compiled.questions.map(({ question, sectionId, scored }, place) => {
    const pair = run.counted.pairs[place] ?? null
    const state = run.counted.states[place] ?? 'hidden'
    return {
      id: question.id,
      sectionId,
      state,
      earned: pair?.earnedText ?? null,
      possible: pair?.possibleText ?? null,
      effectiveWeight: pair && effectiveWeight(run, place, pair, weights),
      critical: pair?.critical ?? null,
      whatIf:
        scored === null || state === 'hidden'
          ? null
          : {
              worst: whatIfs.scoreWith(place, scored.worst),
              best: whatIfs.scoreWith(place, scored.best),
            },
    }
  })
}

/** `known` holds the weights that were worked out: questions of one section often share one. */
function effectiveWeight(
  run: ScoringRun,
  place: number,
  pair: CountedPair,
  known: Map<number, Score | null>,
): Score | null {
  return once(known, pair.kind, () => {
    const { sheet } = run.compiled
    const root = sheet.questions[place]?.root ?? 0
    const section = sheet.roots[root]?.section ?? 0
    return scoreOrNull(shareOfTotal(run, root, pair.possible, run.sums.possible[section] ?? 0n))
  })
}

/**
 * What-if totals as results show them. Two questions of one root section whose answers would change
 * the sums by the same points give the same total, which is therefore worked out once; questions
 * with a critical effect are always worked out.
 */
class WhatIfScores {
  private readonly whatIf: WhatIf
  private readonly total: Score | null
  /** By the kind of the pair that counts now (0: none), then by that of the other one. */
  private readonly known = new Map<number, Map<number, Score | null>>()

  constructor(private readonly run: ScoringRun) {
    this.whatIf = new WhatIf(run.compiled.sheet, run.sums, run.failures, run.counted.pairs)
    this.total = scoreOrNull(run.totals.total, run.marks)
  }

  scoreWith(place: number, pair: CountedPair): Score | null {
    const question = this.run.compiled.sheet.questions[place]
    const now = this.run.counted.pairs[place]
    if (pair === now) return this.total
    if (question?.critical) return this.workedOut(place, pair)
    const exchanges = once(this.known, now ? now.kind : 0, () => new Map<number, Score | null>())
    return once(exchanges, pair.kind, () => this.workedOut(place, pair))
  }

  private workedOut(place: number, pair: CountedPair): Score | null {
    return scoreOrNull(this.whatIf.totalWith(place, pair), this.run.marks)
  }
}

/** Works out once what is asked for under a number; without one, every time. */
function once<Value>(known: Map<number, Value>, kind: number | null, work: () => Value): Value {
  if (kind === null) return work()
  const found = known.get(kind)
  if (found !== undefined) return found
  const value = work()
  known.set(kind, value)
  return value
}
