import { doubtfulMarks } from '@/lib/core/outcome-certainty'
import type { OutcomeReason, ScoreResult } from '@/lib/core/score-result'
import type { Reported, VisitReport } from '../report'
import type { ReportSections } from './report-sections'

/** Whether the visit passed, and why not; null without a mark. */
export function outcomeOf({ outcome }: ScoreResult, parts: ReportSections): VisitReport['outcome'] {
  const { say } = parts.telling
  if (outcome.verdict === null) return null
  const reasons = outcome.reasons.map((reason) => reasonText(reason, parts))
  const word = say(`outcome.${outcome.verdict}`)
  return {
    passed: outcome.verdict === 'pass',
    text: reasons.length === 0 ? word : `${word}: ${reasons.join('; ')}`,
  }
}

function reasonText(reason: OutcomeReason, parts: ReportSections): string {
  const { say, format } = parts.telling
  switch (reason.code) {
    case 'total-below-mark':
      return say('outcomeReasons.total-below-mark', {
        mark: format.percent(reason.mark),
        missing: parts.score(reason.missing),
      })
    case 'section-below-mark':
      return say('outcomeReasons.section-below-mark', {
        section: parts.sectionTitle(reason.sectionId),
        mark: format.percent(reason.mark),
        missing: parts.score(reason.missing),
      })
    case 'critical-failed':
      return say('outcomeReasons.critical-failed', {
        question: parts.questionText(reason.questionId),
      })
  }
}

/** The marks that lie within an interval: one visit cannot say on which side of them the work is. */
export function doubtsOf({ result, oneVisit }: Reported, parts: ReportSections): readonly string[] {
  if (oneVisit === null) return []
  const { say, format } = parts.telling
  return doubtfulMarks({ result, sure: oneVisit }).map(({ sectionId, mark, low, high }) =>
    say(sectionId === null ? 'doubt.total' : 'doubt.section', {
      section: sectionId === null ? '' : parts.sectionTitle(sectionId),
      mark: format.percent(mark),
      range: format.range(low, high),
    }),
  )
}

/** What critical answers did to the score, with what it was before. */
export function effectsOf(
  { criticalEffects }: ScoreResult,
  parts: ReportSections,
): readonly string[] {
  const { say, format } = parts.telling
  return criticalEffects.map((effect) =>
    say(`effects.${effect.effect}`, {
      question: parts.questionText(effect.questionId),
      section: effect.sectionId === null ? '' : parts.sectionTitle(effect.sectionId),
      before: parts.score(effect.from),
      cap: effect.cap === null ? '' : format.percent(effect.cap),
    }),
  )
}

/** One visit is a sample of one. */
export function sureOf({ result, oneVisit }: Reported, { telling }: ReportSections): string | null {
  const { say, format } = telling
  if (result.total === null) return null
  if (oneVisit === null) return say('sure.elsewhere')
  const { low, high, reliability, source } = oneVisit
  return say(`sure.${source}`, {
    range: format.range(low, high),
    reliability: format.decimal(reliability),
  })
}
