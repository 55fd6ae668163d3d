'use client'

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { FormulaProblem } from '@/lib/core/formula/formula-problem'
import type { FormulaScope } from '@/lib/core/formula/formula-scope'
import { formulaLimits } from '@/lib/core/formula/formula-tree'
import type { FunctionName, LookupName, Spelling } from '@/lib/core/formula/functions'
import { formulaLanguage } from './formula-language'
import { type CompletionWords, formulaCompletions, functionAtCursor } from './formula-names'
import { formulaTheme } from './formula-theme'

export interface FormulaSurfaceProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onFunction: (name: FunctionName | LookupName | null) => void
  readonly onBlur?: (() => void) | undefined
  readonly problems: readonly FormulaProblem[]
  /** The text in which they were found: another one has other places. */
  readonly problemsOf: string
  readonly sayProblem: (problem: FormulaProblem) => string
  readonly saySuggestion: (text: string) => string
  readonly scope: FormulaScope
  readonly spelling: Spelling
  readonly words: CompletionWords
  /** Phrases of the editing library in the reader's language. */
  readonly phrases: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * The surface on which a formula is written. The text belongs to the caller; Tab leaves it, so that
 * nobody is caught in it with a keyboard.
 */
export function FormulaSurface(props: FormulaSurfaceProps) {
  const { text, problems, problemsOf, scope, spelling, words, attributes } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  const parts = useRef({
    language: new Compartment(),
    attributes: new Compartment(),
    lock: new Compartment(),
  })

  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (host.current === null) return
    const { language, attributes, lock } = parts.current
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          history(),
          closeBrackets(),
          bracketMatching(),
          EditorView.lineWrapping,
          EditorState.phrases.of({ ...latest.current.phrases }),
          // A text beyond what a formula may be is not taken in: the evaluator would refuse it.
          EditorState.changeFilter.of(
            (change) => !change.docChanged || change.newDoc.length <= formulaLimits.characters * 2,
          ),
          EditorView.cspNonce.of(nonceOfPage()),
          formulaTheme,
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          language.of([]),
          attributes.of([]),
          lock.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onText(update.state.doc.toString())
            if (update.docChanged || update.selectionSet) {
              latest.current.onFunction(functionAtCursor(update.state))
            }
            if (update.focusChanged && !update.view.hasFocus) latest.current.onBlur?.()
          }),
        ],
      }),
    })
    view.current = created
    return () => {
      created.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    const completions = formulaCompletions(scope, spelling, words)
    view.current?.dispatch({
      effects: parts.current.language.reconfigure([
        formulaLanguage(spelling),
        autocompletion({ override: [completions], icons: false }),
      ]),
    })
  }, [scope, spelling, words])

  useEffect(() => {
    const extension = EditorView.contentAttributes.of({ ...attributes })
    view.current?.dispatch({ effects: parts.current.attributes.reconfigure(extension) })
  }, [attributes])

  useEffect(() => {
    const shown = view.current
    if (shown === null || shown.state.doc.toString() === text) return
    shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: text } })
  }, [text])

  useEffect(() => {
    const shown = view.current
    if (shown === null || shown.state.doc.toString() !== problemsOf) return
    const { sayProblem, saySuggestion } = latest.current
    shown.dispatch(
      setDiagnostics(
        shown.state,
        problems.map((problem) => ({
          from: problem.from,
          to: problem.to,
          severity: 'error' as const,
          message: sayProblem(problem),
          actions: problem.suggestions.map(({ from, to, text: insert }) => ({
            name: saySuggestion(insert),
            apply: (target: EditorView) => {
              target.dispatch({ changes: { from, to, insert }, userEvent: 'input.complete' })
            },
          })),
        })),
      ),
    )
  }, [problems, problemsOf])

  // A fieldset that is disabled takes it along, as any control: the text can be read, not changed.
  useEffect(() => {
    const shown = view.current
    const isLocked = shown?.dom.matches('fieldset:disabled *') ?? false
    if (shown === null || shown.state.readOnly === isLocked) return
    shown.dispatch({ effects: parts.current.lock.reconfigure(isLocked ? locked : []) })
  })

  return <div ref={host} />
}

const locked = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  // Out of reach of typing it stays within that of keys: to be read, and scrolled.
  EditorView.contentAttributes.of({ 'aria-readonly': 'true', tabindex: '0' }),
]

/** Styles that a script adds need the nonce that the page was sent with. */
function nonceOfPage(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}
