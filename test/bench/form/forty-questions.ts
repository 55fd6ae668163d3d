import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { aChecklist, aSection, scale, single, textQuestion } from '../../factories/checklist'

/** Of every ten questions eight are four-way choices, one is a rating and one a comment. */
export type FormPart =
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'rating'; readonly id: string }
  | { readonly kind: 'comment'; readonly id: string }

export function partsOf(count: number): readonly FormPart[] {
  return Array.from({ length: count }, (_, place) => {
    const id = `q${place + 1}`
    if (place % 10 === 8) return { kind: 'rating', id }
    if (place % 10 === 9) return { kind: 'comment', id }
    return { kind: 'choice', id }
  })
}

const options = ['3', '2', '1', '0'].map((points) => ({
  id: `o${points}`,
  text: { ru: `Вариант ${points}`, en: `Option ${points}` },
  points,
}))

/** The same form as a checklist of the product, all of it on one screen. */
export function aFlatChecklist(count: number): ChecklistDocument {
  const questionOf = ({ kind, id }: FormPart): Question => {
    const words = { text: { ru: `Вопрос ${id}`, en: `Question ${id}` }, allowNotApplicable: false }
    if (kind === 'choice') return single(id, options, words)
    if (kind === 'rating') return scale(id, 1, 5, words)
    return textQuestion(id, words)
  }
  return aChecklist([aSection('all', partsOf(count).map(questionOf))])
}
