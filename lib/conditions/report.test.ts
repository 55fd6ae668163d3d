import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import type { Condition, Expression } from '@/lib/core/condition'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { type ConditionTelling, conditionSentence, formulaText, type SayCondition } from './report'

function telling(locale: Locale): ConditionTelling {
  const say: SayCondition = createTranslator({
    locale,
    messages: messagesIn(locale) as never,
    namespace: 'conditions.words' as never,
  }) as never
  return { say, locale, number: (text) => formatFor(locale).decimal(text) }
}

const document = aChecklistDocument({
  sections: [
    aSection({
      questions: [
        aQuestion({ id: 'greeted' }),
        aQuestionOf('single', {
          id: 'who',
          options: [
            { id: 'a', text: { ru: 'Кассир', en: 'Cashier' }, points: '1' },
            { id: 'b', text: { ru: 'Охранник', en: 'Guard' }, points: '0' },
          ],
        }),
        aQuestionOf('number', { id: 'tills', unit: null, rule: null }),
      ],
    }),
  ],
})

const tell = (condition: Condition, locale: Locale = 'ru') =>
  conditionSentence(document, condition, telling(locale))

const number = (value: string): Expression => ({ kind: 'number', value })
const tills: Expression = { kind: 'answer', question: 'tills' }
const yes: Condition = { kind: 'chosen', question: 'greeted', options: ['yes'] }
const many: Condition = { kind: 'compare', left: tills, operator: 'above', right: number('1.5') }

describe('a condition in words', () => {
  it.each<[Condition, string, string]>([
    [yes, 'вопрос 1: «Да»', 'question 1 is “Yes”'],
    [
      { kind: 'not', of: { kind: 'chosen', question: 'who', options: ['a', 'b'] } },
      'вопрос 2: не «Кассир» или «Охранник»',
      'question 2 is not “Cashier” or “Guard”',
    ],
    [many, 'вопрос 3 больше 1,5', 'question 3 is above 1.5'],
    [
      { kind: 'all', of: [yes, { kind: 'any', of: [many, { kind: 'not', of: yes }] }] },
      'вопрос 1: «Да» и (вопрос 3 больше 1,5 или вопрос 1: не «Да»)',
      'question 1 is “Yes” and (question 3 is above 1.5 or question 1 is not “Yes”)',
    ],
    [
      { kind: 'not', of: { kind: 'any', of: [yes, many] } },
      'неверно, что вопрос 1: «Да» или вопрос 3 больше 1,5',
      'it is not so that question 1 is “Yes” or question 3 is above 1.5',
    ],
    [
      {
        kind: 'compare',
        left: { kind: 'sum', of: [tills, number('2')] },
        operator: 'at-least',
        right: number('10'),
      },
      '№3 + 2 не меньше 10',
      '#3 + 2 is at least 10',
    ],
    [
      { kind: 'not', of: { kind: 'answered', question: 'who' } },
      'вопрос 2: ответа нет',
      'question 2 is not answered',
    ],
    [
      { kind: 'not-applicable', question: 'gone' },
      'удалённый вопрос: «не применимо»',
      'a deleted question is “not applicable”',
    ],
    [
      { kind: 'chosen', question: 'who', options: ['z'] },
      'вопрос 2: удалённый вариант',
      'question 2 is a deleted option',
    ],
    [{ kind: 'all', of: [] }, 'всегда', 'always'],
    [{ kind: 'any', of: [] }, 'никогда', 'never'],
  ])('%j', (condition, ru, en) => {
    expect(tell(condition)).toBe(ru)
    expect(tell(condition, 'en')).toBe(en)
  })

  it('a number of a draft that is none is told as typed', () => {
    expect(tell({ ...many, right: number('много') })).toBe('вопрос 3 больше много')
  })

  it('a formula names questions as the reader does', () => {
    expect(formulaText(document, { kind: 'mean', of: [tills, number('1')] }, 'ru')).toBe(
      'mean(№3; 1)',
    )
  })
})
