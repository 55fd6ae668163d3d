import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  chosen,
  counted,
  critical,
  no,
  notApplicable,
  numberQuestion,
  scale,
  single,
  textQuestion,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { canonicalJson } from './canonical-json'
import type { Answer, ChecklistDocument, Question } from './checklist'
import { compileChecklist } from './compile-checklist'
import type { Condition } from './condition'
import { rescore } from './rescore'
import { scoreEvaluation } from './score-evaluation'

const under = (from: ChecklistDocument, to: ChecklistDocument, answers: readonly Answer[]) =>
  rescore(
    { versionId: 'v1', document: from },
    { versionId: 'v2', compiled: compileChecklist(to) },
    answers,
  )

const four = ['a', 'b', 'c', 'd'].map((id) => yesNo(id))
const old = aChecklist([aSection('s', four)])
const answers = [yes('a'), yes('b'), yes('c'), no('d')]

describe('a rescore', () => {
  test('is labelled, names both versions, and is the score itself under the same rules', () => {
    const again = under(old, old, answers)
    expect(again).toMatchObject({
      format: 'etalon.rescore/1',
      label: 'rescore',
      answeredVersionId: 'v1',
      versionId: 'v2',
      carried: 4,
      leftOut: 0,
      matched: '100.00',
    })
    expect(again.result).toEqual(scoreEvaluation(old, answers, { versionId: 'v2' }))
  })

  test('leaves the result that stands as it was, and is the same whenever it is made', () => {
    const stands = scoreEvaluation(old, answers, { versionId: 'v1' })
    const before = canonicalJson(stands)
    const heavier = aChecklist([aSection('s', [yesNo('a', { weight: '5' }), ...four.slice(1)])])
    expect(under(old, heavier, answers).result?.total?.text).toBe('87.50')
    expect(canonicalJson(stands)).toBe(before)
    expect(canonicalJson(under(old, heavier, [...answers].reverse()))).toBe(
      canonicalJson(under(old, heavier, answers)),
    )
  })

  test('takes the critical rule of the new version', () => {
    const strict = aChecklist([
      aSection('s', [...four.slice(0, 3), yesNo('d', { critical: critical('total-zero') })]),
    ])
    expect(under(old, strict, answers).result?.total?.text).toBe('0.00')
  })

  test('never asks an old visit what was not asked then, not even where unanswered counts', () => {
    const more = aChecklist([aSection('s', [...four, yesNo('e')])], { unanswered: 'counts' })
    const again = under(old, more, answers)
    expect(again.matched).toBe('80.00')
    expect(again.result?.total?.text).toBe('75.00')
    expect(again.result?.questions.at(-1)).toMatchObject({ id: 'e', state: 'hidden' })
  })

  test('counts what was asked and left unanswered by the new version’s policy', () => {
    const nine = [...four, ...['e', 'f', 'g', 'h', 'i'].map((id) => yesNo(id))]
    const from = aChecklist([aSection('s', nine)])
    const given = nine.slice(0, 8).map(({ id }) => yes(id))
    const strict = aChecklist([aSection('s', nine)], { unanswered: 'counts' })
    expect(under(from, strict, given).result?.total?.text).toBe('88.89')
    expect(under(from, from, given).result?.total?.text).toBe('100.00')
  })

  test('is not made where less than 80 % of the weight is answered', () => {
    const much = aChecklist([aSection('s', [...four, yesNo('e', { weight: '1.01' })])])
    expect(under(old, much, answers)).toMatchObject({ matched: '79.84', result: null })
    const nothing = aChecklist([aSection('s', [textQuestion('t')])])
    expect(under(old, nothing, answers)).toMatchObject({ matched: '0.00', result: null })
  })

  test('weighs sections, not questions, where the method does', () => {
    const to = aChecklist([
      aSection('s', four, { weight: '3' }),
      aSection('n', [yesNo('e'), yesNo('f'), yesNo('g')], { weight: '1' }),
    ])
    expect(under(old, to, answers).matched).toBe('75.00')
    const pooled = aChecklist(to.sections, { method: 'total-points' })
    expect(under(old, pooled, answers).matched).toBe('80.00')
  })

  test('leaves out and counts what the new version cannot read', () => {
    const from = aChecklist([
      aSection('s', [
        ...four,
        scale('scale', 1, 5),
        single('single', ['1', '0']),
        yesNo('kind'),
        yesNo('gone'),
        yesNo('na'),
        textQuestion('text'),
      ]),
    ])
    const to = aChecklist([
      aSection('s', [
        ...four.map((question) => ({ ...question, weight: '10' })),
        scale('scale', 1, 10),
        single('single', ['1', '-1']),
        scale('kind', 0, 1),
        yesNo('na', { allowNotApplicable: false }),
      ]),
    ])
    const given = [
      ...answers,
      counted('scale', '5'),
      chosen('single', '0'),
      yes('kind'),
      yes('gone'),
      notApplicable('na'),
      written('text', 'a word'),
    ]
    const again = under(from, to, given)
    expect(again).toMatchObject({ carried: 4, leftOut: 5 })
    expect(again.result?.total?.text).toBe('75.00')
  })

  const when = (question: string): Condition => ({ kind: 'chosen', question, options: ['yes'] })

  test('asks by the branching of the new version, and weighs only what that asks', () => {
    const branching = aChecklist([
      aSection('s', [...four, yesNo('new', { weight: '9', showWhen: when('d') })]),
    ])
    expect(under(old, branching, answers)).toMatchObject({ matched: '100.00' })
    const asked = under(old, branching, [...answers.slice(0, 3), yes('d')])
    expect(asked).toMatchObject({ matched: '30.77', result: null })
  })

  test('what branching hid then is not asked now, and an answer to it is none', () => {
    const from = aChecklist([
      aSection('s', [
        ...four,
        yesNo('x', { weight: '0.5', showWhen: when('d') }),
        yesNo('y', { weight: '0.25', showWhen: when('d') }),
      ]),
    ])
    const to = aChecklist([aSection('s', [...four, yesNo('x', { weight: '0.5' })])], {
      unanswered: 'counts',
    })
    const again = under(from, to, [...answers, no('x')])
    expect(again).toMatchObject({ carried: 4, leftOut: 0, matched: '88.89' })
    expect(again.result?.total?.text).toBe('75.00')
  })

  test('an option that the new version does not offer there cannot be read', () => {
    const offered = (showWhen?: Condition) => [
      { id: 'plain', text: { en: 'plain' }, points: '1' },
      { id: 'rare', text: { en: 'rare' }, points: '0', showWhen },
    ]
    const from = aChecklist([aSection('s', [...four, single('o', offered())])])
    const to = aChecklist([aSection('s', [...four, single('o', offered(when('d')))])])
    const again = under(from, to, [...answers, chosen('o', 'rare')])
    expect(again).toMatchObject({ carried: 4, leftOut: 1, matched: '80.00' })
    expect(again.result?.total?.text).toBe('75.00')
  })

  test('a computed value is worked out from what is carried', () => {
    const sum = {
      kind: 'sum',
      of: [
        { kind: 'answer', question: 'n' },
        { kind: 'number', value: '1' },
      ],
    } as const
    const worked: Question = {
      ...yesNo('w'),
      type: 'computed',
      unit: null,
      value: sum,
      rule: { kind: 'linear', zeroAt: '0', fullAt: '10' },
    }
    const from = aChecklist([aSection('s', [numberQuestion('n')])])
    const to = aChecklist([aSection('s', [numberQuestion('n'), worked])])
    expect(under(from, to, [counted('n', '4')])).toMatchObject({ matched: '100.00' })
    expect(under(from, to, [counted('n', '4')]).result?.total?.text).toBe('50.00')
    expect(under(from, to, [])).toMatchObject({ matched: '0.00', result: null })
  })
})
