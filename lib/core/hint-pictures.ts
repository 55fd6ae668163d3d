import type { ChecklistDocument, Question, Section } from './checklist'
import { allQuestions } from './checklist-questions'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * Whether a text can be the identifier of a stored picture.
 *
 * Rule    a picture is known by a UUID; a draft may hold any text in its place, so that none is lost.
 * Returns true for a UUID, in capitals too.
 */
export function isPictureId(text: string): boolean {
  return uuid.test(text)
}

/**
 * The pictures that the hints of a checklist show.
 *
 * Returns each name once, in reading order, also those that cannot be identifiers.
 */
export function hintPicturesOf(document: ChecklistDocument): readonly string[] {
  return [...new Set(allQuestions(document).flatMap(({ hintPicture }) => hintPicture ?? []))]
}

export interface WithoutPictures {
  readonly document: ChecklistDocument
  /** Places of the questions that lost their picture, from 1. */
  readonly lost: readonly number[]
}

/**
 * A checklist without the pictures that are not there.
 *
 * Rule    a picture belongs to one organisation and does not travel in a file: one that is not known
 *         leaves its question, which otherwise stays as it is.
 * Returns the same document where nothing is lost.
 */
export function withKnownPictures(
  document: ChecklistDocument,
  known: ReadonlySet<string>,
): WithoutPictures {
  const lost = allQuestions(document).flatMap(({ hintPicture }, place) =>
    hintPicture === undefined || known.has(hintPicture) ? [] : [place + 1],
  )
  if (lost.length === 0) return { document, lost }
  const ofSection = (section: Section): Section => ({
    ...section,
    questions: section.questions.map((question) => withKnownPicture(question, known)),
    sections: section.sections.map(ofSection),
  })
  return { document: { ...document, sections: document.sections.map(ofSection) }, lost }
}

/**
 * A question without its picture, where that is not there.
 *
 * Returns the same question where nothing is lost.
 */
export function withKnownPicture(
  question: Question,
  known: { readonly has: (id: string) => boolean },
): Question {
  if (question.hintPicture === undefined || known.has(question.hintPicture)) return question
  const { hintPicture: _, ...rest } = question
  return rest
}
