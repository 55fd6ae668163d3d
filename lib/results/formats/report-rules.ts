import { touchpoints } from '@/lib/core/checklist'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { ScoreResult } from '@/lib/core/score-result'
import type { Reported, Telling } from '../report'
import type { ReportSections } from './report-sections'

/** How the number was made, as it is printed beside it: range, method, policies, marks. */
export function rulesOf(
  { result, countsInPeriods = true, touchpointWeights }: Reported,
  parts: ReportSections,
): readonly string[] {
  const { notApplicableRange: range, policies, sections, total } = result
  const { say, format } = parts.telling
  if (total === null) return [say('noScore')]
  const rangeText =
    range.answers > 0 && range.worst !== null && range.best !== null
      ? [
          say('range', {
            worst: format.score(range.worst.text),
            best: format.score(range.best.text),
          }),
        ]
      : []
  return [
    ...rangeText,
    say(`method.${policies.method}`),
    say(`notApplicablePolicy.${policies.notApplicable}`),
    say(`unansweredPolicy.${policies.unanswered}`),
    say(`limitPolicy.${policies.allowOver100 ? 'over100' : 'clamped'}`),
    ...marksOf(policies, sections, parts),
    ...(countsInPeriods ? [say(`personScorePolicy.${policies.personScore ?? 'mean'}`)] : []),
    ...(countsInPeriods && touchpointWeights
      ? [say('weightedPolicy', { weights: weightsText(touchpointWeights, parts.telling) })]
      : []),
  ]
}

/** "магазины 40, звонки 40": in the order in which touchpoints always stand. */
function weightsText(weights: TouchpointWeights, { say, format }: Telling): string {
  const parts = touchpoints.flatMap((touchpoint) => {
    const weight = weights[touchpoint]
    return weight === undefined
      ? []
      : [say('touchpointWeight', { touchpoint, weight: format.decimal(weight) })]
  })
  return parts.join(', ')
}

/** The marks that decide "pass", and what of the score is compared with them. */
function marksOf(
  { passMark, passRounding = 'exact' as const }: MarkPolicies,
  sections: ScoreResult['sections'],
  parts: ReportSections,
): readonly string[] {
  const { say, format } = parts.telling
  const marks = sections.flatMap((section) =>
    section.passMark === null
      ? []
      : `${parts.sectionTitle(section.id)} ${format.percent(section.passMark)}`,
  )
  return [
    passMark === null
      ? say('passMarkPolicy.none')
      : say(`passMarkPolicy.${passRounding}`, { mark: format.percent(passMark) }),
    ...(marks.length === 0
      ? []
      : [say(`sectionMarkPolicy.${passRounding}`, { marks: marks.join(', ') })]),
  ]
}

interface MarkPolicies {
  readonly passMark: string | null
  readonly passRounding?: 'exact' | 'floor' | 'round' | undefined
}
