import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { type DraftAnswer, emptyAnswer } from '@/lib/core/draft-answer'
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
  answeredAt: ReadonlyMap<number, string>,
): VisitDraft {
  const answers = new Map(Object.entries(draft.answers))
  for (const [index, question] of allQuestions(document).entries()) {
    const at = answeredAt.get(index)
    const typed = values.answers[index]
    if (at !== undefined && typed) answers.set(question.id, cleaned(typed, at))
  }
  return { ...draft, answers: Object.fromEntries(answers) }
}

/** A lone checkbox tells its value or `false` instead of a list, an emptied group `null`. */
function cleaned(typed: DraftAnswer, answeredAt: string): DraftAnswer {
  const ticked: unknown = typed.choices
  const list = Array.isArray(ticked) ? ticked : [ticked]
  return {
    ...typed,
    choice: typed.choice ?? '',
    choices: list.filter((option) => typeof option === 'string'),
    notApplicable: Boolean(typed.notApplicable),
    answeredAt,
  }
}

/** The number in `answers.17.choice`; null for what is no answer. */
export function indexIn(name: string | undefined): number | null {
  const found = /^answers\.(\d+)/.exec(name ?? '')
  return found ? Number(found[1]) : null
}
