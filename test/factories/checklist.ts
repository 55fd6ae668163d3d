import type {
  Answer,
  AnswerValue,
  ChecklistDocument,
  CriticalRule,
  Option,
  Question,
  ScoringPolicies,
  Section,
} from '@/lib/core/checklist'

const base = {
  hint: null,
  standardId: null,
  weight: '1',
  required: true,
  allowNotApplicable: true,
  bonus: false,
  critical: null,
  commentRequired: 'never',
  photo: 'no',
} as const

type Given<T extends Question['type']> = Partial<Extract<Question, { type: T }>>

export function yesNo(id: string, given: Given<'yes-no'> = {}): Question {
  return { ...base, id, text: { en: id }, type: 'yes-no', yes: '1', no: '0', ...given }
}

/** Options are named by their points ("10", "-5"), or given in full. */
export function single(
  id: string,
  options: readonly (string | Option)[],
  given: Given<'single'> = {},
): Question {
  return { ...base, id, text: { en: id }, type: 'single', options: options.map(asOption), ...given }
}

export function multiple(
  id: string,
  options: readonly (string | Option)[],
  given: Given<'multiple'> = {},
): Question {
  return {
    ...base,
    id,
    text: { en: id },
    type: 'multiple',
    options: options.map(asOption),
    ...given,
  }
}

function asOption(option: string | Option): Option {
  return typeof option === 'string' ? { id: option, text: { en: option }, points: option } : option
}

/** An option with a pair of its own. */
export function pairOption(id: string, points: string, possible: string): Option {
  return { id, text: { en: id }, points, possible }
}

export function scale(id: string, min: number, max: number, given: Given<'scale'> = {}): Question {
  return {
    ...base,
    id,
    text: { en: id },
    type: 'scale',
    min,
    max,
    minLabel: null,
    maxLabel: null,
    bands: null,
    ...given,
  }
}

export function duration(id: string, given: Given<'duration'> = {}): Question {
  return { ...base, id, text: { en: id }, type: 'duration', rule: null, ...given }
}

export function numberQuestion(id: string, given: Given<'number'> = {}): Question {
  return { ...base, id, text: { en: id }, type: 'number', unit: null, rule: null, ...given }
}

export function textQuestion(id: string, given: Given<'text'> = {}): Question {
  return { ...base, id, text: { en: id }, type: 'text', ...given }
}

export function photoQuestion(id: string, given: Given<'photo'> = {}): Question {
  return { ...base, id, text: { en: id }, type: 'photo', ...given }
}

export function critical(effect: CriticalRule['effect'], given: Partial<CriticalRule> = {}) {
  return { effect, cap: null, threshold: '1', ...given }
}

export function aSection(
  id: string,
  questions: readonly Question[],
  given: Partial<Section> = {},
): Section {
  return { id, title: { en: id }, weight: '1', passMark: null, questions, sections: [], ...given }
}

export const defaultPolicies: ScoringPolicies = {
  method: 'weighted-sections',
  notApplicable: 'exclude',
  unanswered: 'leave-out',
  allowOver100: false,
  passMark: null,
}

export function aChecklist(
  sections: readonly Section[],
  policies: Partial<ScoringPolicies> = {},
): ChecklistDocument {
  return {
    format: 'etalon.checklist/1',
    title: { en: 'Checklist' },
    touchpoint: 'store',
    policies: { ...defaultPolicies, ...policies },
    sections,
  }
}

export function anAnswer(questionId: string, given: Partial<Answer> = {}): Answer {
  return {
    questionId,
    value: null,
    notApplicable: null,
    comment: null,
    attachments: [],
    answeredAt: '2026-11-02T10:00:00+03:00',
    ...given,
  }
}

export const choice = (option: string): AnswerValue => ({ kind: 'choice', option })

export const yes = (id: string): Answer => anAnswer(id, { value: choice('yes') })
export const no = (id: string): Answer => anAnswer(id, { value: choice('no') })
export const chosen = (id: string, option: string): Answer =>
  anAnswer(id, { value: choice(option) })
export const ticked = (id: string, ...options: string[]): Answer =>
  anAnswer(id, { value: { kind: 'choices', options } })
export const counted = (id: string, number: string): Answer =>
  anAnswer(id, { value: { kind: 'number', number } })
export const written = (id: string, text: string): Answer =>
  anAnswer(id, { value: { kind: 'text', text } })
export const notApplicable = (id: string): Answer =>
  anAnswer(id, { notApplicable: 'Nobody asked for it' })
