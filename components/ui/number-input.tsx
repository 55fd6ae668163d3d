'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { readDecimal } from '@/lib/core/typed-answer'
import { editableDecimal } from '@/lib/platform/i18n/decimal-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'

type NumberInputProps = FieldWords &
  Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange'> & {
    /** Canonical decimal text: "53400.50"; empty for nothing. */
    value?: string | undefined
    defaultValue?: string | undefined
    /** Gets canonical text; what cannot be read is handed on as typed, for the schema to refuse. */
    onValueChange?: ((value: string) => void) | undefined
    /** How what is typed is read; a plain decimal unless said. */
    read?: ((typed: string, commaGroups: boolean) => string | null) | undefined
    /** What stands behind the number: "%", "₽", "minutes". */
    unit?: ReactNode
  }

/**
 * A number as text: comma or point, spaces allowed, no spinner, no binary rounding.
 * The form gets canonical decimal text ("1234.5") under `name`, whatever the reader types.
 */
export function NumberInput({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  name,
  value,
  defaultValue,
  onValueChange,
  onBlur,
  read: readText = readDecimal,
  unit,
  ...rest
}: NumberInputProps) {
  const t = useTranslations('errors.fields')
  const { locale } = useFormat()
  const readTyped = (text: string) => readText(text, locale === 'en')
  const written = (canonical: string | undefined) => {
    const read = canonical ? readDecimal(canonical) : null
    return read === null ? (canonical ?? '') : editableDecimal(read, locale)
  }
  const [typed, setTyped] = useState(() => written(value ?? defaultValue))
  const [left, setLeft] = useState(false)
  const read = readTyped(typed)
  const canonical = read ?? typed.trim()
  // The owner of the value changed it from outside: show theirs, not the old typing.
  const shown = value !== undefined && value !== canonical ? written(value) : typed
  const unreadable = left && typed.trim() !== '' && read === null
  const words = { label, hint, optional, labelHidden, fieldClassName }
  return (
    <Field {...words} id={rest.id} error={error ?? (unreadable ? t('number') : undefined)}>
      {(wiring) => (
        <span className="flex items-center gap-2">
          <input
            {...rest}
            {...wiring}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className={classNames(controlClass, 'num h-11 max-w-40 text-right', className)}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value)
              setLeft(false)
              onValueChange?.(readTyped(event.target.value) ?? event.target.value.trim())
            }}
            onBlur={(event) => {
              setLeft(true)
              if (read !== null) setTyped(editableDecimal(read, locale))
              onBlur?.(event)
            }}
          />
          {name ? <input type="hidden" name={name} value={value ?? canonical} /> : null}
          {unit ? <span className="text-ink-3">{unit}</span> : null}
        </span>
      )}
    </Field>
  )
}
