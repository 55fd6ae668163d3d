'use client'

import { type ReactNode, useState } from 'react'
import { NumberInput } from '@/components/ui/number-input'
import { TextInput } from '@/components/ui/text-input'
import type { Localized } from '@/lib/core/checklist'
import { asMoney, asPercent, asTyped, countTyped, renamed, type TypedNumber } from './typed-number'

interface NumberWords {
  label: string
  hint?: string | undefined
  unit?: ReactNode
  labelHidden?: boolean | undefined
}

/** A number that is kept in another spelling than it is typed in. */
function ConvertedInput({
  as,
  kept,
  onKept,
  ...words
}: NumberWords & { as: TypedNumber; kept: string; onKept: (kept: string) => void }) {
  const [typed, setTyped] = useState(() => as.shown(kept))
  // "10.50" is being typed although "10.5" would be kept: the typing stands while both mean the same.
  const value = as.kept(typed) === kept ? typed : as.shown(kept)
  return (
    <NumberInput
      {...words}
      value={value}
      onValueChange={(next) => {
        setTyped(next)
        onKept(as.kept(next))
      }}
    />
  )
}

type Kept = NumberWords & { kept: string; onKept: (kept: string) => void }

export function PercentInput(props: Kept) {
  return <ConvertedInput as={asPercent} unit="%" {...props} />
}

export function MoneyInput(props: Kept) {
  return <ConvertedInput as={asMoney} {...props} />
}

export function PlainInput(props: Kept) {
  return <ConvertedInput as={asTyped} {...props} />
}

/** The same where nothing typed means that there is no bound. */
export function orNull(onKept: (kept: string | null) => void): (kept: string) => void {
  return (kept) => onKept(kept === '' ? null : kept)
}

/** A whole number from 1; what is none is shown as wrong and kept as 0, which the remarks name. */
export function CountInput({
  count,
  onCount,
  most,
  error,
  ...words
}: NumberWords & {
  count: number
  onCount: (count: number) => void
  most: number
  /** What to say where the typing is no such number. */
  error: string
}) {
  const [typed, setTyped] = useState(String(count))
  return (
    <NumberInput
      {...words}
      className="max-w-20"
      value={typed}
      error={countTyped(typed, most) === 0 ? error : undefined}
      onValueChange={(next) => {
        setTyped(next)
        onCount(countTyped(next, most))
      }}
    />
  )
}

/** A name in both languages; an empty one is an absent one. */
export function LocalizedInputs({
  text,
  labels,
  onText,
}: {
  text: Localized
  labels: { ru: string; en: string }
  onText: (text: Localized) => void
}) {
  const change = (language: 'ru' | 'en', typed: string) => {
    onText(renamed(text, language, typed))
  }
  return (
    <>
      <TextInput
        label={labels.ru}
        value={text.ru ?? ''}
        maxLength={120}
        onChange={(event) => change('ru', event.target.value)}
      />
      <TextInput
        label={labels.en}
        value={text.en ?? ''}
        maxLength={120}
        onChange={(event) => change('en', event.target.value)}
      />
    </>
  )
}

/** Fields that belong together; on a narrow screen below each other. */
export function FieldRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
  )
}
