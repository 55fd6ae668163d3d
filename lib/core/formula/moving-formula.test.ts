import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText, parseDecimal } from '../exact'
import type { Fact } from './formula-value'
import { MovingFormula } from './moving-formula'

const sales = 'KPI("sales")'
const facts: ReadonlyMap<string, Fact> = new Map([
  ['score', parseDecimal('0.9')],
  ['on_time', parseDecimal('0.5')],
  ['courtesy', parseDecimal('0.25')],
  ['figure', Fraction.of(3)],
  [sales, Fraction.of(12)],
])

/** What the formula gives after each of the changes. */
function outcomes(
  text: string,
  moving: readonly string[],
  changes: readonly (readonly [string, Fact | undefined])[],
) {
  const formula = new MovingFormula(aFormula(text).tree, facts, moving)
  const told = () => {
    const outcome = formula.outcome()
    return outcome instanceof Fraction ? fractionText(outcome) : outcome
  }
  const first = told()
  return [
    first,
    ...changes.map(([key, fact]) => {
      formula.set(key, fact)
      return told()
    }),
  ]
}

describe('a formula over facts of which some move', () => {
  const text = `IF(score >= 0.85, on_time * 2, ${sales} / 10) - courtesy`

  test('gives what it gives for the facts as they then are, names and look-ups', () => {
    const moved = outcomes(
      text,
      ['score', sales],
      [
        ['score', parseDecimal('0.8')],
        [sales, Fraction.of(20)],
        ['score', parseDecimal('0.9')],
      ],
    )
    // 2 * 0.5 - 0.25, then 12 / 10 - 0.25, then 20 / 10 - 0.25, and as it was.
    expect(moved).toEqual(['3/4', '19/20', '7/4', '3/4'])
  })

  test('has a fact no more once it is taken away, and has it again', () => {
    const moved = outcomes(
      'IFMISSING(figure, 7) + courtesy',
      ['figure'],
      [
        ['figure', undefined],
        ['figure', Fraction.of(1)],
        ['figure', { missing: 'not-delivered' }],
      ],
    )
    expect(moved).toEqual(['13/4', '29/4', '5/4', '29/4'])
  })

  test('computes once what reads none of those that were named, also where all else moves', () => {
    const moved = outcomes(
      text,
      ['score'],
      [
        ['on_time', Fraction.one],
        ['score', parseDecimal('0.8')],
        ['score', parseDecimal('0.9')],
      ],
    )
    expect(moved).toEqual(['3/4', '3/4', '19/20', '3/4'])
  })

  test('leaves the facts that it was given as they are', () => {
    outcomes(text, ['score'], [['score', Fraction.zero]])
    expect(facts.get('score')).toEqual(parseDecimal('0.9'))
  })
})
