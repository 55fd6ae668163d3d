import { describe, expect, test } from 'vitest'
import { checklistProblems, isPublishable } from '@/lib/core/checklist-problems'
import { allQuestions } from '@/lib/core/checklist-questions'
import { displayPercent } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { missingForSubmission } from '@/lib/core/form-problems'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { agreementWith } from '@/test/golden/agreement'
import {
  readSupervisionChecklist,
  supervisionMissing,
  surveyOf7250,
  surveyOf699647,
} from './supervision-checklist'

if (supervisionMissing !== null) console.log(`supervision checklist ${supervisionMissing}`)

const surveys = agreementWith('supervision checklist', [surveyOf699647, surveyOf7250])

describe.skipIf(supervisionMissing !== null)('the supervision checklist', () => {
  test('has all its lines and groups, and can be published', () => {
    const { document, lines, groups } = readSupervisionChecklist()
    expect([lines, groups]).toEqual([239, 22])
    const headings = 40
    expect(allQuestions(document)).toHaveLength(lines - headings)
    expect(isPublishable(checklistProblems(document))).toBe(true)
  })

  test.each([
    [surveyOf699647, '69.9647', '69.96'],
    [surveyOf7250, '72.5000', '72.50'],
  ])('survey %s scores %s', (survey, fourPlaces, shown) => {
    surveys.claim(survey)
    const { document, answersOf } = readSupervisionChecklist()
    const answers = answersOf(survey)
    expect(missingForSubmission(document, answers)).toEqual([])
    const { total } = scoreEvaluation(document, answers)
    expect(total?.text).toBe(shown)
    expect(displayPercent(parseFraction(total?.exact ?? ''), 4)).toBe(fourPlaces)
  })
})
