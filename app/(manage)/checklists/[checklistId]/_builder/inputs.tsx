'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlClass, FieldError } from '@/components/ui/field-error'
import { NumberInput } from '@/components/ui/number-input'
import { numberName } from '@/lib/checklists/formats/number-name'
import type { Localized } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useBuilder, useLooking } from './builder-context'
import type { Language, Remark } from './remarks'

interface LocalizedInputProps {
  label: ReactNode
  /** What the fields are called for a screen reader where the label is a number or a mark. */
  spoken?: string | undefined
  labelHidden?: boolean | undefined
  value: Localized | null
  onText: (language: Language, text: string, burst: string) => void
  /** Names the burst of typing: "q7.text". */
  burst: string
  hint?: ReactNode
  error?: string | undefined
  maxLength: number
  /** Whether Enter begins a new line. */
  multiline?: boolean | undefined
  large?: boolean | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined
  /** A part without words begins with them. */
  focusWhenEmpty?: boolean | undefined
}

/** One text in every language that is being edited; a missing translation shows the other one. */
export function LocalizedInput(props: LocalizedInputProps) {
  const { languages, noticed } = useBuilder()
  const { selected } = useLooking()
  const id = useId()
  // What was added a moment ago is not at fault for being empty; what was left empty is.
  const [wasLeft, setWasLeft] = useState(false)
  const { label, labelHidden, hint } = props
  const error = wasLeft || noticed === selected ? props.error : undefined
  return (
    <fieldset
      className="grid min-w-0 content-start gap-1.5"
      aria-describedby={`${id}-e`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setWasLeft(true)
      }}
    >
      <legend className={labelHidden ? 'sr-only' : 'mb-1.5 font-medium'}>{label}</legend>
      {languages.map((language) => (
        <LanguageField key={language} language={language} {...props} error={error} />
      ))}
      {hint ? <p className="text-13 text-ink-3">{hint}</p> : null}
      <FieldError id={`${id}-e`}>{error}</FieldError>
    </fieldset>
  )
}

function LanguageField({
  language,
  label,
  spoken,
  value,
  onText,
  burst,
  error,
  maxLength,
  multiline,
  large,
  onKeyDown,
  focusWhenEmpty,
}: LocalizedInputProps & { language: Language }) {
  const t = useTranslations('checklists')
  const { languages, isBilingual, endBurst } = useBuilder()
  const text = value?.[language] ?? ''
  const isUntranslated = isBilingual && text === '' && textFor(value, language) !== ''
  const field = useRef<HTMLTextAreaElement>(null)
  const begins = focusWhenEmpty && language === languages[0] && textFor(value, language) === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the part is opened
  useEffect(() => {
    if (begins) field.current?.focus({ preventScroll: true })
  }, [])
  const named = spoken ?? (typeof label === 'string' ? label : '')
  return (
    <div className="relative">
      <textarea
        ref={field}
        rows={1}
        lang={language}
        value={text}
        maxLength={maxLength}
        aria-label={t('edit.inLanguage', { label: named, language: t(`languages.${language}`) })}
        aria-invalid={error ? true : undefined}
        placeholder={textFor(value, language)}
        className={classNames(
          controlClass,
          'field-sizing-content block max-h-[50dvh] min-h-11 resize-none py-2.5 pr-14 leading-[1.45]',
          large && 'text-17!',
        )}
        onChange={(event) => {
          const typed = multiline
            ? event.target.value
            : event.target.value.replace(/\s*\n\s*/g, ' ')
          onText(language, typed, `${burst}.${language}`)
        }}
        onBlur={endBurst}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !multiline) event.preventDefault()
          onKeyDown?.(event)
        }}
      />
      {languages.length > 1 ? (
        <span
          aria-hidden
          className={classNames(
            'pointer-events-none absolute top-3 right-3 text-13',
            isUntranslated ? 'font-medium text-amber' : 'text-ink-3',
          )}
        >
          {t(`languages.${language}Short`)}
        </span>
      ) : null}
      {isUntranslated ? <p className="mt-1 text-13 text-amber">{t('edit.untranslated')}</p> : null}
    </div>
  )
}

interface DecimalFieldProps {
  label: ReactNode
  value: string
  onValue: (value: string) => void
  hint?: ReactNode
  error?: string | undefined
  unit?: ReactNode
  labelHidden?: boolean | undefined
  optional?: boolean | undefined
  className?: string | undefined
}

/** A number of the document as it is kept: what cannot be read stays as typed and is remarked on. */
export function DecimalField({ value, onValue, className, ...rest }: DecimalFieldProps) {
  const { endBurst } = useBuilder()
  return (
    <NumberInput
      {...rest}
      value={value}
      onValueChange={onValue}
      onBlur={endBurst}
      className={className ?? 'w-24!'}
    />
  )
}

/** A credit is a fraction of 1 in the document and a percentage to people. */
export function CreditField({ value, onValue, ...rest }: DecimalFieldProps) {
  return (
    <DecimalField
      {...rest}
      unit="%"
      value={scaled(value, Fraction.hundred)}
      onValue={(typed) => onValue(scaled(typed, Fraction.of(1n, 100n)))}
    />
  )
}

function scaled(text: string, factor: Fraction): string {
  if (!isDecimal(text)) return text
  const product = parseDecimal(text).times(factor)
  // More than nine places cannot be kept; the text stays and the remarks name it.
  return 10n ** 9n % product.d === 0n ? plainDecimalText(product) : text
}

/** What the remarks say about one field, in the reader's words. */
export function useFieldRemark(): (
  nodeId: string | null,
  field: string,
  optionId?: string,
) => string | undefined {
  const { remarks } = useBuilder()
  const say = useRemarkText()
  return (nodeId, field, optionId) => {
    const own = remarks.find(
      (remark) =>
        remark.nodeId === nodeId &&
        remark.severity === 'error' &&
        remark.field === field &&
        remark.optionId === (optionId ?? null),
    )
    return own ? say(own) : undefined
  }
}

/** The sentence of a remark. */
export function useRemarkText(): (remark: Remark) => string {
  const t = useTranslations('checklists')
  const format = useFormat()
  const shown = (part: string) => (isDecimal(part) ? format.decimal(part) : part)
  return ({ code, detail, language, field }) =>
    t(`problems.${code}`, {
      // Two numbers are the ends of a span.
      detail: (detail ?? '').split(' ').map(shown).join('–'),
      language: language ?? 'ru',
      name: t(`numbers.${numberName(field)}`),
      what: field === 'value' ? 'formula' : 'condition',
    })
}
