import type { QuestionOrder } from '@/lib/core/question-order'

const KEPT = /\$\{\s*([A-Za-z0-9][A-Za-z0-9._:-]{0,79})\s*\}/g
const SHOWN = /\$\{\s*[#№]\s*(\d{1,4})\s*\}/g

/**
 * A text with answers in it as people edit it: the kept `${identifier}` is shown as `${#3}`, with the
 * number of today. A mark that no identifier may contain keeps the two apart.
 */
export function shownPipes(text: string, order: QuestionOrder, mark: '#' | '№'): string {
  return text.replace(KEPT, (whole, id: string) => {
    const number = order.numberOf(id)
    return number === null ? whole : `\${${mark}${number}}`
  })
}

/** The same for reading: an answer to a question that is not there has no number either. */
export function readablePipes(text: string, order: QuestionOrder, mark: '#' | '№'): string {
  return shownPipes(text, order, mark).replace(KEPT, `\${${mark}?}`)
}

/** The text as it is kept; a number that no question has stays as it was typed. */
export function keptPipes(text: string, order: QuestionOrder): string {
  return text.replace(SHOWN, (whole, number: string) => {
    const question = order.byNumber(Number(number))
    return question === null ? whole : `\${${question.id}}`
  })
}

/** The numbers in a kept text that no question has. */
export function unknownPipes(text: string): readonly number[] {
  return [...text.matchAll(SHOWN)].map(([, number]) => Number(number))
}
