import type { ChecklistDocument, Question, Section } from './checklist'
import { allQuestions } from './checklist-questions'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * Whether a text can be the identifier of a stored picture.
 *
 * Rule    a picture is known by a UUID; a draft may hold any text in its place, so that none is lost.
 * Returns true for a UUID, in capitals too.
 * Source  SECURITY.md, Files (random names); RFC 9562.
 */
export function isPictureId(text: string): boolean {
  return uuid.test(text)
}

/**
 * How a picture is called where pictures are kept.
 *
 * Rule    a UUID in capitals is the same UUID; a text that can be none stays as it is.
 * Returns the name in small letters.
 * Source  SECURITY.md, Files (random names); RFC 9562.
 */
export function pictureNameOf(text: string): string {
  return isPictureId(text) ? text.toLowerCase() : text
}

/**
 * The pictures that the hints of a checklist show.
 *
 * Rule    a picture is known by `pictureNameOf`, so one name in two spellings is one picture.
 * Returns each name once, in reading order, also those that cannot be identifiers.
 * Source  PHONE.md, The form (the standard's example picture is one tap away).
 */
export function hintPicturesOf(document: ChecklistDocument): readonly string[] {
  const names = allQuestions(document).flatMap(({ hintPicture }) =>
    hintPicture === undefined ? [] : pictureNameOf(hintPicture),
  )
  return [...new Set(names)]
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
 *         leaves its question, which otherwise stays as it is; one that is known is called as it is
 *         kept.
 * Returns the same document where nothing is lost and every picture is called so.
 * Source  PHONE.md, The form (the standard's example picture is one tap away).
 */
export function withKnownPictures(
  document: ChecklistDocument,
  known: ReadonlySet<string>,
): WithoutPictures {
  const lost = allQuestions(document).flatMap(({ hintPicture }, place) =>
    hintPicture === undefined || known.has(pictureNameOf(hintPicture)) ? [] : [place + 1],
  )
  const isNamedSo = allQuestions(document).every(
    ({ hintPicture }) => hintPicture === undefined || pictureNameOf(hintPicture) === hintPicture,
  )
  if (lost.length === 0 && isNamedSo) return { document, lost }
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
 * Rule    a picture that is known is called as it is kept.
 * Returns the same question where nothing is lost and the picture is called so.
 * Source  PHONE.md, The form (the standard's example picture is one tap away).
 */
export function withKnownPicture(
  question: Question,
  known: { readonly has: (id: string) => boolean },
): Question {
  if (question.hintPicture === undefined) return question
  const name = pictureNameOf(question.hintPicture)
  if (known.has(name)) {
    return name === question.hintPicture ? question : { ...question, hintPicture: name }
  }
  const { hintPicture: _, ...rest } = question
  return rest
}
