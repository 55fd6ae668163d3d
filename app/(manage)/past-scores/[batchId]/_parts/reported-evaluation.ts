import type { PastEvaluation } from '@/lib/past-scores/schema'
import type { Reported } from '@/lib/results/report'

/** A past evaluation as a report reads it: without a campaign, photos and standards. */
export function reportedOf(evaluation: PastEvaluation): Reported {
  const { document, result, answers, scoredOn, subjectName, isPerson } = evaluation
  return {
    audience: 'office',
    visitedOn: scoredOn,
    unitName: subjectName,
    personName: isPerson ? subjectName : null,
    campaignName: '',
    checklist: { number: 0, document },
    result,
    oneVisit: null,
    countsInPeriods: false,
    answers,
    photos: [],
    standards: [],
  }
}
