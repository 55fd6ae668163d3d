import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  counted,
  critical,
  no,
  notApplicable,
  numberQuestion,
  textQuestion,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, ChecklistDocument, ScoringPolicies } from './checklist'
import { compileChecklist } from './compile-checklist'
import { scoreCompiled, scoreEvaluation } from './score-evaluation'
import { MOST_KINDS } from './score-sheet'

const document = (policies: Partial<ScoringPolicies> = {}) =>
  aChecklist(
    [
      aSection('s', [yesNo('a', { weight: '3' }), yesNo('b')], {
        weight: '2',
        sections: [aSection('i', [yesNo('c', { critical: critical('cap', { cap: '50' }) })])],
      }),
      aSection('t', [yesNo('d'), yesNo('e'), textQuestion('why')], { weight: '1' }),
      aSection('u', [yesNo('x', { bonus: true })]),
    ],
    policies,
  )

const answers = [yes('a'), no('b'), yes('c'), no('d'), notApplicable('e'), written('why', 'Closed')]

const questions = (
  checklist: ChecklistDocument,
  given: readonly Answer[] = answers,
  hidden: string[] = [],
) => scoreEvaluation(checklist, given, { hidden: new Set(hidden) }).questions

describe('every question of a result', () => {
  test('with its state, points, weight and what-ifs', () => {
    const share = (exact: string, text: string) => ({ exact, text })
    expect(questions(document())).toEqual([
      {
        id: 'a',
        sectionId: 's',
        state: 'scored',
        earned: '3/1',
        possible: '3/1',
        effectiveWeight: share('40/1', '40.00'),
        critical: null,
        whatIf: { worst: share('40/3', '13.33'), best: share('160/3', '53.33') },
      },
      {
        id: 'b',
        sectionId: 's',
        state: 'scored',
        earned: '0/1',
        possible: '1/1',
        effectiveWeight: share('40/3', '13.33'),
        critical: null,
        whatIf: { worst: share('160/3', '53.33'), best: share('200/3', '66.67') },
      },
      {
        id: 'c',
        sectionId: 'i',
        state: 'scored',
        earned: '1/1',
        possible: '1/1',
        effectiveWeight: share('40/3', '13.33'),
        critical: 'passed',
        whatIf: { worst: share('40/1', '40.00'), best: share('160/3', '53.33') },
      },
      {
        id: 'd',
        sectionId: 't',
        state: 'scored',
        earned: '0/1',
        possible: '1/1',
        effectiveWeight: share('100/3', '33.33'),
        critical: null,
        whatIf: { worst: share('160/3', '53.33'), best: share('260/3', '86.67') },
      },
      {
        id: 'e',
        sectionId: 't',
        state: 'not-applicable',
        earned: null,
        possible: null,
        effectiveWeight: null,
        critical: null,
        whatIf: { worst: share('160/3', '53.33'), best: share('70/1', '70.00') },
      },
      {
        id: 'why',
        sectionId: 't',
        state: 'informational',
        earned: null,
        possible: null,
        effectiveWeight: null,
        critical: null,
        whatIf: null,
      },
      {
        id: 'x',
        sectionId: 'u',
        state: 'unanswered',
        earned: null,
        possible: null,
        effectiveWeight: null,
        critical: null,
        whatIf: { worst: share('160/3', '53.33'), best: share('163/3', '54.33') },
      },
    ])
  })

  test('under total points a weight is the part of all points', () => {
    const weights = questions(document({ method: 'total-points' })).map(
      ({ effectiveWeight }) => effectiveWeight?.exact ?? null,
    )
    // 2 * (3 + 1 + 1) + 1 points.
    expect(weights).toEqual(['600/11', '200/11', '200/11', '100/11', null, null, null])
  })

  test('what is hidden has neither a state of its own nor a what-if', () => {
    const [first, second] = questions(document(), answers, ['a'])
    expect(first).toMatchObject({ state: 'hidden', earned: null, whatIf: null })
    expect(second?.effectiveWeight?.exact).toBe('100/3')
  })

  test('bonus points that counted have no part of the total', () => {
    const x = questions(document(), [...answers, yes('x')]).at(-1)
    expect(x).toMatchObject({ earned: '1/1', possible: '0/1', effectiveWeight: null })
  })

  test('totals of what-ifs are not shown across the pass mark', () => {
    const near = aChecklist(
      [aSection('s', [yesNo('a', { weight: '84.997' }), yesNo('b', { weight: '15.003' })])],
      { passMark: '85' },
    )
    expect(questions(near, [yes('a'), yes('b')])[1]?.whatIf?.worst?.text).toBe('84.997')
    expect(questions(near, [no('a'), yes('b')])[1]?.whatIf).toEqual({
      worst: { exact: '0/1', text: '0.00' },
      best: { exact: '15003/1000', text: '15.00' },
    })
  })

  test('equal answers of critical questions have what-ifs of their own', () => {
    const cap = (own: string) => ({ critical: critical('cap', { cap: own }) })
    const document = aChecklist([
      aSection('s', [yesNo('a'), yesNo('b', cap('50')), yesNo('c', cap('20')), yesNo('d')]),
    ])
    const worst = questions(document, [yes('a'), yes('b'), yes('c'), yes('d')]).map(
      ({ whatIf }) => whatIf?.worst?.text,
    )
    expect(worst).toEqual(['75.00', '50.00', '20.00', '75.00'])
  })
})

describe('what is worked out once', () => {
  const equal = aChecklist([
    aSection('s', [yesNo('a'), yesNo('b'), yesNo('c', { weight: '2' })]),
    aSection('t', [yesNo('d')]),
  ])

  test('is one and the same for questions that change the total alike', () => {
    const [a, b, c, d] = questions(equal, [yes('a'), yes('b'), yes('c'), yes('d')])
    expect(a?.whatIf?.worst).toBe(b?.whatIf?.worst)
    expect(a?.whatIf?.worst).not.toEqual(c?.whatIf?.worst)
    expect(a?.whatIf?.worst).not.toEqual(d?.whatIf?.worst)
    expect(a?.effectiveWeight).toBe(b?.effectiveWeight)
    expect(a?.effectiveWeight).not.toEqual(c?.effectiveWeight)
  })

  test('is the total itself for an answer that is there already', () => {
    const [a, , c, d] = questions(equal, [yes('a'), no('b'), yes('c'), yes('d')])
    expect(a?.whatIf?.best).toBe(c?.whatIf?.best)
    expect(a?.whatIf?.best).toBe(d?.whatIf?.best)
  })

  test('is another thing where nothing counts now than where something does', () => {
    const [a, b] = questions(equal, [no('a'), notApplicable('b'), yes('c'), yes('d')])
    expect(a?.whatIf?.best?.exact).toBe('100/1')
    expect(b?.whatIf?.best?.exact).toBe('175/2')
  })

  test('is nothing that a critical question shares', () => {
    const capped = aChecklist([
      aSection('s', [yesNo('a'), yesNo('b', { critical: critical('cap', { cap: '10' }) })]),
    ])
    const [a, b] = questions(capped, [yes('a'), yes('b')])
    expect(a?.whatIf?.worst?.exact).toBe('50/1')
    expect(b?.whatIf?.worst?.exact).toBe('10/1')
  })

  test('is not mixed up where pairs are too many to be told apart', () => {
    const rule = { kind: 'linear', zeroAt: '0', fullAt: '10' } as const
    const measured = aChecklist([
      aSection('s', [numberQuestion('a', { rule }), numberQuestion('b', { rule, weight: '2' })]),
    ])
    const given = [counted('a', '3'), counted('b', '7')]
    const compiled = compileChecklist(measured)
    for (let n = 0; n < MOST_KINDS; n += 1) compiled.kinds.kindOf(99, BigInt(n), 1n)
    expect(scoreCompiled(compiled, given).questions).toEqual(questions(measured, given))
  })
})
