import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  chosen,
  critical,
  no,
  notApplicable,
  pairOption,
  single,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, CriticalRule } from './checklist'
import { scoreEvaluation } from './score-evaluation'

const rule = (effect: CriticalRule['effect'], cap: string | null = null) => ({
  critical: critical(effect, { cap }),
})
const shown = (text: string) => ({ exact: `${Number(text)}/1`, text })

describe('effects on the total', () => {
  // 80 % before any effect.
  const document = (...rules: CriticalRule[]) =>
    aChecklist([
      aSection('s', [
        yesNo('rest', { weight: String(10 - rules.length) }),
        ...rules.map((own, place) => yesNo(`c${place}`, { critical: own })),
      ]),
    ])
  const effects = (rules: CriticalRule[], ...answers: Answer[]) =>
    scoreEvaluation(document(...rules), [yes('rest'), ...answers]).criticalEffects

  test('only failed questions with an effect are listed', () => {
    const rules = [critical('none'), critical('cap', { cap: '50' })]
    expect(effects(rules, no('c0'), yes('c1'))).toEqual([])
    expect(effects(rules, no('c0'), notApplicable('c1'))).toEqual([])
    expect(effects(rules, no('c0'), no('c1'))).toEqual([
      {
        questionId: 'c1',
        effect: 'cap',
        cap: '50',
        sectionId: null,
        from: shown('80.00'),
        to: shown('50.00'),
        decisive: true,
      },
    ])
  })

  test('a cap above what was reached, or at it, decides nothing', () => {
    const caps = ['90', '80'].map((cap) => critical('cap', { cap }))
    expect(effects(caps, no('c0'), no('c1'))).toMatchObject([
      { cap: '90', from: shown('80.00'), to: shown('80.00'), decisive: false },
      { cap: '80', from: shown('80.00'), to: shown('80.00'), decisive: false },
    ])
  })

  test('of several the lowest decides', () => {
    const rules = [critical('cap', { cap: '50' }), critical('total-zero')]
    expect(effects(rules, no('c0'), no('c1'))).toMatchObject([
      { effect: 'cap', to: shown('50.00'), decisive: false },
      { effect: 'total-zero', cap: null, to: shown('0.00'), decisive: true },
    ])
  })

  test('an outcome has no number', () => {
    expect(effects([critical('outcome-fail')], no('c0'))).toEqual([
      {
        questionId: 'c0',
        effect: 'outcome-fail',
        cap: null,
        sectionId: null,
        from: null,
        to: null,
        decisive: true,
      },
    ])
  })

  test('a cap without a number holds nothing', () => {
    expect(effects([critical('cap')], no('c0'))).toMatchObject([
      { effect: 'cap', cap: null, from: null, to: null, decisive: false },
    ])
  })

  test('a cap belongs to the effect of that name alone', () => {
    const rules = [critical('outcome-fail', { cap: '50' }), critical('none', { cap: '40' })]
    const result = scoreEvaluation(document(...rules), [yes('rest'), no('c0'), no('c1')])
    expect(result.total).toEqual(shown('80.00'))
    expect(result.criticalEffects).toMatchObject([{ effect: 'outcome-fail', to: null }])
  })

  test('without a total there is nothing to hold', () => {
    const weightless = aChecklist([
      aSection('s', [yesNo('a', rule('total-zero')), yesNo('b')], { weight: '0' }),
      aSection('t', [yesNo('c')]),
    ])
    const result = scoreEvaluation(weightless, [no('a'), yes('b'), notApplicable('c')])
    expect(result.total).toBeNull()
    expect(result.criticalEffects).toMatchObject([{ from: null, to: null, decisive: false }])
  })

  test('numbers are not shown across the pass mark', () => {
    const near = aChecklist(
      [
        aSection('s', [
          yesNo('a', { weight: '84.997' }),
          yesNo('b', { weight: '15.003', ...rule('cap', '84.999') }),
        ]),
      ],
      { passMark: '85' },
    )
    const result = scoreEvaluation(near, [yes('a'), no('b')])
    expect(result.criticalEffects).toMatchObject([
      { from: { text: '84.997' }, to: { text: '84.997' } },
    ])
  })
})

describe('a section set to zero', () => {
  const effectOf = (points: string, passMark: string | null = null, ...more: Answer[]) =>
    scoreEvaluation(
      aChecklist([
        aSection('t', [yesNo('other')]),
        aSection('s', [single('a', [pairOption('given', points, '100')])], {
          passMark,
          sections: [aSection('i', [yesNo('b', { weight: '0', ...rule('section-zero') })])],
        }),
      ]),
      [yes('other'), chosen('a', 'given'), no('b'), ...more],
    ).criticalEffects[0]

  test('names the root section, and what it was', () => {
    expect(effectOf('40')).toEqual({
      questionId: 'b',
      effect: 'section-zero',
      cap: null,
      sectionId: 's',
      from: shown('40.00'),
      to: shown('0.00'),
      decisive: true,
    })
  })

  test('one at zero or below stays as it is', () => {
    expect(effectOf('0')).toMatchObject({ from: shown('0.00'), to: shown('0.00'), decisive: false })
    expect(effectOf('-20')).toMatchObject({
      from: shown('-20.00'),
      to: shown('-20.00'),
      decisive: false,
    })
  })

  test('one where nothing was possible has no percentage to lose', () => {
    const idle = yesNo('a', { weight: '0', critical: critical('section-zero') })
    const result = scoreEvaluation(
      aChecklist([aSection('s', [idle]), aSection('t', [yesNo('b')])]),
      [no('a'), yes('b')],
    )
    expect(result.criticalEffects).toMatchObject([
      { sectionId: 's', from: null, to: null, decisive: false },
    ])
  })

  test('alone in its checklist it still says what was before', () => {
    const only = aChecklist([aSection('s', [yesNo('a', rule('section-zero')), yesNo('b')])])
    const result = scoreEvaluation(only, [no('a'), yes('b')])
    expect([result.beforeCritical, result.total]).toEqual([shown('50.00'), shown('0.00')])
  })

  test('is not shown across its own mark', () => {
    expect(effectOf('79.999', '80')).toMatchObject({ from: { text: '79.999' } })
  })
})

test('the critical score: passed of those that applied', () => {
  const document = aChecklist([
    aSection('s', [
      yesNo('a', rule('none')),
      yesNo('b', rule('none')),
      yesNo('c', rule('cap', '50')),
      yesNo('d', rule('none')),
      yesNo('e'),
    ]),
  ])
  const scoreOf = (...answers: Answer[]) => scoreEvaluation(document, answers).criticalScore
  expect(scoreOf(yes('a'), yes('b'), no('c'), notApplicable('d'), no('e'))).toEqual({
    passed: 2,
    applicable: 3,
    score: { exact: '200/3', text: '66.67' },
  })
  expect(scoreOf(no('a'))).toEqual({ passed: 0, applicable: 1, score: shown('0.00') })
  expect(scoreOf(yes('e'))).toEqual({ passed: 0, applicable: 0, score: null })
})
