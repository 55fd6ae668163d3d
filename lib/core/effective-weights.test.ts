import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  duration,
  multiple,
  numberQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { ScoringPolicies, Section } from './checklist'
import { effectiveWeights, numbersOf } from './effective-weights'
import { fractionText } from './exact'

function shares(sections: readonly Section[], policies: Partial<ScoringPolicies> = {}) {
  const found = effectiveWeights(aChecklist(sections, policies))
  return found && Object.fromEntries([...found].map(([id, share]) => [id, fractionText(share)]))
}

describe('the part of the total that a question carries', () => {
  const till = aSection('till', [yesNo('a'), yesNo('b', { weight: '3' })], { weight: '60' })
  const hall = aSection('hall', [single('c', ['10', '0'])], { weight: '20' })

  test('is the section’s part of the weights, times its own of the section’s points', () => {
    expect(shares([till, hall])).toEqual({ a: '3/16', b: '9/16', c: '1/4' })
  })

  test('counts all points together, times the factors, where the method says so', () => {
    // 60 * 4 points and 20 * 10 points
    expect(shares([till, hall], { method: 'total-points' })).toEqual({
      a: '3/22',
      b: '9/22',
      c: '5/11',
    })
  })

  test('a section without possible points leaves the weights to the others', () => {
    const notes = aSection('notes', [textQuestion('n')], { weight: '900' })
    expect(shares([till, notes, hall])).toEqual({ a: '3/16', b: '9/16', c: '1/4' })
  })

  test('a bonus question carries nothing, one that informs is not told', () => {
    const bonus = aSection('more', [yesNo('d', { bonus: true }), textQuestion('e')])
    expect(shares([till, hall, bonus])).toEqual({ a: '3/16', b: '9/16', c: '1/4', d: '0/1' })
    expect(shares([aSection('s', [yesNo('a', { informational: true }), yesNo('b')])])).toEqual({
      b: '1/1',
    })
  })

  test('questions of inner sections are those of their root section', () => {
    const outer = aSection('outer', [yesNo('a')], { sections: [aSection('inner', [yesNo('b')])] })
    expect(shares([outer])).toEqual({ a: '1/2', b: '1/2' })
  })

  test('is not known while a number is no decimal, nor where nothing can be reached', () => {
    expect(shares([aSection('s', [yesNo('a')], { weight: '1,5' })])).toBeNull()
    expect(shares([aSection('s', [yesNo('a', { weight: '' })])])).toBeNull()
    expect(shares([aSection('s', [yesNo('a', { no: 'x' })])])).toBeNull()
    expect(shares([aSection('s', [textQuestion('a')])])).toBeNull()
    expect(shares([aSection('s', [yesNo('a')], { weight: '0' })])).toBeNull()
    expect(shares([])).toBeNull()
    expect(shares([till, aSection('s', [yesNo('a')], { weight: '1,5' })])).toBeNull()
  })

  test('a number of a question that only informs hinders nothing', () => {
    const informing = yesNo('a', { weight: 'x', informational: true })
    expect(shares([aSection('s', [informing, yesNo('b')])])).toEqual({ b: '1/1' })
  })
})

describe('the numbers of a question', () => {
  const bands = {
    kind: 'bands',
    bands: [
      { upTo: '20', credit: '1' },
      { upTo: '40', credit: '0.5' },
    ],
    otherwise: '0.1',
  } as const

  test.each([
    ['yes and no', yesNo('a', { weight: '2', yes: '3', no: '-1' }), ['2', '3', '-1']],
    [
      'options, with possible points of their own',
      single('a', ['5', { id: 'b', text: {}, points: '1', possible: '4' }]),
      ['1', '5', '0', '1', '4'],
    ],
    ['several options', multiple('a', ['5', '-1']), ['1', '5', '0', '-1', '0']],
    ['the ends of a scale', scale('a', 1, 5), ['1', '1', '5']],
    ['an end that is no whole number', scale('a', 0.5, 5), ['1', 'not whole: 0.5', '5']],
    [
      'bands of a scale',
      scale('a', 0, 10, { bands }),
      ['1', '0', '10', '20', '1', '40', '0.5', '0.1'],
    ],
    ['bands', duration('a', { rule: bands }), ['1', '20', '1', '40', '0.5', '0.1']],
    [
      'a line',
      numberQuestion('a', { rule: { kind: 'linear', zeroAt: '10', fullAt: '2' } }),
      ['1', '10', '2'],
    ],
    ['no rule', numberQuestion('a', { weight: '7' }), ['7']],
    ['a text', textQuestion('a', { weight: '7' }), ['7']],
  ])('%s', (_name, question, numbers) => {
    expect(numbersOf(question)).toEqual(numbers)
  })
})
