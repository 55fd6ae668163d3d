import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluations } from '@/test/factories/arbitrary-checklist'
import { aChecklist, aSection, photoQuestion, single, yesNo } from '@/test/factories/checklist'
import { answerProblems } from './answer-problems'
import { allQuestions } from './checklist-questions'
import { plainReading, wantsReading } from './form-reading'
import { fullReading } from './full-reading'

const options = [
  { id: 'a', text: { en: 'A' }, points: '1' },
  { id: 'b', text: { en: 'B' }, points: '0' },
]

test.each([
  ['a plain checklist', aChecklist([aSection('s', [single('q', options)])]), false],
  [
    'a comment on a low answer',
    aChecklist([aSection('s', [yesNo('q', { commentRequired: 'low' })])]),
    true,
  ],
  [
    'a photo of a low answer',
    aChecklist([aSection('s', [photoQuestion('q', { photo: 'required-low' })])]),
    true,
  ],
  [
    'a question that is hidden at times',
    aChecklist([
      aSection('s', [
        yesNo('a'),
        yesNo('q', { showWhen: { kind: 'chosen', question: 'a', options: ['yes'] } }),
      ]),
    ]),
    true,
  ],
] as const)('%s', (_, document, wants) => {
  expect(wantsReading(document)).toBe(wants)
})

test('where a form is read plainly, nothing is overlooked', () => {
  fc.assert(
    fc.property(evaluations(), ({ document, answers }) => {
      if (wantsReading(document)) return
      const relevance = fullReading.relevanceOf(document, answers)
      expect(plainReading.relevanceOf(document, answers)).toEqual(relevance)
      for (const question of allQuestions(document)) {
        const answer = answers.find(({ questionId }) => questionId === question.id)
        expect(answerProblems(question, answer, relevance, plainReading.isBelowFull)).toEqual(
          answerProblems(question, answer, relevance, fullReading.isBelowFull),
        )
      }
    }),
  )
})
