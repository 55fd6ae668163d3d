import { FunctionChecker } from './check-functions'
import { type FormulaProblem, formulaProblem } from './formula-problem'
import type { FormulaPlace, FormulaScope, ValueKind } from './formula-scope'
import type { FormulaNode } from './formula-tree'
import type { PartType } from './formula-types'
import { type Spelling, spelledFunction } from './functions'
import { spellFormula } from './spell-formula'

export interface CheckedFormula {
  /** The kind of the value; null where a problem hides it. A free number counts as a number. */
  readonly kind: ValueKind | null
  readonly problems: readonly FormulaProblem[]
}

/**
 * Whether a formula that reads also means something at its place.
 *
 * Rule    every name and code is known; kinds fit each other; what may be missing is dealt with by
 *         IFMISSING, or by the place itself.
 * Returns all problems, in the order of their places; suggestions in the reader's spelling.
 * Source  PAY.md, Formula language: types.
 */
export function checkFormula(
  tree: FormulaNode,
  scope: FormulaScope,
  place: FormulaPlace,
  spelling: Spelling,
): CheckedFormula {
  const checker = new FunctionChecker(scope, spelling)
  const type = checker.check(tree)
  const problems = [
    ...checker.problems,
    ...(type === null ? [] : resultProblems(tree, type, place, spelling)),
    ...(type === null || place.takesMissing ? [] : missingProblems(type, scope, spelling)),
  ]
  return { kind: type?.kind ?? null, problems: problems.toSorted((a, b) => a.from - b.from) }
}

const resultCodes = {
  number: 'result-number',
  money: 'result-money',
  boolean: 'result-condition',
  text: 'result-text',
} as const

function resultProblems(
  tree: FormulaNode,
  type: PartType,
  { result }: FormulaPlace,
  spelling: Spelling,
): readonly FormulaProblem[] {
  const isFit = result === null || type.kind === result || (type.isFree && result === 'money')
  if (isFit) return []
  if (result !== 'number' || type.kind !== 'boolean') {
    return [formulaProblem(resultCodes[result], tree)]
  }
  const text = `${spelledFunction('IF', spelling)}(${spellFormula(tree, spelling)}${spelling === 'ru' ? ';' : ','} 1${spelling === 'ru' ? ';' : ','} 0)`
  const instead = { from: tree.from, to: tree.to, text }
  return [formulaProblem('result-number', tree, {}, [instead])]
}

function missingProblems(
  type: PartType,
  scope: FormulaScope,
  spelling: Spelling,
): readonly FormulaProblem[] {
  return type.missing.map((node) => {
    const name = spellFormula(node, spelling)
    const separator = spelling === 'ru' ? ';' : ','
    const otherwise = isFractionIn(scope, node) ? '1' : '0'
    const text = `${spelledFunction('IFMISSING', spelling)}(${name}${separator} ${otherwise})`
    return formulaProblem('missing-value', node, { name }, [{ from: node.from, to: node.to, text }])
  })
}

function isFractionIn(scope: FormulaScope, node: FormulaNode): boolean {
  if (node.kind === 'name') return scope.names.get(node.name)?.isFraction ?? false
  // A figure that was not delivered earned nothing; a score that nobody measured costs nobody.
  const isScore = node.kind === 'lookup' && node.lookup !== 'KPI'
  return isScore && (scope.codes[node.lookup].get(node.code)?.isFraction ?? false)
}
