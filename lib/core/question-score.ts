import type { ScoredQuestion } from './compile-checklist'
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
  const whatIf = new WhatIf(sheet, run.sums, run.failures, run.counted.pairs)
  return run.compiled.questions.map((compiled, place) => {
    const pair = run.counted.pairs[place] ?? null
    const state = run.counted.states[place] ?? 'hidden'
    const canChange = compiled.scored !== null && state !== 'hidden'
    return {
      id: compiled.question.id,
      sectionId: compiled.sectionId,
      state,
      earned: pair && fractionText(Fraction.of(pair.earned, sheet.scale)),
      possible: pair && fractionText(Fraction.of(pair.possible, sheet.scale)),
      effectiveWeight: pair && effectiveWeight(run, place, pair),
      critical: pair?.critical ?? null,
      whatIf: canChange && compiled.scored ? whatIfs(run, whatIf, place, compiled.scored) : null,
    }
  })
}

function effectiveWeight(run: ScoringRun, place: number, pair: CountedPair): Score | null {
  const { sheet } = run.compiled
  const root = sheet.questions[place]?.root ?? 0
  const section = sheet.roots[root]?.section ?? 0
  const share = shareOfTotal(run, root, pair.possible, run.sums.possible[section] ?? 0n)
  return scoreOrNull(share)
}

function whatIfs(run: ScoringRun, whatIf: WhatIf, place: number, scored: ScoredQuestion) {
  const totalWith = (pair: CountedPair) => scoreOrNull(whatIf.totalWith(place, pair), run.marks)
  return { worst: totalWith(scored.worst), best: totalWith(scored.best) }
}
