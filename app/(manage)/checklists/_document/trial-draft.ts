import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { presetAnswers } from '@/lib/core/told-answer'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'

export type TrialAnswers = VisitDraft['answers']

/** What stands in the form when it is begun. */
export function presetsOf(document: ChecklistDocument): TrialAnswers {
  return presetAnswers(document, new Date().toISOString())
}

/** A draft that belongs to no visit and nobody. */
export function trialDraft(answers: TrialAnswers): VisitDraft {
  const nobody = { visitId: '', accountId: '', checklistVersionId: '', fingerprint: '' }
  return emptyDraft({ ...nobody, startedAt: new Date().toISOString(), answers })
}

/** Fields stand by their places, so another order or type begins the form anew. */
export function shapeOf(document: ChecklistDocument): string {
  return allQuestions(document)
    .map(({ id, type }) => `${id} ${type}`)
    .join()
}
