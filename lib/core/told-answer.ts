import type { Answer, AnswerValue, ChecklistDocument, Question } from './checklist'
import { allQuestions } from './checklist-questions'
import { type DraftAnswer, emptyAnswer, isTimed, type Place, pageTimeOf } from './draft-answer'
import { durationText } from './duration-text'

/**
 * An answer of a report as the fields of its question hold it.
 *
 * Rule    `answerOf` reads the same answer back. A duration stands as a person types it, a scale's
 *         number as its choice; what was N/A has its reason in `why`.
 * Returns empty fields for what the answer does not say.
 * Source  PHONE.md, Keeping it (revisions).
 */
export function draftAnswerOf(question: Pick<Question, 'type'>, answer: Answer): DraftAnswer {
  const { value } = answer
  return {
    ...emptyAnswer,
    choice: value?.kind === 'choice' ? value.option : '',
    choices: value?.kind === 'choices' ? value.options : [],
    ...typedOf(question, value),
    notApplicable: answer.notApplicable !== null,
    why: answer.notApplicable ?? '',
    comment: answer.comment ?? '',
    photos: answer.attachments,
    answeredAt: answer.answeredAt,
    ...pageTimeOf(answer),
  }
}

/** A scale's number is chosen, the others are typed: the draft holds it for both. */
function typedOf(
  question: Pick<Question, 'type'>,
  value: AnswerValue | null,
): Partial<DraftAnswer> {
  switch (value?.kind) {
    case 'text':
      return { typed: value.text }
    case 'date':
      return { typed: value.date }
    case 'time':
      return { typed: value.time }
    case 'place':
      return { typed: placeText(value) }
    case 'person':
      return { typed: personText(value.nameTag ?? '', value.description ?? '') }
    case 'number':
      return {
        typed: isTimed(question) ? durationText(value.number) : value.number,
        choice: value.number,
      }
    default:
      return {}
  }
}

/**
 * Latitude, longitude and, where it is known, accuracy, separated by spaces.
 *
 * Rule    degrees first, metres last; numbers with a point, as a machine reads them.
 * Units   degrees of latitude and longitude; accuracy in metres.
 * Source  PHONE.md, The form (place).
 */
export function placeText({ latitude, longitude, accuracy }: Omit<Place, 'kind'>): string {
  return [latitude, longitude, ...(accuracy === null ? [] : [accuracy])].join(' ')
}

/**
 * What was typed about a person, in one text.
 *
 * Rule    the name tag in the first line, the looks below it; a name tag has one line.
 * Returns the empty text for nothing of either.
 * Source  PHONE.md, The form (person evaluated).
 */
export function personText(nameTag: string, description: string): string {
  const first = nameTag.replace(/[\r\n]+/g, ' ')
  return first === '' && description === '' ? '' : `${first}\n${description}`
}

/**
 * The answers that stand in a form when it is begun, at this wall clock (ISO 8601).
 *
 * Rule    every question with a preset, hidden ones too: they show it when they appear.
 * Units   answeredAt: wall clock, ISO 8601.
 * Source  PHONE.md, The form.
 */
export function presetAnswers(
  document: ChecklistDocument,
  answeredAt: string,
): { readonly [questionId: string]: DraftAnswer } {
  return Object.fromEntries(
    allQuestions(document).flatMap((question) => {
      const { id: questionId, preset: value } = question
      if (value === undefined) return []
      const answer = { ...nothingElse, questionId, value, answeredAt }
      return [[questionId, draftAnswerOf(question, answer)] as const]
    }),
  )
}

const nothingElse = { notApplicable: null, comment: null, attachments: [] }
