import { notBelow, onlyAlone, withBound } from '@/lib/core/answer-bounds'
import { answerFault } from '@/lib/core/answer-check'
import type {
  AnswerValue,
  Bands,
  CriticalRule,
  Linear,
  Localized,
  NumberRule,
  Option,
  Question,
  QuestionType,
  Section,
} from '@/lib/core/checklist'
import {
  isNumberQuestion,
  isScored,
  isUnasked,
  type NumberQuestion,
} from '@/lib/core/checklist-questions'
import type { Expression } from '@/lib/core/condition'
import { freedQuestion } from '@/lib/core/condition-readers'
import { isDecimal } from '@/lib/core/decimal'
import { parseDecimal } from '@/lib/core/exact'
import { optionIdsOf } from '@/lib/core/question-order'

/** A question as it begins: it counts one point and must be answered; no number is below zero. */
export function newQuestion(type: QuestionType, id: string): Question {
  const question = withType(
    {
      id,
      type: 'text',
      text: {},
      hint: null,
      standardId: null,
      weight: '1',
      required: true,
      allowNotApplicable: false,
      bonus: false,
      critical: null,
      commentRequired: 'never',
      photo: 'no',
    },
    type,
  )
  return type === 'number' ? withBound(question, notBelow(id, '0')) : question
}

export function newSection(id: string, weight: string): Section {
  return { id, title: {}, weight, passMark: null, questions: [], sections: [] }
}

export function newOption(id: string, points = '0'): Option {
  return { id, text: {}, points }
}

/** Whether an answer is demanded and every answer there is adds points: "none" cannot be said. */
export function lacksNone(question: Question): boolean {
  if (question.type !== 'multiple' || !question.required || question.options.length === 0) {
    return false
  }
  return question.options.every(
    ({ points }) => isDecimal(points) && parseDecimal(points).isPositive,
  )
}

/** Where a number becomes good is for its author to say: the limits wait, and are asked for. */
export const newBands: Bands = {
  kind: 'bands',
  bands: [{ upTo: '', credit: '1' }],
  otherwise: '0',
}
export const newLine: Linear = { kind: 'linear', fullAt: '', zeroAt: '' }
export const newCritical: CriticalRule = { effect: 'total-zero', cap: null, threshold: '1' }

/**
 * The same question asked another way: text, weight, rules and conditions stay, and of the answers
 * what both types have.
 */
export function withType(question: Question, type: QuestionType): Question {
  return question.type === type ? question : fitted(retyped(question, type), question)
}

function retyped(question: Question, type: QuestionType): Question {
  const base = baseOf(question)
  switch (type) {
    case 'yes-no':
      return { ...base, type, ...yesNoPoints(question) }
    case 'single':
    case 'multiple':
      return { ...base, type, options: optionsOf(question) }
    case 'scale': {
      const rule = ruleOf(question)
      const bands = isNumberQuestion(question) && rule?.kind === 'bands' ? rule : null
      return { ...base, type, min: 1, max: 5, minLabel: null, maxLabel: null, bands }
    }
    case 'number':
      return { ...base, type, unit: unitOf(question), rule: ruleOf(question) }
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
      return { ...base, type, rule: ruleOf(question) }
    case 'computed': {
      const value: Expression = { kind: 'number', value: '0' }
      return { ...base, type, unit: unitOf(question), value, rule: ruleOf(question) }
    }
    default:
      return { ...base, type }
  }
}

/** "yes" and "no" are options too: conditions that read them go on reading them. */
function optionsOf(question: Question): readonly Option[] {
  if ('options' in question) return question.options
  if (question.type === 'yes-no') {
    return [newOption('yes', question.yes), newOption('no', question.no)]
  }
  return [newOption(`${question.id}-o1`, '1'), newOption(`${question.id}-o2`, '0')]
}

function yesNoPoints(question: Question): { readonly yes: string; readonly no: string } {
  const pointsOf = (option: string, usual: string) =>
    'options' in question
      ? (question.options.find(({ id }) => id === option)?.points ?? usual)
      : usual
  return { yes: pointsOf('yes', '1'), no: pointsOf('no', '0') }
}

function unitOf(question: Question): Localized | null {
  return 'unit' in question ? question.unit : null
}

function ruleOf(question: Question): NumberRule | null {
  if (isNumberQuestion(question)) return question.rule
  return question.type === 'scale' ? question.bands : null
}

function baseOf(question: Question) {
  const { id, text, hint, standardId, weight, required, allowNotApplicable } = question
  const { bonus, critical, commentRequired, photo, evidence } = question
  const { showWhen, requiredWhen, constraint, hintPicture, informational } = question
  return {
    id,
    text,
    hint,
    standardId,
    weight,
    required,
    allowNotApplicable,
    bonus,
    critical,
    commentRequired,
    photo,
    ...(evidence ? { evidence } : {}),
    ...(showWhen ? { showWhen } : {}),
    ...(requiredWhen ? { requiredWhen } : {}),
    ...(constraint ? { constraint } : {}),
    ...(hintPicture ? { hintPicture } : {}),
    ...(informational ? { informational } : {}),
  }
}

/** Of what hangs on the answers, only what the new type can have. */
function fitted(next: Question, before: Question): Question {
  const { informational, requiredWhen, ...rest } = next
  const canScore = rest.type === 'scale' || optionIdsOf(next).length > 0 || isNumberQuestion(next)
  const demands = demandsWithin(before, optionIdsOf(next))
  return withOwnClaims({
    ...rest,
    ...(isScored(rest) ? {} : pointless),
    ...demands,
    ...(informational && canScore ? { informational } : {}),
    ...(requiredWhen && !isUnasked(next) ? { requiredWhen } : {}),
    ...presetWithin(next, before.preset),
  })
}

/** The check of the answer, as far as the question still has what it reads of itself. */
function withOwnClaims<Own extends Question>(question: Own): Own {
  return freedQuestion(question, new Map([[question.id, question]]))
}

/** What has no points can be neither critical nor a bonus. */
const pointless = { critical: null, bonus: false } as const

/** A number counting by a rule, or only recorded. */
export function withRule<Number extends NumberQuestion>(
  question: Number,
  rule: NumberRule | null,
): Number {
  return rule === null ? { ...question, rule, ...pointless } : { ...question, rule }
}

/** The question counting or only informing. */
export function withInformational(question: Question, isWanted: boolean): Question {
  const { informational: _, ...rest } = question
  return isWanted ? { ...rest, informational: true, ...pointless } : rest
}

/** The answers after which a comment or evidence is asked, as far as these options are there. */
function demandsWithin(
  { commentOn, photoOn }: Pick<Question, 'commentOn' | 'photoOn'>,
  options: readonly string[],
): Pick<Question, 'commentOn' | 'photoOn'> {
  const comment = commentOn?.filter((option) => options.includes(option)) ?? []
  const photo = photoOn?.filter((option) => options.includes(option)) ?? []
  return {
    ...(comment.length > 0 ? { commentOn: comment } : {}),
    ...(photo.length > 0 ? { photoOn: photo } : {}),
  }
}

/** The question without demands after answers that it does not have. */
export function withKnownDemands(question: Question): Question {
  const { commentOn, photoOn, ...rest } = question
  return { ...rest, ...demandsWithin({ commentOn, photoOn }, optionIdsOf(question)) }
}

/** The question with or without the demand for a comment or evidence after one of its answers. */
export function withDemand(
  question: Question,
  demand: 'commentOn' | 'photoOn',
  option: string,
  isWanted: boolean,
): Question {
  const others = question[demand]?.filter((own) => own !== option) ?? []
  return withKnownDemands({ ...question, [demand]: isWanted ? [...others, option] : others })
}

/** The question with another kind of evidence; a photo is what stands without a word. */
export function withEvidence(question: Question, kind: 'photo' | 'audio' | 'file'): Question {
  const { evidence: _, ...rest } = question
  return kind === 'photo' ? rest : { ...rest, evidence: kind }
}

/** Whether the value can stand in the form of this question from the beginning. */
export function canStand(question: Question, preset: AnswerValue): boolean {
  if (isUnasked(question)) return false
  const { id: questionId } = question
  const nothingElse = { notApplicable: null, comment: null, attachments: [], answeredAt: '' }
  return answerFault(question, { questionId, value: preset, ...nothingElse }) === null
}

/** The question with another answer standing in the form from the beginning, or none. */
export function withPreset(
  { preset: _, ...question }: Question,
  preset: AnswerValue | null,
): Question {
  return preset === null ? question : { ...question, preset }
}

/** What stands in the form from the beginning, as far as the question can be answered so. */
function presetWithin(
  question: Question,
  preset: AnswerValue | undefined,
): Pick<Question, 'preset'> {
  if (preset === undefined) return {}
  const known = optionIdsOf(question)
  const left =
    preset.kind === 'choices'
      ? { ...preset, options: preset.options.filter((option) => known.includes(option)) }
      : preset
  const isNothing = left.kind === 'choices' && left.options.length === 0
  return !isNothing && canStand(question, left) ? { preset: left } : {}
}

/** The question with other options; what hung on those that are gone goes with them. */
export function withOptions<Choice extends Question & { type: 'single' | 'multiple' }>(
  question: Choice,
  options: readonly Option[],
): Choice {
  const { commentOn: _, photoOn: __, preset, ...rest } = question
  const next = { ...rest, options } as Choice
  const known = optionIdsOf(next)
  const whole = { ...next, ...demandsWithin(question, known), ...presetWithin(next, preset) }
  const isFewer = question.options.some(({ id }) => !known.includes(id))
  return isFewer ? withOwnClaims(whole) : whole
}

/** The question with one more option, which is chosen without any other one. */
export function withNone(
  question: Question & { type: 'single' | 'multiple' },
  none: Option,
): Question {
  const next = withOptions(question, [...question.options, none])
  return question.type === 'multiple' ? withBound(next, onlyAlone(question.id, none)) : next
}

/** A text with one translation changed; an emptied translation is gone. */
export function withText(texts: Localized | null, locale: 'ru' | 'en', text: string): Localized {
  const { [locale]: _, ...others } = texts ?? {}
  return text === '' ? others : { ...others, [locale]: text }
}

/** The same where the whole text may be missing. */
export function withOptionalText(
  texts: Localized | null,
  locale: 'ru' | 'en',
  text: string,
): Localized | null {
  const next = withText(texts, locale, text)
  return next.ru === undefined && next.en === undefined ? null : next
}
