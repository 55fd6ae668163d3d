import { checkFormula } from './check-formula'
import type { FormulaProblem } from './formula-problem'
import type { FormulaPlace, FormulaScope, ValueKind } from './formula-scope'
import { type FormulaNode, factsReadBy } from './formula-tree'
import type { Spelling } from './functions'
import { readFormula } from './read-formula'
import { canonicalFormula } from './spell-formula'

/** A formula that may be evaluated. */
export interface CompiledFormula {
  readonly tree: FormulaNode
  /** What is stored. */
  readonly canonical: string
  readonly kind: ValueKind
  /** Keys of the facts that it reads. */
  readonly reads: readonly string[]
}

export type Compilation =
  | { readonly ok: true; readonly formula: CompiledFormula }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] }

/**
 * A typed text made into a formula for a place.
 *
 * Rule    read, then checked; a text that does not read has one problem, one that means nothing has
 *         all of them.
 * Returns the formula with what it reads, or its problems at their characters.
 * Source  PAY.md, Formula language.
 */
export function compileFormula(
  text: string,
  spelling: Spelling,
  scope: FormulaScope,
  place: FormulaPlace,
): Compilation {
  const read = readFormula(text, spelling)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  const { tree } = read
  const { kind, problems } = checkFormula(tree, scope, place, spelling)
  if (kind === null || problems.length > 0) return { ok: false, problems }
  const result = kind === 'number' && place.result === 'money' ? 'money' : kind
  return {
    ok: true,
    formula: { tree, canonical: canonicalFormula(tree), kind: result, reads: factsReadBy(tree) },
  }
}
