import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  type anAnswer,
  aSection,
  critical,
  no,
  notApplicable,
  textQuestion,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { Fraction, parseDecimal, sumOf } from './exact'
import { approximateTotal, questionLosses } from './question-loss'
import { scoreEvaluation } from './score-evaluation'

const lossesOf = (
  document: Parameters<typeof scoreEvaluation>[0],
  answers: readonly ReturnType<typeof anAnswer>[],
) => questionLosses(scoreEvaluation(document, answers), document)

describe('questionLosses', () => {
  test('the losses add up to what the total lacks', () => {
    const document = aChecklist([
      aSection('a', [yesNo('a1', { weight: '2', standardId: 'std' }), yesNo('a2')], {
        weight: '3',
      }),
      aSection('b', [yesNo('b1'), yesNo('b2'), yesNo('b3')]),
    ])
    const losses = lossesOf(document, [
      no('a1'),
      yes('a2'),
      yes('b1'),
      no('b2'),
      notApplicable('b3'),
    ])
    const byId = new Map(losses.map((row) => [row.questionId, row]))
    expect(byId.get('a1')).toEqual({
      questionId: 'a1',
      rootSectionId: 'a',
      standardId: 'std',
      state: 'scored',
      earned: '0.000000000',
      exactEarned: null,
      exactPossible: null,
      possible: '2.000000000',
      lost: '50.000000000',
      exactLost: null,
    })
    expect(byId.get('b2')?.lost).toBe('12.500000000')
    expect(byId.get('a2')?.lost).toBe('0.000000000')
    expect(byId.get('b3')).toMatchObject({ state: 'not-applicable', earned: null, lost: null })
    const lost = sumOf(losses.flatMap((row) => (row.lost === null ? [] : [parseDecimal(row.lost)])))
    expect(lost).toEqual(parseDecimal('62.5'))
  })

  test('inner sections belong to their root; texts and bonuses lose nothing', () => {
    const inner = aSection('inner', [yesNo('q', { critical: critical('total-zero') })])
    const document = aChecklist([
      aSection('root', [textQuestion('t'), yesNo('bonus', { bonus: true })], { sections: [inner] }),
    ])
    const losses = lossesOf(document, [no('q'), no('bonus'), written('t', 'спокойно')])
    expect(
      losses.map(({ questionId, rootSectionId, lost }) => [questionId, rootSectionId, lost]),
    ).toEqual([
      ['t', 'root', null],
      ['bonus', 'root', null],
      ['q', 'root', '100.000000000'],
    ])
  })

  test('what nine places do not hold stands beside them as a fraction', () => {
    const thirds = aChecklist([aSection('a', [yesNo('a1'), yesNo('a2'), yesNo('a3')])])
    const losses = lossesOf(thirds, [no('a1'), no('a2'), no('a3')])
    expect(losses.map(({ lost, exactLost }) => [lost, exactLost])).toEqual(
      Array.from({ length: 3 }, () => ['33.333333333', '100/3']),
    )
  })

  test('what has no weight could cost nothing', () => {
    const weightless = aChecklist([
      aSection('a', [yesNo('q'), yesNo('idle', { weight: '0' })]),
      aSection('b', [yesNo('other')], { weight: '0' }),
    ])
    const lost = (...answers: ReturnType<typeof anAnswer>[]) =>
      lossesOf(weightless, answers).map((row) => row.lost)
    expect(lost(no('q'), no('idle'), no('other'))).toEqual(['100.000000000', null, '0.000000000'])
    expect(lost(notApplicable('q'), no('other'))).toEqual([null, null, null])
  })

  test('a result of another checklist is refused', () => {
    const document = aChecklist([aSection('a', [yesNo('q')])])
    const other = aChecklist([aSection('a', [yesNo('other')])])
    const result = scoreEvaluation(document, [yes('q')])
    expect(() => questionLosses(result, other)).toThrow(
      new RangeError('The result belongs to another checklist'),
    )
  })
})

test('approximateTotal rounds down', () => {
  expect(approximateTotal(Fraction.of(200, 3))).toBe('66.666666666')
  expect(approximateTotal(Fraction.of(-1, 3))).toBe('-0.333333334')
})
