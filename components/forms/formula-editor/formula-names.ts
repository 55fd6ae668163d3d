import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertBracket,
  startCompletion,
} from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { FactType, FormulaScope } from '@/lib/core/formula/formula-scope'
import {
  type FunctionName,
  functionNames,
  functionOf,
  isLookup,
  type LookupName,
  lookupNames,
  type Spelling,
  spelledBoolean,
  spelledFunction,
} from '@/lib/core/formula/functions'

/** The words that stand beside a completion. */
export interface CompletionWords {
  readonly kind: (kind: FactType['kind']) => string
  readonly takes: (name: FunctionName | LookupName) => string
  readonly gives: (name: FunctionName | LookupName) => string
  /** What a name or a code means in this organisation; null where nobody has said it. */
  readonly title: (name: string) => string | null
}

/** Everything that could stand at a place: names, functions, and inside quotes the known codes. */
export function formulaCompletions(
  scope: FormulaScope,
  spelling: Spelling,
  words: CompletionWords,
) {
  const named = (label: string, { kind }: FactType): Completion => ({
    label,
    type: 'variable',
    detail: words.title(label) ?? words.kind(kind),
    boost: 2,
  })
  const names = [...scope.names].map(([name, type]) => named(name, type))
  const functions = [...functionNames, ...lookupNames].map((name): Completion => {
    const label = spelledFunction(name, spelling)
    return {
      label,
      type: 'function',
      detail: `(${words.takes(name)})`,
      info: words.gives(name),
      apply: withinBrackets(label, isLookup(name)),
    }
  })
  const truths = [true, false].map(
    (value): Completion => ({ label: spelledBoolean(value, spelling), type: 'constant' }),
  )
  const everything = [...names, ...functions, ...truths]

  return (context: CompletionContext): CompletionResult | null => {
    const code = context.matchBefore(/[\p{L}_]+\(\s*"[^"]*/u)
    if (code !== null) return codesAt(code.from, code.text, scope, named)
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_.]*/u)
    if (word === null && !context.explicit) return null
    return {
      from: word?.from ?? context.pos,
      options: everything,
      validFor: /^[\p{L}\p{N}_.]*$/u,
    }
  }
}

/** Puts a function with its brackets, as if they were typed: typing the closing one passes over it. */
function withinBrackets(name: string, isQuoted: boolean): NonNullable<Completion['apply']> {
  return (view, _completion, from, to) => {
    const isOpen = view.state.sliceDoc(to, to + 1) === '('
    const end = from + name.length
    view.dispatch({
      changes: { from, to, insert: name },
      selection: { anchor: isOpen ? end + 1 : end },
      userEvent: 'input.complete',
    })
    if (isOpen) return
    for (const sign of isQuoted ? ['(', '"'] : ['(']) {
      const typed = insertBracket(view.state, sign)
      if (typed !== null) view.dispatch(typed)
    }
    if (isQuoted) startCompletion(view)
  }
}

function codesAt(
  from: number,
  text: string,
  scope: FormulaScope,
  named: (label: string, type: FactType) => Completion,
): CompletionResult | null {
  const lookup = functionOf(/^[\p{L}_]+/u.exec(text)?.[0] ?? '')
  if (lookup === null || !isLookup(lookup)) return null
  const options = [...scope.codes[lookup]].map(
    ([code, type]): Completion => ({
      ...named(code, type),
      apply: (view, _completion, start, end) => {
        const closing = /^"\s*\)?/.exec(view.state.sliceDoc(end, end + 3))?.[0] ?? ''
        const insert = `${code}")`
        view.dispatch({
          changes: { from: start, to: end + closing.length, insert },
          selection: { anchor: start + insert.length },
          userEvent: 'input.complete',
        })
      },
    }),
  )
  return { from: from + text.indexOf('"') + 1, options, validFor: /^[^"]*$/ }
}

/** The function inside whose brackets the cursor stands, for the line of help. */
export function functionAtCursor(state: EditorState): FunctionName | LookupName | null {
  const { head } = state.selection.main
  for (
    let node: ReturnType<ReturnType<typeof syntaxTree>['resolveInner']> | null = syntaxTree(
      state,
    ).resolveInner(head, -1);
    node !== null;
    node = node.parent
  ) {
    const name = node.name === 'Call' ? node.getChild('FunctionName') : null
    if (name !== null) return functionOf(state.sliceDoc(name.from, name.to))
  }
  return null
}
