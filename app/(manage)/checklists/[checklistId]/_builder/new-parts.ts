import type {
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
import { isNumberQuestion } from '@/lib/core/checklist-questions'
import type { Expression } from '@/lib/core/condition'

/** A question as it begins: it counts one point and must be answered. */
export function newQuestion(type: QuestionType, id: string): Question {
  return withType(
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
}

export function newSection(id: string, weight: string): Section {
  return { id, title: {}, weight, passMark: null, questions: [], sections: [] }
}

export function newOption(id: string, points = '0'): Option {
  return { id, text: {}, points }
}

export const newBands: Bands = {
  kind: 'bands',
  bands: [{ upTo: '1', credit: '1' }],
  otherwise: '0',
}
export const newLine: Linear = { kind: 'linear', fullAt: '0', zeroAt: '10' }
export const newCritical: CriticalRule = { effect: 'total-zero', cap: null, threshold: '1' }

/**
 * The same question asked another way: text, weight and rules stay, and of the answers what both
 * types have.
 */
export function withType(question: Question, type: QuestionType): Question {
  if (question.type === type) return question
  const base = baseOf(question)
  const options =
    'options' in question ? question.options : [option(base.id, 1), option(base.id, 2)]
  switch (type) {
    case 'yes-no':
      return { ...base, type, yes: '1', no: '0' }
    case 'single':
    case 'multiple':
      return { ...base, type, options }
    case 'scale':
      return { ...base, type, min: 1, max: 5, minLabel: null, maxLabel: null, bands: null }
    case 'number':
      return { ...base, type, unit: null, rule: ruleOf(question) }
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
      return { ...base, type, rule: ruleOf(question) }
    case 'computed': {
      const value: Expression = { kind: 'number', value: '0' }
      return { ...base, type, unit: null, value, rule: ruleOf(question) }
    }
    default:
      // What has no points can be neither critical nor a bonus.
      return { ...base, type, critical: null, bonus: false }
  }
}

function ruleOf(question: Question): NumberRule | null {
  return isNumberQuestion(question) ? question.rule : newBands
}

function option(questionId: string, place: number): Option {
  return newOption(`${questionId}-o${place}`, place === 1 ? '1' : '0')
}

function baseOf(question: Question) {
  const { id, text, hint, standardId, weight, required, allowNotApplicable } = question
  const { bonus, critical, commentRequired, photo } = question
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
  }
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
