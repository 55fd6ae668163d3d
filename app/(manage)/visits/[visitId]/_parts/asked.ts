import type { ReviewRow } from './review-row'

/** The questions to the shopper, by question of the checklist: a map, whose keys may be any name. */
export type Asked = ReadonlyMap<string, string>

export interface AskedQuestion {
  readonly questionId: string
  readonly question: string
  readonly text: string
}

export function withAsked(asked: Asked, questionId: string, text: string): Asked {
  return new Map(asked).set(questionId, text)
}

/** What would be sent: the questions that have words, in the order of the checklist. */
export function askedQuestions(
  rows: readonly Pick<ReviewRow, 'questionId' | 'question'>[],
  asked: Asked,
): AskedQuestion[] {
  return rows.flatMap(({ questionId, question }) => {
    const text = asked.get(questionId)?.trim()
    return text ? [{ questionId, question, text }] : []
  })
}
