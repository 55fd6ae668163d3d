'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ClipboardEvent, useId, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlClass } from '@/components/ui/field-error'
import { readDecimal } from '@/lib/core/typed-answer'
import { editableDecimal } from '@/lib/platform/i18n/decimal-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useShownText } from './use-reading'
import type { WeightRow } from './weight-rows'

interface LineProps {
  row: WeightRow
  index: number
  value: string
  /** Percent of the total. */
  share: string | null
  /** Of the questions' weights beneath a section. */
  sum: string | null
  onValue: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
}

/** One number with its name before it and its share behind it. */
export function WeightLine({ row, index, value, share, sum, onValue, onPaste }: LineProps) {
  const t = useTranslations('workbench.weights')
  const format = useFormat()
  const name = useRowName(row)
  return (
    <>
      <div
        className={classNames('min-w-0 py-2', row.kind === 'section' && 'font-semibold')}
        style={{ paddingLeft: `${(row.depth + (row.kind === 'option' ? 2 : 0)) * 0.75}rem` }}
      >
        <span
          className={classNames(
            'line-clamp-1 max-sm:line-clamp-2',
            row.kind === 'option' && 'text-13 text-ink-2',
          )}
        >
          {name}
        </span>
        {sum === null ? null : (
          <span className="num block text-13 font-normal text-ink-3">
            {t('questionSum', { sum: format.decimal(sum) })}
          </span>
        )}
      </div>
      <div>
        {row.cell === null ? null : (
          <NumberCell name={name} index={index} value={value} onValue={onValue} onPaste={onPaste} />
        )}
      </div>
      <div className="num text-right text-13 text-ink-2">
        {share === null ? null : format.percent(share)}
      </div>
    </>
  )
}

function useRowName(row: WeightRow): string {
  const t = useTranslations('workbench.weights')
  const text = useShownText()(row.text)
  if (row.kind === 'option') {
    if (row.option === 'yes' && text === '') return t('yes')
    if (row.option === 'no' && text === '') return t('no')
    return text || t('untitled')
  }
  return row.number === null ? text || t('untitled') : `${row.number}. ${text || t('untitled')}`
}

function NumberCell({
  name,
  index,
  value,
  onValue,
  onPaste,
}: {
  name: string
  index: number
  value: string
  onValue: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
}) {
  const t = useTranslations('workbench.weights')
  const locale = useLocale()
  const faultId = useId()
  const isUnread = readDecimal(value) === null
  const written = () => {
    const read = readDecimal(value)
    return read === null ? value : editableDecimal(read, locale)
  }
  const [typed, setTyped] = useState(written)
  const canonical = (text: string) => readDecimal(text, locale === 'en') ?? text.trim()
  // A pasted column changed the number from outside: show that, not the old typing.
  const shown = canonical(typed) === value ? typed : written()
  return (
    <>
      <input
        data-cell={index}
        inputMode="decimal"
        autoComplete="off"
        aria-label={name}
        aria-invalid={isUnread}
        aria-describedby={isUnread ? faultId : undefined}
        value={shown}
        className={classNames(
          controlClass,
          'num h-8! min-h-8! px-2! py-0! text-right aria-invalid:border-red',
        )}
        onFocus={(event) => event.target.select()}
        onPaste={onPaste}
        onChange={(event) => {
          setTyped(event.target.value)
          onValue(canonical(event.target.value))
        }}
      />
      {isUnread ? (
        <p id={faultId} className="py-1 text-13 text-red">
          {t('noNumber')}
        </p>
      ) : null}
    </>
  )
}
