import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  choice,
  chosen,
  counted,
  critical,
  no,
  notApplicable,
  pairOption,
  scale,
  single,
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

test('a section and its losses, whole', () => {
  const result = scoreEvaluation(document, answers)
  const [first, inner, last] = explainScore(result, document).sections
  expect(first).toEqual({
    sectionId: 's',
    parentId: null,
    depth: 0,
    title: { en: 's' },
    bonus: false,
    score: { exact: '200/3', text: '66.67' },
    share: { exact: '75/1', text: '75.00' },
    earned: { exact: '8/3', text: '2.67' },
    possible: { exact: '4/1', text: '4' },
    lost: [
      {
        questionId: 'till',
        sectionId: 's',
        text: { en: 'till' },
        standardId: 'standard-2',
        state: 'scored',
        earned: { exact: '0/1', text: '0' },
        possible: { exact: '1/1', text: '1' },
        lost: { exact: '1/1', text: '1' },
        criticalEffect: 'cap',
        totalIfBest: { exact: '275/4', text: '68.75' },
        gain: { exact: '75/4', text: '18.75' },
      },
    ],
    bonuses: [
      {
        questionId: 'thanks',
        text: { en: 'thanks' },
        standardId: null,
        earned: { exact: '1/1', text: '1' },
      },
    ],
  })
  expect(inner).toMatchObject({ parentId: 's', share: null, bonuses: [] })
  expect(last?.lost).toMatchObject([{ criticalEffect: null, gain: { text: '10.00' } }])
})

test('bonus points that are nothing are not listed, those that were taken are', () => {
  const listed = (no: string) => {
    const given = { bonus: true, no }
    const bonus = aChecklist([aSection('s', [yesNo('a'), yesNo('x', given), yesNo('y', given)])])
    const result = scoreEvaluation(bonus, [yes('a'), { ...yes('x'), value: choice('no') }])
    const [section] = explainScore(result, bonus).sections
    expect(section?.lost).toEqual([])
    return section?.bonuses.map(({ questionId, earned }) => [questionId, earned.text])
  }
  expect(listed('0')).toEqual([])
  expect(listed('-1')).toEqual([['x', '-1']])
})

test('a loss that could not have lifted the total is listed, but is no improvement', () => {
  const held = aChecklist([
    aSection('s', [
      yesNo('a', { critical: critical('total-zero') }),
      yesNo('b', { critical: critical('total-zero') }),
      yesNo('c', { weight: '0', critical: critical('none') }),
      yesNo('d'),
    ]),
  ])
  const result = scoreEvaluation(held, [no('a'), no('b'), no('c'), yes('d')])
  const { sections, improvements } = explainScore(result, held)
  const lost = sections.flatMap((section) => section.lost)
  expect(
    lost.map(({ questionId, gain, criticalEffect }) => [questionId, gain, criticalEffect]),
  ).toEqual([
    ['a', null, 'total-zero'],
    ['b', null, 'total-zero'],
    ['c', null, 'none'],
  ])
  expect(improvements).toEqual([])
})

test('the most telling stands first, wherever it is in the checklist', () => {
  const late = aChecklist([
    aSection('s', [
      yesNo('a'),
      yesNo('b', { weight: '5' }),
      yesNo('c', { weight: '3' }),
      yesNo('d'),
      yesNo('e'),
    ]),
  ])
  const result = scoreEvaluation(late, ['a', 'b', 'c', 'd', 'e'].map(no))
  expect(explainScore(result, late).improvements.map(({ questionId }) => questionId)).toEqual([
    'b',
    'c',
    'a',
    'd',
    'e',
  ])
})

test('a gain is never shown as none', () => {
  const tiny = aChecklist([
    aSection('s', [yesNo('a', { weight: '99.999' }), yesNo('b', { weight: '0.001' })]),
  ])
  const result = scoreEvaluation(tiny, [yes('a'), no('b')])
  expect(explainScore(result, tiny).improvements).toMatchObject([
    { gain: { exact: '1/1000', text: '0.001' } },
  ])
})

test('where the best answer would leave nothing possible, no gain is known', () => {
  const options = [pairOption('no', '0', '1'), pairOption('extra', '1', '0')]
  const only = aChecklist([aSection('s', [single('q', options)])])
  const result = scoreEvaluation(only, [chosen('q', 'no')])
  const { sections, improvements } = explainScore(result, only)
  expect(sections[0]?.lost).toMatchObject([{ totalIfBest: null, gain: null }])
  expect(improvements).toEqual([])
})

test('a critical question that failed at its own threshold is told although no points were lost', () => {
  const strict = aChecklist([
    aSection('s', [
      yesNo('a', { yes: '-1', no: '-2', critical: critical('section-zero') }),
      yesNo('b'),
    ]),
  ])
  const result = scoreEvaluation(strict, [yes('a'), yes('b')])
  const [section] = explainScore(result, strict).sections
  expect(section?.lost.map(({ questionId }) => questionId)).toEqual(['a'])
})

test('more points than were possible are no loss', () => {
  const options = [pairOption('plain', '1', '2'), pairOption('extra', '3', '2')]
  const only = aChecklist([aSection('s', [single('q', options), single('r', options)])])
  const result = scoreEvaluation(only, [chosen('q', 'extra'), chosen('r', 'plain')])
  expect(explainScore(result, only).sections[0]?.lost.map((own) => own.questionId)).toEqual(['r'])
})

test('without a total there is nothing to gain', () => {
  const only = aChecklist([aSection('s', [yesNo('a'), yesNo('b')], { weight: '0' })])
  const result = scoreEvaluation(only, [no('a'), yes('b')])
  const { total, sections, improvements } = explainScore(result, only)
  expect(total).toBeNull()
  expect(sections[0]?.lost).toMatchObject([{ questionId: 'a', totalIfBest: null, gain: null }])
  expect(improvements).toEqual([])
})

describe('a result of another checklist is refused', () => {
  const refusal = new RangeError('The result belongs to another checklist')
  const [s, t] = document.sections
  const refused = (sections: readonly (typeof s)[]) => () => {
    const other = aChecklist(sections.filter((section) => section !== undefined))
    return explainScore(scoreEvaluation(document, answers), other)
  }

  test('with another section', () => {
    expect(refused([aSection('x', [yesNo('y')])])).toThrow(refusal)
  })
  test('with a section less', () => {
    expect(refused([s])).toThrow(refusal)
  })
  test('with another question', () => {
    expect(refused([s, t && { ...t, questions: [yesNo('clean'), yesNo('door')] }])).toThrow(refusal)
  })
})
