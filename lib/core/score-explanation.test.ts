import { expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  counted,
  critical,
  no,
  notApplicable,
  scale,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { scoreEvaluation } from './score-evaluation'
import { explainScore } from './score-explanation'

const document = aChecklist([
  aSection(
    's',
    [
      yesNo('greeting', { standardId: 'standard-1' }),
      yesNo('till', { critical: critical('cap', { cap: '60' }), standardId: 'standard-2' }),
      yesNo('thanks', { bonus: true }),
    ],
    { weight: '3', sections: [aSection('inner', [scale('queue', 1, 4, { weight: '2' })])] },
  ),
  aSection('t', [yesNo('clean'), yesNo('window')], { weight: '1' }),
])

const answers = [
  yes('greeting'),
  no('till'),
  yes('thanks'),
  counted('queue', '2'),
  no('clean'),
  notApplicable('window'),
]

test('which questions lost points, how many, and what the total would become', () => {
  const result = scoreEvaluation(document, answers)
  const explained = explainScore(result, document)
  expect(explained.total).toEqual(result.total)
  expect(
    explained.sections.map(({ sectionId, depth, earned, possible, lost, bonuses }) => [
      sectionId,
      depth,
      `${earned.text} of ${possible.text}`,
      lost.map(({ questionId, standardId, lost: own }) => [questionId, standardId, own.text]),
      bonuses.map(({ questionId, earned: own }) => [questionId, own.text]),
    ]),
  ).toEqual([
    ['s', 0, '2.67 of 4', [['till', 'standard-2', '1']], [['thanks', '1']]],
    ['inner', 1, '0.67 of 2', [['queue', null, '1.33']], []],
    ['t', 0, '0 of 1', [['clean', null, '1']], []],
  ])
})

test('what would have lifted the total, the most telling first', () => {
  const result = scoreEvaluation(document, answers)
  const { improvements } = explainScore(result, document)
  expect(result.total?.text).toBe('50.00')
  expect(
    improvements.map(({ questionId, totalIfBest, gain, criticalEffect }) => [
      questionId,
      totalIfBest?.text,
      gain?.text,
      criticalEffect,
    ]),
  ).toEqual([
    ['till', '68.75', '18.75', 'cap'],
    ['queue', '60.00', '10.00', null],
    ['clean', '60.00', '10.00', null],
  ])
})

test('a result of another checklist is refused', () => {
  const other = aChecklist([aSection('x', [yesNo('y')])])
  expect(() => explainScore(scoreEvaluation(document, answers), other)).toThrow(RangeError)
})
