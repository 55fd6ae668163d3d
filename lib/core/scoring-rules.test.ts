import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  critical,
  duration,
  multiple,
  numberQuestion,
  pairOption,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import { canonicalJson } from './canonical-json'
import type { Question } from './checklist'
import type { Condition, Expression } from './condition'
import { fingerprintOf } from './fingerprint'
import { scoringRulesOf, scoringRulesVersion } from './scoring-rules'

const shown: Condition = { kind: 'answered', question: 'till' }
const value: Expression = { kind: 'answer', question: 'wait' }
const rule = { kind: 'linear', zeroAt: '60.0', fullAt: '0.50' } as const
const bands = {
  kind: 'bands',
  bands: [{ upTo: '20.0', credit: '1.00' }],
  otherwise: '0.10',
} as const

const computed = { ...numberQuestion('sum'), type: 'computed', value } as unknown as Question

const document = aChecklist(
  [
    aSection(
      's',
      [
        yesNo('till', {
          weight: '1.50',
          yes: '2.0',
          no: '-1.0',
          critical: critical('cap', { cap: '60.0', threshold: '0.50' }),
        }),
        single('one', [pairOption('a', '1.0', '2.0'), '3'], { bonus: true }),
        multiple('some', [{ id: 'x', text: { ru: 'Чай' }, points: '1', showWhen: shown }]),
        scale('mark', 1, 5, { allowNotApplicable: false }),
        scale('stars', 1, 5, { bands }),
      ],
      {
        weight: '40.0',
        passMark: '85.0',
        showWhen: shown,
        sections: [aSection('i', [duration('wait', { rule }), numberQuestion('plain')])],
      },
    ),
    aSection('t', [
      textQuestion('why', { showWhen: shown }),
      yesNo('known', { informational: true }),
      numberQuestion('items', { rule: bands, critical: critical('section-zero') }),
      computed,
    ]),
  ],
  { passMark: '80.0', passRounding: 'floor' },
)

describe('the rules that decide a score', () => {
  const question = {
    weight: '1',
    bonus: false,
    allowNotApplicable: true,
    critical: null,
    rule: null,
  }

  test('in one spelling, and nothing else', () => {
    expect(JSON.parse(canonicalJson(scoringRulesOf(document)))).toEqual({
      format: 'etalon.rules/1',
      rulesVersion: scoringRulesVersion,
      policies: { ...document.policies, passMark: '80' },
      sections: [
        {
          id: 's',
          weight: '40',
          passMark: '85',
          showWhen: shown,
          questions: [
            {
              ...question,
              id: 'till',
              type: 'yes-no',
              weight: '1.5',
              critical: { effect: 'cap', cap: '60', threshold: '0.5' },
              rule: { yes: '2', no: '-1' },
            },
            {
              ...question,
              id: 'one',
              type: 'single',
              bonus: true,
              rule: [
                { id: 'a', points: '1', possible: '2' },
                { id: '3', points: '3', possible: null },
              ],
            },
            {
              ...question,
              id: 'some',
              type: 'multiple',
              rule: [{ id: 'x', points: '1', possible: null, showWhen: shown }],
            },
            {
              ...question,
              id: 'mark',
              type: 'scale',
              allowNotApplicable: false,
              rule: { min: 1, max: 5, bands: null },
            },
            {
              ...question,
              id: 'stars',
              type: 'scale',
              rule: {
                min: 1,
                max: 5,
                bands: { kind: 'bands', bands: [{ upTo: '20', credit: '1' }], otherwise: '0.1' },
              },
            },
          ],
          sections: [
            {
              id: 'i',
              weight: '1',
              passMark: null,
              questions: [
                {
                  ...question,
                  id: 'wait',
                  type: 'duration',
                  rule: { kind: 'linear', zeroAt: '60', fullAt: '0.5' },
                },
                { ...question, id: 'plain', type: 'number' },
              ],
              sections: [],
            },
          ],
        },
        {
          id: 't',
          weight: '1',
          passMark: null,
          questions: [
            { ...question, id: 'why', type: 'text', showWhen: shown },
            {
              ...question,
              id: 'known',
              type: 'yes-no',
              informational: true,
              rule: { yes: '1', no: '0' },
            },
            {
              ...question,
              id: 'items',
              type: 'number',
              critical: { effect: 'section-zero', cap: null, threshold: '1' },
              rule: { kind: 'bands', bands: [{ upTo: '20', credit: '1' }], otherwise: '0.1' },
            },
            { ...question, id: 'sum', type: 'computed', value },
          ],
          sections: [],
        },
      ],
    })
  })

  // Written down once: a fingerprint that changes makes every older result look foreign.
  test('the fingerprint of a checklist of the first format stays for ever', () => {
    const first = aChecklist([aSection('s', [yesNo('a'), scale('b', 1, 5)], { weight: '2' })])
    expect(fingerprintOf(scoringRulesOf(first))).toBe(
      'b88cc5804b26d80d1254c636fcee666c8fa63be9e5205c7311bd107ca46f9ade',
    )
  })

  test('a number that is no decimal is refused', () => {
    const wrong = aChecklist([aSection('s', [yesNo('a', { weight: '1,5' })])])
    expect(() => scoringRulesOf(wrong)).toThrow(RangeError)
  })
})
