import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  chosen,
  counted,
  no,
  notApplicable,
  numberQuestion,
  scale,
  single,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, Question } from './checklist'
import { previewScore } from './preview-score'
import { scoreEvaluation } from './score-evaluation'

const wine = {
  id: 'wine',
  text: { en: 'Wine' },
  points: '2',
  showWhen: { kind: 'chosen', question: 'a', options: ['yes'] },
} as const
const tea = { id: 'tea', text: { en: 'Tea' }, points: '1' }

const document = aChecklist([
  aSection('s', [
    yesNo('a'),
    scale('b', 1, 5, { allowNotApplicable: false }),
    single('c', [tea, wine]),
    {
      ...numberQuestion('sum'),
      type: 'computed',
      value: { kind: 'answer', question: 'b' },
      rule: { kind: 'linear', zeroAt: '1', fullAt: '5' },
    } as unknown as Question,
  ]),
])

const states = (...answers: Answer[]) =>
  previewScore(document, answers).questions.map(({ state }) => state)

describe('a form that is still being filled', () => {
  test('scores as an evaluation where every answer can stand', () => {
    const answers = [yes('a'), counted('b', '3'), chosen('c', 'wine')]
    expect(previewScore(document, answers, { versionId: 'v' })).toEqual(
      scoreEvaluation(document, answers, { versionId: 'v' }),
    )
    const hidden = new Set(['c'])
    expect(previewScore(document, answers, { hidden })).toEqual(
      scoreEvaluation(document, answers, { hidden }),
    )
  })

  test('an answer that cannot stand yet is not given', () => {
    expect(states(yes('a'), counted('b', '2.'), chosen('c', 'tea'))).toEqual([
      'scored',
      'unanswered',
      'scored',
      'hidden',
    ])
    expect(states(chosen('a', 'maybe'), notApplicable('b'), chosen('x', 'tea'))).toEqual([
      'unanswered',
      'unanswered',
      'unanswered',
      'hidden',
    ])
  })

  test('nor is an option that is not offered now, nor a value that nobody is asked for', () => {
    expect(states(no('a'), counted('b', '2'), chosen('c', 'wine'), counted('sum', '5'))).toEqual([
      'scored',
      'scored',
      'unanswered',
      'scored',
    ])
    expect(states(yes('a'), counted('b', '2'), chosen('c', 'wine'))[2]).toBe('scored')
  })

  test('of two answers to one question the last one that can stand counts', () => {
    const scored = (...answers: Answer[]) => previewScore(document, answers).questions[0]?.earned
    expect(scored(yes('a'), no('a'))).toBe('0/1')
    expect(scored(no('a'), yes('a'))).toBe('1/1')
    expect(scored(yes('a'), chosen('a', 'maybe'))).toBe('1/1')
  })
})
