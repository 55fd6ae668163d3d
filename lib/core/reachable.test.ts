import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  multiple,
  numberQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question, Section } from './checklist'
import type { Comparison, Condition } from './condition'
import { unreachableParts } from './reachable'

const chose = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const not = (of: Condition): Condition => ({ kind: 'not', of })
const compare = (question: string, operator: Comparison, value: string): Condition => ({
  kind: 'compare',
  left: { kind: 'answer', question },
  operator,
  right: { kind: 'number', value },
})

/** Earlier questions, and one more that is asked under a condition. */
const asked = (showWhen: Condition, ...earlier: Question[]) =>
  unreachableParts(aChecklist([aSection('s', [...earlier, yesNo('last', { showWhen })])]))

describe('what no answers can bring onto the screen', () => {
  const cases: [string, Condition, Question[], boolean][] = [
    ['an option', chose('a', 'yes'), [yesNo('a')], true],
    ['two options of one choice', all(chose('a', 'yes'), chose('a', 'no')), [yesNo('a')], false],
    [
      'two options of several',
      all(chose('a', '1'), chose('a', '2'), not(chose('a', '3'))),
      [multiple('a', ['1', '2', '3', '4'])],
      true,
    ],
    ['nothing at all', not(chose('a', 'yes', 'no')), [yesNo('a')], true],
    ['N/A', { kind: 'not-applicable', question: 'a' }, [yesNo('a')], true],
    [
      'N/A where it is not allowed',
      { kind: 'not-applicable', question: 'a' },
      [yesNo('a', { allowNotApplicable: false })],
      false,
    ],
    [
      'a number between',
      all(compare('a', 'above', '5'), compare('a', 'below', '6')),
      [numberQuestion('a')],
      true,
    ],
    [
      'a whole number between',
      all(compare('a', 'above', '2'), compare('a', 'below', '3')),
      [scale('a', 1, 5)],
      false,
    ],
    ['beyond a scale', compare('a', 'above', '5'), [scale('a', 1, 5)], false],
    ['the end of a scale', compare('a', 'at-least', '5'), [scale('a', 1, 5)], true],
    ['a text', { kind: 'text-is', question: 'a', text: 'x' }, [textQuestion('a')], true],
    ['an empty any', { kind: 'any', of: [] }, [], false],
    ['an empty all', { kind: 'all', of: [] }, [], true],
    [
      'a question that hides itself then',
      all(chose('a', 'no'), chose('b', 'yes')),
      [yesNo('a'), yesNo('b', { showWhen: chose('a', 'yes') })],
      false,
    ],
    [
      'an option of an unreachable question',
      chose('b', 'yes'),
      [yesNo('a'), yesNo('b', { showWhen: all(chose('a', 'yes'), chose('a', 'no')) })],
      false,
    ],
  ]

  test.each(cases)('%s', (_, condition, earlier, isReachable) => {
    expect(asked(condition, ...earlier).includes('last')).toBe(!isReachable)
  })

  test('arithmetic and too many combinations count as reachable', () => {
    const twice: Condition = {
      kind: 'compare',
      left: {
        kind: 'product',
        of: [
          { kind: 'answer', question: 'a' },
          { kind: 'number', value: '2' },
        ],
      },
      operator: 'above',
      right: { kind: 'number', value: '100' },
    }
    expect(asked(twice, scale('a', 1, 5))).toEqual([])
    const many = Array.from({ length: 12 }, (_, place) => yesNo(`q${place}`))
    const impossible = all(...many.flatMap(({ id }) => [chose(id, 'yes'), chose(id, 'no')]))
    expect(asked(impossible, ...many)).toEqual([])
    const options = Array.from({ length: 40 }, (_, place) => String(place))
    const wide = all(...options.map((option) => chose('a', option)), chose('b', 'x'))
    expect(asked(wide, multiple('a', options), single('b', ['y']))).toEqual([])
  })

  test('of a section only its own name is told, and conditions reach down', () => {
    const never = all(chose('a', 'yes'), chose('a', 'no'))
    const inner: Section = aSection('inner', [yesNo('c')])
    const document = aChecklist([
      aSection('s', [yesNo('a')]),
      aSection('t', [yesNo('b')], { showWhen: never, sections: [inner] }),
      aSection('u', [yesNo('d', { showWhen: chose('b', 'yes') })]),
    ])
    expect(unreachableParts(document)).toEqual(['t', 'd'])
  })

  describe('of many follow-ups, each under nine questions,', () => {
    const nine = Array.from({ length: 9 }, (_, place) =>
      yesNo(`q${place}`, { allowNotApplicable: false }),
    )
    const yesToAll = nine.map(({ id }) => chose(id, 'yes'))

    /** How often the parts of the conditions are read: once a trial, and a few times besides. */
    function readsOf(conditionAt: (place: number) => readonly Condition[]) {
      let reads = 0
      const followUps = Array.from({ length: 40 }, (_, place) => {
        const parts = conditionAt(place)
        const showWhen: Condition = {
          kind: 'all',
          get of() {
            reads += 1
            return parts
          },
        }
        return yesNo(`f${place}`, { showWhen })
      })
      const unreachable = unreachableParts(aChecklist([aSection('s', [...nine, ...followUps])]))
      return { reads, unreachable }
    }
    const besides = 40 * 5

    test('the same conditions are tried once', () => {
      const possible = readsOf(() => yesToAll)
      expect(possible.unreachable).toEqual([])
      expect(possible.reads).toBeLessThan(3 ** 9 + besides)
      const impossible = readsOf(() => [...yesToAll, chose('q0', 'no')])
      expect(impossible.unreachable).toHaveLength(40)
      expect(impossible.reads).toBeLessThan(3 ** 9 + besides)
    })

    test('different ones share the trials of the document; what is not tried is reachable', () => {
      const never = readsOf((place) => [
        ...yesToAll,
        { kind: 'not', of: { kind: 'any', of: [chose('q0', 'yes'), chose('x', `${place}`)] } },
      ])
      expect(never.reads).toBeLessThan(20_000 + besides)
      expect(never.unreachable).toEqual(['f0'])
    })
  })
})
