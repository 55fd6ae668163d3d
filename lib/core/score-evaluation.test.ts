import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  anAnswer,
  aSection,
  choice,
  chosen,
  counted,
  critical,
  duration,
  multiple,
  no,
  notApplicable,
  scale,
  single,
  textQuestion,
  ticked,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, ChecklistDocument } from './checklist'
import { compileChecklist } from './compile-checklist'
import { type Fraction, fractionText } from './exact'
import { InvalidAnswer } from './invalid-answer'
import { scoreCompiled, scoreEvaluation } from './score-evaluation'
import type { ScoreResult } from './score-result'
import { totalScore } from './scoring-run'

const total = (result: ScoreResult) => result.total?.text ?? null

const textOrNull = (value: Fraction | null) => value && fractionText(value)

const question = (result: ScoreResult, id: string) => result.questions.find((one) => one.id === id)

describe('states', () => {
  const document = (policies: Partial<ChecklistDocument['policies']>) =>
    aChecklist([aSection('s', [yesNo('a'), yesNo('b'), yesNo('c', { required: false })])], policies)

  test.each([
    ['exclude', '100.00'],
    ['full', '100.00'],
    ['zero', '50.00'],
  ] as const)('N/A under %s', (policy, expected) => {
    const result = scoreEvaluation(document({ notApplicable: policy }), [
      yes('a'),
      notApplicable('b'),
    ])
    expect(total(result)).toBe(expected)
    expect(question(result, 'b')).toMatchObject({ state: 'not-applicable', critical: null })
  })

  test.each([
    ['exclude', '0.00'],
    ['full', '50.00'],
    ['zero', '0.00'],
  ] as const)('N/A under %s, beside a no', (policy, expected) => {
    const answers = [no('a'), notApplicable('b')]
    expect(total(scoreEvaluation(document({ notApplicable: policy }), answers))).toBe(expected)
  })

  test.each([
    ['leave-out', '50.00'],
    ['counts', '33.33'],
  ] as const)('unanswered under %s', (policy, expected) => {
    expect(total(scoreEvaluation(document({ unanswered: policy }), [yes('a'), no('b')]))).toBe(
      expected,
    )
  })

  test('an answer that says nothing is no answer', () => {
    const several = aChecklist([aSection('s', [multiple('m', ['1', '2']), yesNo('a')])])
    const result = scoreEvaluation(several, [ticked('m'), yes('a')])
    expect(question(result, 'm')).toMatchObject({ state: 'unanswered', earned: null })
    expect(total(result)).toBe('100.00')
  })

  test('hidden questions and sections leave, whatever was answered there', () => {
    const sections = [
      aSection('s', [yesNo('a'), yesNo('b')], { sections: [aSection('inner', [yesNo('c')])] }),
    ]
    const answers = [yes('a'), no('b'), no('c')]
    const hiding = (...ids: string[]) =>
      scoreEvaluation(aChecklist(sections), answers, { hidden: new Set(ids) })
    expect(total(hiding())).toBe('33.33')
    expect(total(hiding('b'))).toBe('50.00')
    expect(total(hiding('inner'))).toBe('50.00')
    expect(total(hiding('s'))).toBeNull()
    expect(question(hiding('inner'), 'c')).toMatchObject({ state: 'hidden', whatIf: null })
  })

  test('texts and photos only inform', () => {
    const result = scoreEvaluation(aChecklist([aSection('s', [textQuestion('t'), yesNo('a')])]), [
      written('t', 'Closed'),
      yes('a'),
    ])
    expect(question(result, 't')).toEqual({
      id: 't',
      sectionId: 's',
      state: 'informational',
      earned: null,
      possible: null,
      effectiveWeight: null,
      critical: null,
      whatIf: null,
    })
  })

  test('nothing applicable is no score: not 0, not 100', () => {
    const result = scoreEvaluation(document({ passMark: '85' }), [notApplicable('a')])
    expect(result).toMatchObject({
      total: null,
      unclamped: null,
      outcome: { verdict: null, reasons: [] },
      notApplicableRange: { answers: 1, worst: { text: '0.00' }, best: { text: '100.00' } },
    })
  })
})

describe('answers that cannot stand are refused', () => {
  const document = aChecklist([
    aSection('s', [
      yesNo('a', { allowNotApplicable: false }),
      single('b', ['1', '2']),
      multiple('c', ['1', '2']),
      scale('d', 1, 5),
      duration('e', { rule: { kind: 'linear', zeroAt: '60', fullAt: '0' } }),
    ]),
  ])

  test.each<[string, Answer[]]>([
    ['unknown-question', [yes('z')]],
    ['answered-twice', [yes('a'), yes('a')]],
    ['not-applicable-not-allowed', [notApplicable('a')]],
    ['unknown-option', [chosen('b', '3')]],
    ['unknown-option', [ticked('c', '1', '3')]],
    ['option-twice', [ticked('c', '1', '1')]],
    ['wrong-kind', [chosen('c', '1')]],
    ['wrong-kind', [counted('a', '1')]],
    ['not-a-number', [counted('d', 'two')]],
    ['not-whole', [counted('d', '2.5')]],
    ['out-of-range', [counted('d', '6')]],
    ['out-of-range', [counted('e', '-1')]],
  ])('%s', (fault, answers) => {
    let caught: unknown = null
    try {
      scoreEvaluation(document, answers)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(InvalidAnswer)
    expect(caught).toMatchObject({ fault, questionId: answers[0]?.questionId })
  })
})

describe('critical questions', () => {
  const till = (
    given: Parameters<typeof critical>[1] & { effect: Parameters<typeof critical>[0] },
  ) => yesNo('till', { critical: critical(given.effect, given) })

  test('N/A does not fail, though its policy counts it as nothing', () => {
    const document = aChecklist([aSection('s', [till({ effect: 'total-zero' }), yesNo('a')])], {
      notApplicable: 'zero',
    })
    const result = scoreEvaluation(document, [notApplicable('till'), yes('a')])
    expect(total(result)).toBe('50.00')
    expect(result.criticalScore).toEqual({ passed: 0, applicable: 0, score: null })
  })

  test('an unanswered one that counts has failed', () => {
    const document = aChecklist([aSection('s', [till({ effect: 'total-zero' }), yesNo('a')])], {
      unanswered: 'counts',
    })
    expect(total(scoreEvaluation(document, [yes('a')]))).toBe('0.00')
  })

  test('every effect is listed with what it met; the lowest stands', () => {
    const document = aChecklist([
      aSection('s', [
        yesNo('a', { weight: '7' }),
        yesNo('b', { critical: critical('cap', { cap: '60' }) }),
        yesNo('c', { critical: critical('cap', { cap: '50' }) }),
        yesNo('d', { critical: critical('none') }),
        yesNo('e', { critical: critical('outcome-fail') }),
        yesNo('f', { weight: '0', critical: critical('section-zero') }),
      ]),
      aSection('t', [yesNo('g')]),
    ])
    const result = scoreEvaluation(document, [
      yes('a'),
      no('b'),
      no('c'),
      no('d'),
      no('e'),
      yes('f'),
      yes('g'),
    ])
    expect(result.beforeTotalEffects?.text).toBe('81.82')
    expect(total(result)).toBe('50.00')
    expect(result.criticalEffects).toMatchObject([
      { questionId: 'b', effect: 'cap', cap: '60', to: { text: '60.00' }, decisive: false },
      { questionId: 'c', effect: 'cap', from: { text: '81.82' }, decisive: true },
      { questionId: 'e', effect: 'outcome-fail', from: null, to: null, decisive: true },
    ])
    expect(result.criticalScore).toMatchObject({ passed: 1, applicable: 5 })
    expect(result.outcome).toEqual({
      verdict: 'fail',
      reasons: [{ code: 'critical-failed', questionId: 'e' }],
    })
  })

  test('a section set to zero says so, and one without weight of its own can do it', () => {
    const document = aChecklist([
      aSection('s', [yesNo('a')], {
        sections: [
          aSection('i', [yesNo('b', { weight: '0', critical: critical('section-zero') })]),
        ],
      }),
      aSection('t', [yesNo('c')]),
    ])
    const result = scoreEvaluation(document, [yes('a'), no('b'), yes('c')])
    expect(result.criticalEffects).toEqual([
      {
        questionId: 'b',
        effect: 'section-zero',
        cap: null,
        sectionId: 's',
        from: { exact: '100/1', text: '100.00' },
        to: { exact: '0/1', text: '0.00' },
        decisive: true,
      },
    ])
    expect(result.beforeCritical?.text).toBe('100.00')
    expect(total(result)).toBe('50.00')
    expect(question(result, 'b')?.whatIf?.best?.text).toBe('100.00')
    expect(question(result, 'a')?.whatIf?.best?.text).toBe('50.00')
  })
})

describe('a number brought to whole percent before the comparison', () => {
  const result = (passRounding: 'round' | 'floor', mark: string, share: string, rest: string) => {
    const own = [yesNo('a', { weight: share }), yesNo('b', { weight: rest })]
    const document = aChecklist([aSection('s', own, { passMark: mark })], { passMark: mark })
    const policies = { ...document.policies, passRounding }
    return scoreEvaluation({ ...document, policies }, [yes('a'), no('b')])
  }

  test.each([
    ['round', '85', '84.499', '15.501', 'fail', '84.499'],
    ['round', '85', '84.5', '15.5', 'pass', '84.50'],
    ['round', '85', '84.996', '15.004', 'pass', '84.996'],
    ['floor', '84.2', '84.996', '15.004', 'fail', '84.996'],
    ['floor', '84.2', '85', '15', 'pass', '85.00'],
    ['round', '0', '0.004', '99.996', 'pass', '0.004'],
  ] as const)(
    '%s, mark %s, score %s of it and %s: %s, shown as %s',
    (rounding, mark, share, rest, verdict, text) => {
      const { total: shown, sections, outcome } = result(rounding, mark, share, rest)
      expect(outcome.verdict).toBe(verdict)
      expect([shown?.text, sections[0]?.score?.text]).toEqual([text, text])
    },
  )
})

describe('bonus sections', () => {
  test.each(['weighted-sections', 'total-points'] as const)('%s', (method) => {
    const document = aChecklist(
      [
        aSection('s', [yesNo('a'), yesNo('b')]),
        aSection('extra', [yesNo('x', { bonus: true, weight: '3' }), textQuestion('why')]),
      ],
      { method },
    )
    const result = scoreEvaluation(document, [yes('a'), no('b'), yes('x')])
    expect(total(result)).toBe('53.00')
    expect(result.bonusPoints.text).toBe('3.00')
    expect(result.sections[1]).toMatchObject({ bonus: true, score: null, share: null })
    expect(question(result, 'x')?.whatIf).toMatchObject({
      worst: { text: '50.00' },
      best: { text: '53.00' },
    })
    expect(total(scoreEvaluation(document, [yes('x')]))).toBeNull()
  })
})

describe('the result', () => {
  const two = aChecklist([
    aSection('s', [yesNo('a'), yesNo('b')], { weight: '1' }),
    aSection('t', [yesNo('c'), yesNo('d'), yesNo('e')], { weight: '2' }),
  ])
  const answers = [yes('a'), no('b'), no('c'), yes('d'), notApplicable('e')]

  test('equal changes in two sections are not taken for one another', () => {
    const result = scoreEvaluation(two, answers)
    expect(total(result)).toBe('50.00')
    expect(question(result, 'b')?.whatIf?.best?.text).toBe('66.67')
    expect(question(result, 'c')?.whatIf?.best?.text).toBe('83.33')
    expect(question(result, 'e')?.whatIf).toMatchObject({
      worst: { text: '38.89' },
      best: { text: '61.11' },
    })
  })

  test('shares of sections and questions', () => {
    const result = scoreEvaluation(two, answers)
    expect(result.sections.map(({ share }) => share?.exact)).toEqual(['100/3', '200/3'])
    expect(result.questions.map(({ effectiveWeight }) => effectiveWeight?.exact ?? null)).toEqual([
      '50/3',
      '50/3',
      '100/3',
      '100/3',
      null,
    ])
    expect(result.points).toEqual({ earned: '2/1', possible: '4/1' })
  })

  test('points are those of ordinary sections, times the factor under total points', () => {
    const document = (method: 'weighted-sections' | 'total-points') =>
      aChecklist(
        [
          aSection('s', [yesNo('a', { weight: '0.5' }), yesNo('b')], { weight: '0.5' }),
          aSection('t', [yesNo('c', { weight: '3' })], { weight: '2' }),
          aSection('u', [yesNo('x', { bonus: true, weight: '7' })], { weight: '3' }),
        ],
        { method },
      )
    const pointsBy = (method: 'weighted-sections' | 'total-points') =>
      scoreEvaluation(document(method), [yes('a'), no('b'), yes('c'), yes('x')]).points
    expect(pointsBy('weighted-sections')).toEqual({ earned: '7/2', possible: '9/2' })
    expect(pointsBy('total-points')).toEqual({ earned: '25/4', possible: '27/4' })
  })

  test('without N/A the range is the total, at both ends', () => {
    const { total: own, notApplicableRange } = scoreEvaluation(two, answers.slice(0, 4))
    expect(notApplicableRange).toEqual({ answers: 0, worst: own, best: own })
  })

  test('the total alone is the total of the result', () => {
    const compiled = compileChecklist(two)
    for (const given of [answers, answers.slice(1), []]) {
      const hidden = new Set(['a'])
      const alone = (own?: Set<string>) => totalScore(compiled, given, own)
      const whole = (own?: Set<string>) => scoreCompiled(compiled, given, { hidden: own }).total
      expect(textOrNull(alone())).toBe(whole()?.exact ?? null)
      expect(textOrNull(alone(hidden))).toBe(whole(hidden)?.exact ?? null)
    }
  })

  test('says by which version and which rules it was made', () => {
    const result = scoreEvaluation(two, answers, { versionId: 'v1' })
    expect(result).toMatchObject({
      format: 'etalon.score/1',
      rulesVersion: 1,
      versionId: 'v1',
      rulesFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      policies: two.policies,
    })
    expect(scoreEvaluation(two, answers).versionId).toBeNull()
  })

  test('the fingerprint is of the rules: not of texts, nor of how a number is written', () => {
    const fingerprint = (document: ChecklistDocument) =>
      scoreEvaluation(document, []).rulesFingerprint
    const own = aChecklist([aSection('s', [yesNo('a', { weight: '1.50' })])])
    const same = aChecklist([
      aSection('s', [yesNo('a', { weight: '1.5', text: { ru: 'Чек выдан?' } })]),
    ])
    const other = aChecklist([aSection('s', [yesNo('a', { weight: '1.51' })])])
    expect(fingerprint(same)).toBe(fingerprint(own))
    expect(fingerprint(other)).not.toBe(fingerprint(own))
  })

  test('a checklist that is compiled once scores every evaluation as on its own', () => {
    const document = aChecklist([
      aSection('s', [
        scale('a', 1, 5),
        multiple('b', ['1', '2', '4']),
        duration('c', { rule: { kind: 'linear', zeroAt: '60', fullAt: '0' } }),
        yesNo('d'),
      ]),
    ])
    const compiled = compileChecklist(document)
    for (const [value, options, seconds] of [
      ['2', ['1', '4'], '20'],
      ['2', ['4', '1'], '20.0'],
      ['5', ['2'], '0.000000001'],
      ['2', ['1', '4'], '20'],
    ] as const) {
      const given = [counted('a', value), ticked('b', ...options), counted('c', seconds), no('d')]
      expect(scoreCompiled(compiled, given)).toEqual(scoreEvaluation(document, given))
    }
    expect(() => scoreCompiled(compiled, [chosen('d', 'maybe')])).toThrow(InvalidAnswer)
    expect(() => scoreCompiled(compiled, [chosen('a', '2')])).toThrow(InvalidAnswer)
  })

  test('answers without a value for a photo question do no harm', () => {
    const document = aChecklist([aSection('s', [yesNo('a'), single('b', ['1'])])])
    const empty = anAnswer('b')
    expect(total(scoreEvaluation(document, [anAnswer('a', { value: choice('yes') }), empty]))).toBe(
      '100.00',
    )
  })
})
