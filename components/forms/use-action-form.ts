'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState, useTransition } from 'react'
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  get,
  type UseFormReturn,
  useForm,
} from 'react-hook-form'
import type { z } from 'zod'
import { type Answered, type Refusal, reasonOf, runAction } from '@/components/ui/run-action'
import { useIsInSheet, useUnsavedInSheet } from '@/components/ui/sheet-words'
import { useProblemText } from '@/components/ui/use-problem-text'
import { problemOfIssue } from '@/lib/platform/i18n/problem'

interface ActionFormOptions<Values extends FieldValues, Parsed, Answer extends Answered> {
  /** The very schema that the server parses with. */
  schema: z.ZodType<Parsed, Values>
  defaults: DefaultValues<Values>
  /** Gets the values as they stand in the form; the server parses them again. */
  action: (values: Values) => Promise<Answer>
  onDone?: ((answer: Exclude<Answer, Refusal>) => void) | undefined
  /** Hears of every refusal besides, with what it carries. */
  onRefused?: ((refusal: Extract<Answer, { ok: false }> | Refusal) => void) | undefined
  /** Namespace whose `reasons` and `fields` name this form's own refusals: `campaigns`. */
  namespace?: string | undefined
}

/** What an input needs: spread it on `TextInput`, `Select`, `Checkbox`, `DateInput`, `RadioGroup`. */
interface BoundField {
  name: string
  ref: (element: HTMLElement | null) => void
  onChange: (event: { target: unknown; type?: string }) => void
  onBlur: (event: { target: unknown; type?: string }) => void
  error: string | undefined
}

/** What a component that holds its own value needs: `NumberInput`, `Combobox`. */
interface BoundValue {
  name: string
  value: string
  onValueChange: (value: string | null) => void
  error: string | undefined
}

export interface ActionForm<Values extends FieldValues, Parsed> {
  /** Spread it on the form element. */
  form: { onSubmit: (event: FormEvent) => void; noValidate: true }
  field: (name: FieldPath<Values>) => BoundField
  value: (name: FieldPath<Values>) => BoundValue
  /** What the server refused about the form as a whole; for a `FormMessage`. */
  message: string | null
  isSending: boolean
  /** The library's own handle, for field arrays and watching. */
  hook: UseFormReturn<Values, unknown, Parsed>
}

/** One schema, one action, one form: errors at their fields, a refusal as a sentence, input kept. */
export function useActionForm<Values extends FieldValues, Parsed, Answer extends Answered>({
  schema,
  defaults,
  action,
  onDone,
  onRefused,
  namespace,
}: ActionFormOptions<Values, Parsed, Answer>): ActionForm<Values, Parsed> {
  const t = useTranslations()
  const sayReason = useProblemText(...(namespace ? [`${namespace}.reasons`] : []))
  const sayField = useProblemText(...(namespace ? [`${namespace}.fields`] : []))
  const [message, setMessage] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const hook = useForm<Values, unknown, Parsed>({
    defaultValues: defaults,
    resolver: zodResolver(schema, { error: problemOfIssue }),
    mode: 'onTouched',
  })
  const { errors } = hook.formState
  const setSaved = useSavedWords(hook)

  function errorAt(name: string): string | undefined {
    const text: unknown = get(errors, `${name}.message`)
    return typeof text === 'string' && text !== '' ? sayField(text, 'field') : undefined
  }

  function refuse(refusal: Refusal) {
    const fields = Object.entries(refusal.fields ?? {})
    let first = true
    for (const [path, problem] of fields) {
      if (path === '') continue
      hook.setError(path as FieldPath<Values>, { message: problem }, { shouldFocus: first })
      first = false
    }
    setMessage(
      refusal.fields?.[''] ? sayField(refusal.fields[''], 'field') : sayReason(reasonOf(refusal)),
    )
  }

  function send() {
    setMessage(null)
    // What was typed, not what was parsed: the server parses with the same schema.
    const values = hook.getValues()
    startSending(async () => {
      const answer = await runAction(() => action(values))
      if (isDone(answer)) {
        setSaved(true)
        onDone?.(answer)
      } else {
        onRefused?.(answer as Extract<Answer, { ok: false }> | Refusal)
        refuse(answer as Refusal)
      }
    })
  }

  return {
    form: {
      noValidate: true,
      onSubmit: (event) => {
        void hook.handleSubmit(send, () => setMessage(t('errors.reasons.invalid-input')))(event)
      },
    },
    field: (name) => ({ ...hook.register(name), error: errorAt(name) }),
    value: (name) => ({
      name,
      value: String(hook.watch(name) ?? ''),
      onValueChange: (value) => {
        const next = (value ?? '') as Values[typeof name]
        hook.setValue(name, next, {
          shouldDirty: true,
          shouldValidate: errorAt(name) !== undefined,
        })
      },
      error: errorAt(name),
    }),
    message,
    isSending,
    hook: hook,
  }
}

/** A form in a sheet is not left without a question until what was typed is saved. */
function useSavedWords<Values extends FieldValues, Parsed>(
  hook: UseFormReturn<Values, unknown, Parsed>,
): (isSaved: boolean) => void {
  const isInSheet = useIsInSheet()
  const [isSaved, setSaved] = useState(false)
  useEffect(() => {
    if (!isSaved) return
    const typing = hook.watch(() => setSaved(false))
    return () => typing.unsubscribe()
  }, [hook, isSaved])
  // Elsewhere nobody asks whether the values have changed: the form is not drawn for it.
  useUnsavedInSheet(isInSheet && !isSaved && hook.formState.isDirty)
  return setSaved
}

function isDone<Answer extends Answered>(
  answer: Answer | Refusal,
): answer is Exclude<Answer, Refusal> {
  return answer.ok
}
