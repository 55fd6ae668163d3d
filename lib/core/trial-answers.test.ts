import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checklists } from '@/test/factories/arbitrary-checklist'
import {
  aChecklist,
  aSection,
  duration,
  multiple,
  numberQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import { missingForSubmission } from './form-problems'
import { previewScore } from './preview-score'
import { relevanceOf } from './relevance'
import { extremeAnswers } from './trial-answers'

const bands = {
  kind: 'bands',
  bands: [
    { upTo: '20', credit: '0.2' },
    { upTo: '40', credit: '1' },
  ],
  otherwise: '0',
} as const
const line = { kind: 'linear', zeroAt: '10', fullAt: '0' } as const

const valueAt = (question: Question, extreme: 'best' | 'worst') => {
  const [answer] = extremeAnswers(aChecklist([aSection('s', [question])]), extreme)
  const value = answer?.value ?? null
  if (value?.kind === 'choice') return value.option
  if (value?.kind === 'choices') return value.options
  return value?.kind === 'number' ? value.number : value
}

describe('of one question', () => {
  test.each<[string, Question, unknown, unknown]>([
    ['yes or no', yesNo('q'), 'yes', 'no'],
    ['where no is good', yesNo('q', { yes: '0', no: '1' }), 'no', 'yes'],
    ['one of several', single('q', ['1', '10', '-5']), '10', '-5'],
    ['some of several', multiple('q', ['2', '3', '-1']), ['2', '3'], ['-1']],
    ['some, all good', multiple('q', ['2', '3']), ['2', '3'], ['2']],
    ['a scale', scale('q', 1, 5), '5', '1'],
    ['bands, the middle one best', numberQuestion('q', { rule: bands }), '21', '41'],
    ['a line downwards', duration('q', { rule: line }), '0', '10'],
    ['a text', textQuestion('q'), null, null],
    ['a number that informs', numberQuestion('q'), null, null],
  ])('%s', (_, question, best, worst) => {
    expect(valueAt(question, 'best')).toEqual(best)
    expect(valueAt(question, 'worst')).toEqual(worst)
  })
})

test('branching is followed: what is withdrawn is not chosen, what is hidden does not count', () => {
  const document = aChecklist([
    aSection('s', [
      single('a', ['1', '0']),
      single('b', [
        {
          id: 'top',
          text: {},
          points: '5',
          showWhen: { kind: 'chosen', question: 'a', options: ['0'] },
        },
        { id: 'mid', text: {}, points: '3' },
        { id: 'low', text: {}, points: '0' },
      ]),
    ]),
  ])
  const chosenIn = (extreme: 'best' | 'worst') =>
    extremeAnswers(document, extreme).map(({ value }) => value?.kind === 'choice' && value.option)
  expect(chosenIn('best')).toEqual(['1', 'mid'])
  expect(chosenIn('worst')).toEqual(['0', 'low'])
})

test('a number that is not scored is filled so that the questions behind it appear', () => {
  const over = (question: string, value: string) =>
    ({
      kind: 'compare',
      left: { kind: 'answer', question },
      operator: 'above',
      right: { kind: 'number', value },
    }) as const
  const document = aChecklist([
    aSection('s', [
      numberQuestion('guests'),
      textQuestion('remark'),
      yesNo('queue', { showWhen: over('guests', '5') }),
      yesNo('second', {
        critical: { effect: 'total-zero', cap: null, threshold: '1' },
        showWhen: over('guests', '12.5'),
      }),
    ]),
  ])
  for (const extreme of ['best', 'worst'] as const) {
    const answers = extremeAnswers(document, extreme)
    expect(answers.map(({ questionId }) => questionId).sort()).toEqual([
      'guests',
      'queue',
      'second',
    ])
    expect(relevanceOf(document, answers).hidden.size).toBe(0)
  }
})

test('best is never below worst, and both can stand', () => {
  fc.assert(
    fc.property(checklists(), (document) => {
      const total = (extreme: 'best' | 'worst') => {
        const answers = extremeAnswers(document, extreme)
        const faults = missingForSubmission(document, answers)
          .map(({ code }) => code)
          .filter((code) => !code.endsWith('-required'))
        expect(faults).toEqual([])
        return previewScore(document, answers).total
      }
      const [best, worst] = [total('best'), total('worst')]
      if (best && worst) expect(Number(best.text)).toBeGreaterThanOrEqual(Number(worst.text))
    }),
    { numRuns: 50 },
  )
})
