import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { type DraftAnswer, emptyAnswer } from '@/lib/core/draft-answer'
import type { PhoneMoment } from '@/lib/core/page-time'
import { keptAnswer, type VisitDraft } from '@/lib/core/visit-draft'

/** Answers by their place in the checklist: ids may hold dots, which a field's name may not. */
export interface FormValues {
  answers: DraftAnswer[]
}

export type AnswerField = `answers.${number}`

export function valuesOf(document: ChecklistDocument, draft: VisitDraft): FormValues {
  return { answers: allQuestions(document).map(({ id }) => keptAnswer(draft, id) ?? emptyAnswer) }
}

/** The draft with what stands in the fields now; a question that was never touched stays absent. */
export function draftWith(
  document: ChecklistDocument,
  draft: VisitDraft,
  values: FormValues,
  touched: ReadonlyMap<number, PhoneMoment>,
): VisitDraft {
  const answers = new Map(Object.entries(draft.answers))
  for (const [index, question] of allQuestions(document).entries()) {
    const at = touched.get(index)
    const typed = values.answers[index]
    if (at === undefined || !typed) continue
    answers.set(question.id, { ...typed, answeredAt: at.wall.toISOString(), pageTime: at.page })
  }
  return { ...draft, answers: Object.fromEntries(answers) }
}
