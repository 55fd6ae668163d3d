import { describe, expect, test } from 'vitest'
import { aChecklistDocument, aQuestionOf, aSection } from '@/test/factories'
import { isOpenBelow, noneBesideOthers, notBelow, onlyAlone, withBound } from './answer-bounds'
import type { AnswerValue, Constraint, Question } from './checklist'
import { checklistProblems } from './checklist-problems'
import { missingForSubmission } from './form-problems'

const count = aQuestionOf('number', { id: 'q', unit: null, rule: null })
const option = (id: string, points: string) => ({ id, text: { ru: id, en: id }, points })
const ticks = aQuestionOf('multiple', {
  id: 'q',
  options: [option('a', '1'), option('b', '1'), option('none', '0')],
})
const [, , none = option('none', '0')] = ticks.options

const documentOf = (question: Question) =>
  aChecklistDocument({ sections: [aSection({ questions: [question] })] })

/** What the form says to one answer, as phone and server ask it. */
function said(question: Question, value: AnswerValue) {
  const answer = { questionId: 'q', value, notApplicable: null, comment: null, attachments: [] }
  return missingForSubmission(documentOf(question), [{ ...answer, answeredAt: '' }]).map(
    ({ code }) => code,
  )
}

const number = (text: string): AnswerValue => ({ kind: 'number', number: text })
const chosen = (...options: readonly string[]): AnswerValue => ({ kind: 'choices', options })

describe('a number that is not below a bound', () => {
  const bounded = withBound(count, notBelow('q', '1.5'))

  test('is taken from the bound on', () => {
    expect(said(count, number('-3'))).toEqual([])
    expect(said(bounded, number('-3'))).toEqual(['constraint-broken'])
    expect(said(bounded, number('1.499999999'))).toEqual(['constraint-broken'])
    expect(said(bounded, number('1.5'))).toEqual([])
  })

  test('says in both languages what is wanted', () => {
    expect(bounded.constraint?.message).toEqual({
      ru: 'Нужно число не меньше 1,5.',
      en: 'This must be 1.5 or more.',
    })
  })
})

describe('an option that stands alone', () => {
  const bounded = withBound(ticks, onlyAlone('q', none))

  test('is taken without others, and others without it', () => {
    expect(said(ticks, chosen('a', 'none'))).toEqual([])
    expect(said(bounded, chosen('a', 'none'))).toEqual(['constraint-broken'])
    expect(said(bounded, chosen('none'))).toEqual([])
    expect(said(bounded, chosen('a', 'b'))).toEqual([])
  })

  test('is named in the languages that it has', () => {
    const russian = onlyAlone('q', { id: 'none', text: { ru: 'Ничего' }, points: '0' })
    expect(russian.message).toEqual({
      ru: '«Ничего» не бывает вместе с другими ответами: снимите лишнее.',
    })
    expect(onlyAlone('q', { id: 'none', text: {}, points: '0' }).message).toBeNull()
  })
})

test('what an answer had to fulfil before stays, and so does its message', () => {
  const own: Constraint = {
    when: {
      kind: 'compare',
      left: { kind: 'answer', question: 'q' },
      operator: 'below',
      right: { kind: 'number', value: '10' },
    },
    message: { ru: 'Меньше десяти' },
  }
  const both = withBound({ ...count, constraint: own }, notBelow('q', '0'))
  expect(both.constraint?.message).toEqual(own.message)
  expect(said(both, number('-1'))).toEqual(['constraint-broken'])
  expect(said(both, number('10'))).toEqual(['constraint-broken'])
  expect(said(both, number('9'))).toEqual([])
  const silent = withBound({ ...count, constraint: { ...own, message: null } }, notBelow('q', '0'))
  expect(silent.constraint?.message).toEqual(notBelow('q', '0').message)
})

describe('what a form takes and nobody means', () => {
  const own = { kind: 'answer', question: 'q' } as const
  const other = { kind: 'answer', question: 'p' } as const
  const zero = { kind: 'number', value: '0' } as const
  const compared = (part: Partial<Extract<Constraint['when'], { kind: 'compare' }>>): Question => ({
    ...count,
    constraint: {
      when: { kind: 'compare', left: own, operator: 'at-least', right: zero, ...part },
      message: null,
    },
  })

  test('a plain number is open below unless its constraint names the least', () => {
    expect(isOpenBelow(count)).toBe(true)
    expect(isOpenBelow(compared({}))).toBe(false)
    expect(isOpenBelow(compared({ operator: 'above' }))).toBe(false)
    expect(isOpenBelow(compared({ left: zero, operator: 'at-most', right: own }))).toBe(false)
    expect(isOpenBelow(compared({ left: zero, operator: 'below', right: own }))).toBe(false)
    expect(isOpenBelow(compared({ operator: 'at-most' }))).toBe(true)
    expect(isOpenBelow(compared({ operator: 'equal' }))).toBe(true)
    expect(isOpenBelow(compared({ left: zero, right: own }))).toBe(true)
    expect(isOpenBelow(compared({ left: other }))).toBe(true)
    const answered = { when: { kind: 'answered', question: 'p' }, message: null } as const
    expect(isOpenBelow({ ...count, constraint: answered })).toBe(true)
  })

  test.each(['counter', 'duration', 'stopwatch', 'percentage'] as const)(
    'a %s has its bounds by its type',
    (type) => {
      const question = aQuestionOf(type, { id: 'q', rule: null })
      expect(isOpenBelow(question)).toBe(false)
      expect(said(question, number('-3'))).toEqual(['out-of-range'])
    },
  )

  test('the one option without points is "none" where all others earn', () => {
    expect(noneBesideOthers(ticks)).toEqual(none)
    expect(noneBesideOthers(withBound(ticks, onlyAlone('q', none)))).toBeNull()
    const withOptions = (...points: readonly string[]) => ({
      ...ticks,
      options: points.map((one, place) => option(`o${place}`, one)),
    })
    expect(noneBesideOthers(withOptions('1', '0'))).toBeNull()
    expect(noneBesideOthers(withOptions('1', '0', '0'))).toBeNull()
    expect(noneBesideOthers(withOptions('1', '1', '1'))).toBeNull()
    expect(noneBesideOthers(withOptions('1', '1', '-1'))).toBeNull()
    expect(noneBesideOthers(withOptions('1', '1', 'нет'))).toBeNull()
    expect(noneBesideOthers(count)).toBeNull()
    const read = { when: { kind: 'chosen', question: 'q', options: ['a'] }, message: null } as const
    expect(noneBesideOthers({ ...ticks, constraint: read })).toEqual(none)
  })

  test('is told to its author, and hinders nothing', () => {
    const notesOf = (question: Question) =>
      checklistProblems(documentOf(question))
        .filter(({ severity }) => severity === 'note')
        .map(({ code, optionId }) => [code, optionId])
    expect(notesOf(count)).toEqual([['number-unbounded', null]])
    expect(notesOf(withBound(count, notBelow('q', '0')))).toEqual([])
    expect(notesOf(ticks)).toEqual([['none-beside-others', 'none']])
    expect(notesOf(withBound(ticks, onlyAlone('q', none)))).toEqual([])
  })
})
