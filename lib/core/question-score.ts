import { Fraction, fractionText } from './exact'
import type { QuestionScore, Score } from './score-result'
import type { CountedPair } from './score-sheet'
import { scoreOrNull } from './score-text'
import type { ScoringRun } from './scoring-run'
import { shareOfTotal } from './section-score'
import { WhatIf } from './what-if'

/** Every question's state, points, weight and what-ifs. Source: SCORING.md, What a result carries. */
export function questionScores(run: ScoringRun): QuestionScore[] {
  const { sheet } = run.compiled
  const whatIfs = new WhatIfScores(run)
  const weights = new Map<string, Score | null>()
  return run.compiled.questions.map(({ question, sectionId, scored }, place) => {
    const pair = run.counted.pairs[place] ?? null
    const state = run.counted.states[place] ?? 'hidden'
    return {
      id: question.id,
      sectionId,
      state,
      earned: pair && fractionText(Fraction.of(pair.earned, sheet.scale)),
      possible: pair && fractionText(Fraction.of(pair.possible, sheet.scale)),
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
  known: Map<string, Score | null>,
): Score | null {
  const { sheet } = run.compiled
  const root = sheet.questions[place]?.root ?? 0
  const key = `${root}:${pair.possible}`
  const found = known.get(key)
  if (found !== undefined) return found
  const section = sheet.roots[root]?.section ?? 0
  const share = shareOfTotal(run, root, pair.possible, run.sums.possible[section] ?? 0n)
  const score = scoreOrNull(share)
  known.set(key, score)
  return score
}

/**
 * What-if totals as results show them. Two questions of one root section whose answers would change
 * the sums by the same points give the same total, which is therefore worked out once; questions
 * with a critical effect are always worked out.
 */
class WhatIfScores {
  private readonly whatIf: WhatIf
  private readonly known = new Map<string, Score | null>()

  constructor(private readonly run: ScoringRun) {
    this.whatIf = new WhatIf(run.compiled.sheet, run.sums, run.failures, run.counted.pairs)
  }

  scoreWith(place: number, pair: CountedPair): Score | null {
    const question = this.run.compiled.sheet.questions[place]
    if (question === undefined || question.critical !== null) return this.workedOut(place, pair)
    const now = this.run.counted.pairs[place]
    const earned = pair.earned - (now?.earned ?? 0n)
    const possible = pair.possible - (now?.possible ?? 0n)
    const key = `${earned === 0n && possible === 0n ? '' : question.root}:${earned}:${possible}`
    const found = this.known.get(key)
    if (found !== undefined) return found
    const score = this.workedOut(place, pair)
    this.known.set(key, score)
    return score
  }

  private workedOut(place: number, pair: CountedPair): Score | null {
    return scoreOrNull(this.whatIf.totalWith(place, pair), this.run.marks)
  }
}
