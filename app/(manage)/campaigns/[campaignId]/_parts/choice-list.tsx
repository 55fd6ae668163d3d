'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { FieldError } from '@/components/ui/field-error'
import { TextInput } from '@/components/ui/text-input'

export interface Choice {
  value: string
  label: string
  detail?: string | undefined
  /** How far it is indented. */
  depth?: number | undefined
  isLocked?: boolean | undefined
  /** A head that stands for those below it and is no choice of its own. */
  covers?: readonly string[] | undefined
}

/** Many of many: a list to tick, found by typing; a head ticks everything below it. */
export function ChoiceList({
  legend,
  hint,
  choices,
  value,
  onChange,
  error,
}: {
  legend: string
  hint?: string | undefined
  choices: readonly Choice[]
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  error?: string | undefined
}) {
  const t = useTranslations('campaigns.choice')
  const id = useId()
  const [typed, setTyped] = useState('')
  const chosen = new Set(value)
  const open = choices.filter((choice) => !choice.isLocked && !choice.covers)
  const shown = typed.trim() === '' ? choices : choices.filter((choice) => fits(choice, typed))
  const all = open.map((choice) => choice.value)
  const isAll = all.length > 0 && all.every((one) => chosen.has(one))
  return (
    <fieldset className="grid min-w-0 gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">
        {legend}{' '}
        <span className="num font-normal text-ink-3">{t('chosen', { count: chosen.size })}</span>
      </legend>
      {hint ? <p className="text-13 text-ink-3">{hint}</p> : null}
      <div className="flex flex-wrap items-center gap-3">
        {choices.length > 8 ? (
          <TextInput
            type="search"
            label={t('search')}
            labelHidden
            placeholder={t('search')}
            fieldClassName="min-w-48 flex-1"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : null}
        <button
          type="button"
          className="thumb link text-13"
          onClick={() => onChange(isAll ? [] : all)}
        >
          {t(isAll ? 'none' : 'all')}
        </button>
      </div>
      <ul className="grid max-h-80 overflow-y-auto rounded border border-line bg-raised px-3 py-1.5">
        {shown.map((choice) => (
          <li key={choice.value} className="py-1">
            <ChoiceBox choice={choice} chosen={chosen} onChange={onChange} />
          </li>
        ))}
        {shown.length === 0 ? <li className="py-1 text-ink-3">{t('nothing')}</li> : null}
      </ul>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  )
}

const indents = ['', 'ml-6', 'ml-12', 'ml-18', 'ml-24'] as const

function ChoiceBox({
  choice,
  chosen,
  onChange,
}: {
  choice: Choice
  chosen: ReadonlySet<string>
  onChange: (value: readonly string[]) => void
}) {
  const stands = choice.covers ?? [choice.value]
  const marked = stands.filter((value) => chosen.has(value)).length
  const isFull = stands.length > 0 && marked === stands.length
  const change = (isOn: boolean) => {
    const rest = [...chosen].filter((value) => !stands.includes(value))
    onChange(isOn ? [...rest, ...stands] : rest)
  }
  return (
    <Checkbox
      ref={(box) => {
        if (box) box.indeterminate = marked > 0 && !isFull
      }}
      label={choice.label}
      hint={choice.detail}
      fieldClassName={indents[Math.min(choice.depth ?? 0, indents.length - 1)]}
      disabled={choice.isLocked || stands.length === 0}
      checked={isFull}
      onChange={(event) => change(event.target.checked)}
    />
  )
}

function fits({ label, detail, covers }: Choice, typed: string): boolean {
  const text = `${label} ${detail ?? ''}`.toLocaleLowerCase()
  return !covers && text.includes(typed.trim().toLocaleLowerCase())
}
