import { checkFormula } from '@/lib/core/formula/check-formula'
import type { FormulaProblem, Suggestion } from '@/lib/core/formula/formula-problem'
import type { FormulaPlace, FormulaScope } from '@/lib/core/formula/formula-scope'
import type { FormulaNode } from '@/lib/core/formula/formula-tree'
import type { Spelling } from '@/lib/core/formula/functions'
import { readFormula } from '@/lib/core/formula/read-formula'
import { canonicalFormula, layOutFormula } from '@/lib/core/formula/spell-formula'

/** A formula while it is being written. */
export interface FormulaDraft {
  /** Null while the text does not read. */
  readonly tree: FormulaNode | null
  readonly problems: readonly FormulaProblem[]
}

/** What can be said of a text as it stands. */
export function draftOf(
  text: string,
  spelling: Spelling,
  scope: FormulaScope,
  place: FormulaPlace,
): FormulaDraft {
  const read = readFormula(text, spelling)
  if (!read.ok) return { tree: null, problems: [read.problem] }
  return { tree: read.tree, problems: checkFormula(read.tree, scope, place, spelling).problems }
}

/** What the form keeps: the canonical text, or what was typed while it does not read. */
export function keptText(text: string, spelling: Spelling): string {
  const read = readFormula(text, spelling)
  return read.ok ? canonicalFormula(read.tree) : text
}

/** What the reader sees of a kept text: his own spelling, or what was typed. */
export function shownText(kept: string, spelling: Spelling): string {
  const read = readFormula(kept, 'en')
  return read.ok ? layOutFormula(read.tree, spelling) : kept
}

/** A text with a suggestion taken. */
export function withSuggestion(text: string, { from, to, text: put }: Suggestion): string {
  return text.slice(0, from) + put + text.slice(to)
}
