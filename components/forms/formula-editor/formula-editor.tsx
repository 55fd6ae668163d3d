'use client'

import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import { Field } from '@/components/ui/field'
import { traceFormula } from '@/lib/core/formula/evaluate-formula'
import type { FormulaPlace, FormulaScope } from '@/lib/core/formula/formula-scope'
import type { Facts } from '@/lib/core/formula/formula-value'
import type { FunctionName, LookupName } from '@/lib/core/formula/functions'
import { spelledFunction } from '@/lib/core/formula/functions'
import { draftOf, keptText, shownText, withSuggestion } from './formula-draft'
import { FormulaTrace } from './formula-trace'
import { useCompletionWords, useProblemSentence } from './formula-words'
import { ProblemList } from './problem-list'

interface FormulaEditorProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What a server or a schema refused. */
  readonly error?: string | undefined
  readonly name?: string | undefined
  /** The canonical text of a formula; while it does not read, what was typed. */
  readonly value: string
  readonly onValueChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly scope: FormulaScope
  readonly place: FormulaPlace
  /** What the organisation calls its names and codes. */
  readonly titles?: ReadonlyMap<string, string> | undefined
  /** The facts of a real person, for the live value; none, no value. */
  readonly sample?: Facts | null | undefined
  /** What stands beneath the live value: whose it is. */
  readonly below?: ReactNode
}

/** The editing library comes after the page, and only where a formula is written. */
const FormulaSurface = dynamic(
  () => import('./formula-surface').then((module) => module.FormulaSurface),
  { ssr: false, loading: Loading },
)

/** A formula as a field of a form: written in the reader's spelling, kept canonically. */
export function FormulaEditor(props: FormulaEditorProps) {
  const { label, hint, error, name, value, onValueChange, scope, place, sample } = props
  const t = useTranslations('formulas')
  const spelling = useLocale() === 'ru' ? 'ru' : 'en'
  const [typed, setTyped] = useState(() => shownText(value, spelling))
  const [inside, setInside] = useState<FunctionName | LookupName | null>(null)
  const controlId = useId()
  const problemsId = `${controlId}-problems`
  const words = useCompletionWords(props.titles)
  const sayProblem = useProblemSentence()
  // The owner of the value changed it from outside: show theirs, not the old typing.
  const kept = useMemo(() => keptText(typed, spelling), [typed, spelling])
  const text = value === kept ? typed : shownText(value, spelling)
  const settled = useSettled(text)
  const draft = useMemo(
    () => draftOf(settled, spelling, scope, place),
    [settled, spelling, scope, place],
  )
  const isWrong = settled.trim() !== '' && draft.problems.length > 0
  const trace = useMemo(
    () =>
      sample && draft.tree && draft.problems.length === 0 ? traceFormula(draft.tree, sample) : null,
    [draft, sample],
  )
  const write = (next: string) => {
    setTyped(next)
    onValueChange(keptText(next, spelling))
  }
  const phrases = useEditorPhrases()
  const attributes = useMemo(
    () => ({
      id: controlId,
      'aria-label': label,
      'aria-invalid': String(isWrong || error !== undefined),
      // The ids are those of the field around it.
      'aria-describedby': `${controlId}-hint ${problemsId}${error ? ` ${controlId}-error` : ''}`,
      spellcheck: 'false',
    }),
    [label, isWrong, error, controlId, problemsId],
  )

  return (
    <div className="grid gap-2">
      <Field id={controlId} label={label} hint={hint ?? t('editor.help')} error={error}>
        {() => (
          <>
            <FormulaSurface
              text={text}
              onText={write}
              onFunction={setInside}
              onBlur={props.onBlur}
              problems={isWrong ? draft.problems : noProblems}
              problemsOf={settled}
              sayProblem={sayProblem}
              saySuggestion={(put) =>
                put === '' ? t('editor.remove') : t('editor.suggestion', { text: put })
              }
              scope={scope}
              spelling={spelling}
              words={words}
              phrases={phrases}
              attributes={attributes}
            />
            {name ? <input type="hidden" name={name} value={value} /> : null}
          </>
        )}
      </Field>
      {inside !== null ? (
        <p className="text-13 text-ink-2">
          <code>
            {spelledFunction(inside, spelling)}({words.takes(inside)})
          </code>{' '}
          {words.gives(inside)}
        </p>
      ) : null}
      <ProblemList
        id={problemsId}
        problems={isWrong ? draft.problems : noProblems}
        onSuggestion={(suggestion) => write(withSuggestion(settled, suggestion))}
      />
      {trace !== null ? <FormulaTrace trace={trace} spelling={spelling} /> : null}
      {props.below}
    </div>
  )
}

const noProblems = [] as const
const pauseMs = 350

/** The text after a pause in typing: nobody is told of what he is about to finish. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What the editing library itself says, to screen readers and in its panel. */
function useEditorPhrases(): Readonly<Record<string, string>> {
  const t = useTranslations('formulas.phrases')
  return useMemo(
    () => ({
      Completions: t('completions'),
      Diagnostics: t('diagnostics'),
      'No diagnostics': t('noDiagnostics'),
      close: t('close'),
      'Control character': t('controlCharacter'),
    }),
    [t],
  )
}

function Loading() {
  const t = useTranslations('formulas.editor')
  return (
    <p className="min-h-28 rounded border border-field bg-raised px-3 py-2.5 text-ink-3">
      {t('loading')}
    </p>
  )
}
