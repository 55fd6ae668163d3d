import type { Answer, AnswerValue, ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions, isUnasked } from '@/lib/core/checklist-questions'
import { isBelowFull } from '@/lib/core/low-answer'
import { plainAnswer } from './answer-levels'
import type { Touchpoint } from './cast'
import type { FilledForm } from './fill-form'
import type { Random } from './random'
import { phoneText } from './story'
import { backOfficeStories, backOfficeTexts } from './texts/back-office'
import { callStories, callTexts } from './texts/call'
import type { QuestionTexts, Stories } from './texts/question-texts'
import { storeStories, storeTexts } from './texts/store'

const texts: Readonly<Record<Touchpoint, { comments: QuestionTexts; stories: Stories }>> = {
  store: { comments: storeTexts, stories: storeStories },
  call: { comments: callTexts, stories: callStories },
  backOffice: { comments: backOfficeTexts, stories: backOfficeStories },
}

export interface Times {
  readonly startedAt: Date
  readonly finishedAt: Date
}

/** The answers of a filled form as a phone would hold them, still without photos. */
export function writeAnswers(
  touchpoint: Touchpoint,
  document: ChecklistDocument,
  form: FilledForm,
  target: number,
  { startedAt, finishedAt }: Times,
  random: Random,
): readonly Answer[] {
  const questions = allQuestions(document).filter((question) => !isUnasked(question))
  const pace = (finishedAt.getTime() - startedAt.getTime()) / (questions.length + 1)
  return questions.map((question, index) => {
    const answeredAt = phoneText(new Date(startedAt.getTime() + Math.round(pace * (index + 1))))
    const reason = form.notApplicable[question.id] ?? null
    if (reason !== null) return { ...plainAnswer(question.id, null, reason), answeredAt }
    const value = valueFor(touchpoint, question, form, target, random)
    const answer = { ...plainAnswer(question.id, value, null), answeredAt }
    return { ...answer, comment: commentOn(touchpoint, question, answer, random) }
  })
}

/** Questions whose answers need a photo, or get one. */
export function photoQuestions(
  document: ChecklistDocument,
  answers: readonly Answer[],
  random: Random,
): readonly string[] {
  const byId = new Map(answers.map((answer) => [answer.questionId, answer]))
  return allQuestions(document)
    .filter((question) => {
      const answer = byId.get(question.id)
      if (answer === undefined || answer.notApplicable !== null) return false
      if (question.photo === 'required') return true
      if (question.type === 'photo') return random.chance(0.2)
      if (!isBelowFull(question, answer)) return false
      if (question.photo === 'required-low') return true
      return question.photo === 'optional' && random.chance(0.6)
    })
    .map(({ id }) => id)
}

function valueFor(
  touchpoint: Touchpoint,
  question: Question,
  { values }: FilledForm,
  target: number,
  random: Random,
): AnswerValue | null {
  if (question.type === 'text') {
    const mood = target >= 88 ? 'good' : target >= 77 ? 'middling' : 'poor'
    return { kind: 'text', text: random.pick(texts[touchpoint].stories[mood]) }
  }
  const value = values.get(question.id) ?? null
  if (question.type !== 'duration' || value?.kind !== 'number') return value
  return { kind: 'number', number: String(measured(question, Number(value.number), random)) }
}

/** A stopwatch never shows the same second twice; the credit stays what it was. */
function measured(
  { rule }: Question & { type: 'duration' },
  seconds: number,
  random: Random,
): number {
  const other = Math.round(seconds * (0.75 + 0.5 * random.fraction()))
  if (rule?.kind === 'linear') return other <= Number(rule.fullAt) ? other : seconds
  const band = (value: number) => rule?.bands.findIndex(({ upTo }) => value <= Number(upTo))
  return band(other) === band(seconds) ? other : seconds
}

/** A comment where the form wants one, and where something extra was done. */
function commentOn(
  touchpoint: Touchpoint,
  question: Question,
  answer: Answer,
  random: Random,
): string | null {
  const isLow = question.commentRequired === 'low' && isBelowFull(question, answer)
  const isExtra = question.bonus && answer.value?.kind === 'choice' && answer.value.option === 'yes'
  if (!isLow && !isExtra) return null
  const { comments } = texts[touchpoint]
  const found = comments[placeOf(answer)] ?? comments[question.id]
  if (found === undefined) throw new RangeError(`Nobody knows what to write at ${question.id}`)
  return random.pick(found)
}

/** The more exact name of an answer: its option, or the question with the number. */
function placeOf({ questionId, value }: Answer): string {
  if (value?.kind === 'choice') return value.option
  return value?.kind === 'number' ? `${questionId}=${value.number}` : questionId
}
