import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factNames, someCondition, someFacts, someNumberFormula } from '@/test/factories/formula'
import { referenceValue } from '@/test/formula-reference'
import { Fraction } from '../exact'
import { evaluateFormula, type FormulaTrace, traceFormula } from './evaluate-formula'
import { columnOf, evaluateColumns, factAt } from './formula-columns'
import { type FormulaNode, factsReadBy } from './formula-tree'
import { type Fact, Stop } from './formula-value'

/** An outcome as the reference says it. */
function said(outcome: Fact): Fraction | boolean | string {
  if (outcome instanceof Stop) return `stop ${outcome.reason}`
  if (typeof outcome === 'object' && !(outcome instanceof Fraction)) {
    return `stop ${outcome.missing}`
  }
  return outcome
}

const countParts = ({ parts }: FormulaTrace): number =>
  1 + parts.reduce((sum, part) => sum + countParts(part), 0)

describe('one formula, one number', () => {
  test('the exact evaluation agrees with a second one that was written apart from it', () => {
    fc.assert(
      fc.property(fc.oneof(someNumberFormula, someCondition), someFacts, (tree, facts) => {
        expect(said(evaluateFormula(tree, facts))).toEqual(referenceValue(tree, facts))
      }),
    )
  })

  test('a trace has the same outcome, and every part has its own', () => {
    fc.assert(
      fc.property(someNumberFormula, someFacts, (tree, facts) => {
        const trace = traceFormula(tree, facts)
        expect(said(trace.outcome)).toEqual(said(evaluateFormula(tree, facts)))
        const check = ({ node, outcome, parts }: FormulaTrace) => {
          expect(said(outcome)).toEqual(said(evaluateFormula(node, facts)))
          parts.forEach(check)
        }
        if (countParts(trace) < 60) check(trace)
      }),
    )
  })

  test('many rows at once give what each gives alone', () => {
    const rows = fc.array(someFacts, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(someNumberFormula, rows, (tree: FormulaNode, people) => {
        const columns = new Map(
          factNames.map((name) => [
            name,
            columnOf(people.map((facts) => facts.get(name) ?? Fraction.zero)),
          ]),
        )
        const result = evaluateColumns({ tree, reads: factsReadBy(tree) }, columns, people.length)
        for (const [row, facts] of people.entries()) {
          expect(said(factAt(result, row))).toEqual(said(evaluateFormula(tree, facts)))
        }
      }),
    )
  })
})
