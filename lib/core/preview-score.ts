import { answerFault } from './answer-check'
import type { Answer, ChecklistDocument } from './checklist'
import { type CompiledChecklist, compileChecklist } from './compile-checklist'
import { isOffered } from './form-reading'
import { relevanceOf } from './relevance'
import { type ScoringOptions, scoreCompiled } from './score-evaluation'
import type { ScoreResult } from './score-result'

/**
 * The score of a form that is still being filled.
 *
 * Rule    as `scoreEvaluation`, where an answer that cannot stand yet (half a number, an option that
 *         is gone or not offered now) counts as not given, and of two answers to one question the
 *         last one counts.
 * Throws  RangeError for a checklist with numbers that are no decimals.
 * Source  SCORING.md ("on the phone (preview)").
 */
export function previewScore(
  document: ChecklistDocument,
  answers: readonly Answer[],
  options: ScoringOptions = {},
): ScoreResult {
  return previewCompiled(compileChecklist(document), answers, options)
}

/**
 * As `previewScore`, where one form is scored again with every answer.
 *
 * Rule    as `previewScore`: answers that cannot stand, or that choose what is not offered now, are
 *         left out.
 * Units   as `scoreEvaluation`.
 * Source  SCORING.md ("on the phone (preview)").
 */
export function previewCompiled(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  options: ScoringOptions = {},
): ScoreResult {
  const { document } = compiled
  const standing = new Map<string, Answer>()
  for (const answer of answers) {
    const place = compiled.placeOf.get(answer.questionId)
    const question = place === undefined ? undefined : compiled.questions[place]?.question
    if (question === undefined || question.type === 'computed') continue
    if (answerFault(question, answer) === null) {
      standing.set(answer.questionId, answer)
    }
  }
  const relevance = relevanceOf(document, [...standing.values()])
  const offered = [...standing.values()].filter((answer) => isOffered(relevance, answer))
  return scoreCompiled(compiled, offered, options)
}
