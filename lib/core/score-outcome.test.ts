import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  critical,
  no,
  notApplicable,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, CriticalRule, ScoringPolicies } from './checklist'
import { Fraction, fractionText } from './exact'
import { comparedWithMark } from './pass-mark'
import { scoreEvaluation } from './score-evaluation'

/** 200/3 % in the first section, 0 or 100 in the second. */
function checklist(
  policies: Partial<ScoringPolicies>,
  given: { mark?: string; rule?: CriticalRule } = {},
) {
  return aChecklist(
    [
      aSection('s', [yesNo('a'), yesNo('b'), yesNo('c')], { passMark: given.mark ?? null }),
      aSection('t', [yesNo('d', { critical: given.rule ?? null })], { weight: '0.5' }),
    ],
    policies,
  )
}

const answers = [yes('a'), yes('b'), no('c')]
const outcome = (document: Parameters<typeof scoreEvaluation>[0], ...more: Answer[]) =>
  scoreEvaluation(document, [...answers, ...more]).outcome

test('whole percent below zero: down is down', () => {
  const compared = (passRounding: 'floor' | 'round') =>
    fractionText(comparedWithMark(Fraction.of(-1, 2), { passRounding }))
  expect([compared('floor'), compared('round')]).toEqual(['-1/1', '-1/1'])
  expect(fractionText(comparedWithMark(Fraction.of(-1, 3), { passRounding: 'floor' }))).toBe('-1/1')
  expect(fractionText(comparedWithMark(Fraction.of(-1, 3), { passRounding: 'round' }))).toBe('0/1')
})

describe('pass or fail', () => {
  test('nothing to reach decides nothing, also where a critical question only sets to zero', () => {
    expect(outcome(checklist({}), yes('d'))).toEqual({ verdict: null, reasons: [] })
    const rule = critical('section-zero')
    expect(outcome(checklist({}, { rule }), no('d'))).toEqual({ verdict: null, reasons: [] })
  })

  test('a critical question that decides the outcome passes it as well', () => {
    const document = checklist({}, { rule: critical('outcome-fail') })
    expect(outcome(document, yes('d'))).toEqual({ verdict: 'pass', reasons: [] })
    expect(outcome(document, notApplicable('d'))).toEqual({ verdict: 'pass', reasons: [] })
    expect(outcome(document, no('d'))).toEqual({
      verdict: 'fail',
      reasons: [{ code: 'critical-failed', questionId: 'd' }],
    })
  })

  test('without a score there is neither, unless something failed', () => {
    const empty = [notApplicable('a'), notApplicable('b'), notApplicable('c')]
    const scored = (document: Parameters<typeof scoreEvaluation>[0], ...more: Answer[]) =>
      scoreEvaluation(document, [...empty, ...more]).outcome.verdict
    expect(scored(checklist({ passMark: '50' }), notApplicable('d'))).toBeNull()
    expect(scored(checklist({ passMark: '50' }, { mark: '50' }), notApplicable('d'))).toBeNull()
    expect(scored(checklist({}, { rule: critical('outcome-fail') }), no('d'))).toBe('fail')
  })

  test('what is missing is said, also where it is very little', () => {
    const total = { exact: '200/3', text: '66.67' }
    const result = scoreEvaluation(checklist({ passMark: '70' }, { mark: '66.67' }), answers)
    expect(result.total).toEqual(total)
    expect(result.outcome.reasons).toEqual([
      { code: 'total-below-mark', mark: '70', missing: { exact: '10/3', text: '3.33' } },
      {
        code: 'section-below-mark',
        sectionId: 's',
        mark: '66.67',
        missing: { exact: '1/300', text: '0.003' },
      },
    ])
  })

  test.each<[ScoringPolicies['passRounding'], string, string | null]>([
    [undefined, '66', 'pass'],
    [undefined, '66.67', 'fail'],
    [undefined, '67', 'fail'],
    ['round', '67', 'pass'],
    ['round', '67.1', 'fail'],
    ['floor', '66', 'pass'],
    ['floor', '66.1', 'fail'],
    ['floor', '67', 'fail'],
  ])('two thirds, %s first, against %s: %s', (passRounding, mark, verdict) => {
    const policies = { passRounding }
    const total = scoreEvaluation(checklist({ ...policies, passMark: mark }), answers)
    expect(total.outcome.verdict).toBe(verdict)
    const section = scoreEvaluation(checklist(policies, { mark }), answers)
    expect(section.outcome.verdict).toBe(verdict)
    expect(section.sections.map(({ reachesMark }) => reachesMark)).toEqual([
      verdict === 'pass',
      null,
    ])
  })

  test('a section set to zero does not reach its mark', () => {
    const marked = aChecklist([
      aSection('s', [yesNo('a'), yesNo('b', { critical: critical('section-zero') })], {
        passMark: '50',
      }),
      aSection('t', [yesNo('c')]),
    ])
    const result = scoreEvaluation(marked, [yes('a'), no('b'), yes('c')])
    expect(result.sections[0]).toMatchObject({
      score: { text: '0.00' },
      beforeCritical: { text: '50.00' },
      passMark: '50',
      reachesMark: false,
    })
    expect(result.outcome.reasons).toMatchObject([{ missing: { text: '50.00' } }])
  })
})

describe('the marks of the whole and of a section', () => {
  const marked = (passMark: string | null, sectionMark: string | null) =>
    aChecklist(
      [
        aSection('s', [yesNo('a'), yesNo('b')], { passMark: sectionMark }),
        aSection('t', [yesNo('c'), yesNo('d')]),
      ],
      { passMark },
    )
  const answers = [yes('a'), no('b'), yes('c'), yes('d')]

  test.each([
    [null, null, null, []],
    ['75', null, 'pass', []],
    ['75.000000001', null, 'fail', ['total-below-mark']],
    [null, '50', 'pass', []],
    ['75', '50.1', 'fail', ['section-below-mark']],
    ['80', '60', 'fail', ['total-below-mark', 'section-below-mark']],
  ] as const)('marks %s and %s: %s', (mark, sectionMark, verdict, codes) => {
    const { outcome } = scoreEvaluation(marked(mark, sectionMark), answers)
    expect(outcome.verdict).toBe(verdict)
    expect(outcome.reasons.map(({ code }) => code)).toEqual(codes)
  })

  test('a section that does not apply has no mark to reach', () => {
    const { outcome, sections } = scoreEvaluation(marked('75', '90'), [
      notApplicable('a'),
      notApplicable('b'),
      yes('c'),
      yes('d'),
    ])
    expect(outcome.verdict).toBe('pass')
    expect(sections[0]?.reachesMark).toBeNull()
  })

  test('a total just below the mark is not shown as the mark', () => {
    const document = aChecklist(
      [aSection('s', [yesNo('a', { weight: '84.997' }), yesNo('b', { weight: '15.003' })])],
      { passMark: '85' },
    )
    const result = scoreEvaluation(document, [yes('a'), no('b')])
    expect(result.total).toEqual({ exact: '84997/1000', text: '84.997' })
    expect(result.outcome).toEqual({
      verdict: 'fail',
      reasons: [
        { code: 'total-below-mark', mark: '85', missing: { exact: '3/1000', text: '0.003' } },
      ],
    })
  })
})
