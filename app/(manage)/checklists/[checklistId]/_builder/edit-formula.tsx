'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { TextInput } from '@/components/ui/text-input'
import type { ReadFormula } from '@/lib/core/expression-text'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { unreadFormulas } from './unread-formulas'
import type { Reading } from './use-reading'

interface FormulaFieldProps<Read> {
  label: ReactNode
  labelHidden?: boolean | undefined
  hint?: ReactNode
  burst: string
  reading: Reading
  /** The formula as it is kept, spelled with the numbers of today. */
  text: string
  read: (text: string) => ReadFormula<Read>
  onRead: (value: Read, burst: string) => void
  /** Kept when the field is left, or at Enter: for what would be shown otherwise once it is kept. */
  whenLeft?: boolean | undefined
}

/** A formula as text: what can be read is kept, what cannot waits in the field. */
export function FormulaField<Read>(props: FormulaFieldProps<Read>) {
  const { label, labelHidden, hint, burst, reading, text, read, onRead, whenLeft } = props
  const t = useTranslations('conditions.formula')
  const { endBurst } = useBuilder()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(() => unreadFormulas.recall(burst, text))
  const shown = typed ?? text
  const result = typed === null ? null : read(typed)
  const [isTyping, setIsTyping] = useState(false)
  const take = (next: string) => {
    setTyped(next)
    const now = read(next)
    const isKept = now.ok && !whenLeft
    unreadFormulas.keep(burst, text, isKept ? null : next)
    if (isKept) onRead(now.value, burst)
  }
  const leave = () => {
    if (result?.ok) {
      unreadFormulas.keep(burst, text, null)
      if (whenLeft) onRead(result.value, burst)
      setTyped(null)
    }
    endBurst()
  }
  const insert = (piece: string) => {
    const input = field.current
    const from = input?.selectionStart ?? shown.length
    const to = input?.selectionEnd ?? from
    take(shown.slice(0, from) + piece + shown.slice(to))
    requestAnimationFrame(() => {
      input?.focus()
      input?.setSelectionRange(from + piece.length, from + piece.length)
    })
  }
  // While one types, a formula that merely has no end yet is not at fault.
  const isOpenEnded = result?.ok === false && (result.found === '' || result.code === 'bracket')
  const error =
    result?.ok === false && !(isTyping && isOpenEnded)
      ? t(`faults.${result.code}`, { found: result.found, at: result.at + 1 })
      : undefined
  return (
    <div className="grid min-w-0 gap-2">
      <TextInput
        ref={field}
        label={label}
        labelHidden={labelHidden}
        hint={hint}
        error={error}
        autoComplete="off"
        spellCheck={false}
        className="num"
        value={shown}
        onChange={(event) => take(event.target.value)}
        onFocus={() => setIsTyping(true)}
        onBlur={() => {
          setIsTyping(false)
          leave()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          // What is not kept yet is taken back here; what is kept, in the whole checklist.
          const isTravel = (event.ctrlKey || event.metaKey) && /^Key[ZY]$/.test(event.code)
          if (!isTravel || typed === null) return
          if (whenLeft || !result?.ok) {
            event.preventDefault()
            event.stopPropagation()
          }
          unreadFormulas.keep(burst, text, null)
          setTyped(null)
        }}
      />
      <NamedQuestions text={shown} reading={reading} />
      <Combobox
        label={t('insertQuestion')}
        labelHidden
        fieldClassName="max-w-80"
        placeholder={t('insertQuestion')}
        value={null}
        options={reading.choices()}
        onValueChange={(id) => {
          const number = id === null ? null : reading.order.numberOf(id)
          if (number !== null) insert(`${reading.mark}${number}`)
        }}
      />
    </div>
  )
}

/** What the numbers in the formula mean: "3: How many people stand in line". */
function NamedQuestions({ text, reading }: { text: string; reading: Reading }) {
  const { language } = useBuilder()
  const numbers = [...text.matchAll(/[#№](\d{1,4})/g)].map(([, number]) => Number(number))
  const named = [...new Set(numbers)].flatMap((number) => {
    const question = reading.order.byNumber(number)
    return question ? [{ number, text: textFor(question.text, language) }] : []
  })
  if (named.length === 0) return null
  return (
    <ul className="num grid gap-0.5 text-13 text-ink-2">
      {named.map(({ number, text: words }) => (
        <li key={number}>{`${reading.mark}${number}: ${words}`}</li>
      ))}
    </ul>
  )
}
