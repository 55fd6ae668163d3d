'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { controlClass } from '@/components/ui/field'
import type { Option, Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { AnswerField, FormValues } from './form-values'
import { Tile, Tiles } from './tiles'

/** What every control of a question gets. */
export interface ControlProps {
  readonly field: AnswerField
  /** Of the question's heading, and of its remarks. */
  readonly labelledBy: string
  readonly describedBy: string
  readonly isInvalid: boolean
  /** A field is being typed in: half a number is no mistake yet. */
  readonly onTyping: (isTyping: boolean) => void
}

/** The handlers of a registered field, which also tell when it is being typed in. */
export function typingHandlers(
  field: Pick<React.ComponentProps<'input'>, 'onBlur'>,
  onTyping: ControlProps['onTyping'],
): Pick<React.ComponentProps<'input'>, 'onFocus' | 'onBlur'> {
  return {
    onFocus: () => onTyping(true),
    onBlur: (event) => {
      field.onBlur?.(event)
      onTyping(false)
    },
  }
}

/** An answer takes the "does not apply" back. */
function useChoice(field: AnswerField) {
  const { register, setValue } = useFormContext<FormValues>()
  return register(`${field}.choice`, {
    onChange: () => setValue(`${field}.notApplicable`, false),
  })
}

export function YesNoControl({ field, labelledBy, describedBy }: ControlProps) {
  const t = useTranslations('form')
  const choice = useChoice(field)
  return (
    <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="two">
      <Tile type="radio" value="yes" {...choice}>
        {t('yes')}
      </Tile>
      <Tile type="radio" value="no" {...choice}>
        {t('no')}
      </Tile>
    </Tiles>
  )
}

export function SingleControl({
  options,
  field,
  labelledBy,
  describedBy,
}: ControlProps & { options: readonly Option[] }) {
  const locale = useLocale()
  const choice = useChoice(field)
  return (
    <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="one">
      {options.map((option) => (
        <Tile key={option.id} type="radio" value={option.id} {...choice}>
          {textFor(option.text, locale)}
        </Tile>
      ))}
    </Tiles>
  )
}

export function MultipleControl({
  options,
  field,
  labelledBy,
  describedBy,
}: ControlProps & { options: readonly Option[] }) {
  const locale = useLocale()
  const { register } = useFormContext<FormValues>()
  return (
    <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="one">
      {options.map((option) => (
        <Tile key={option.id} type="checkbox" value={option.id} {...register(`${field}.choices`)}>
          {textFor(option.text, locale)}
        </Tile>
      ))}
    </Tiles>
  )
}

/** Above so many steps a scale is typed: tiles would not fit under a thumb. */
const MOST_STEPS = 11

export function ScaleControl({
  question,
  field,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: ControlProps & { question: Question & { type: 'scale' } }) {
  const locale = useLocale()
  const choice = useChoice(field)
  const { min, max } = question
  const labels = [question.minLabel, question.maxLabel].map((label) => textFor(label, locale))
  if (max - min + 1 > MOST_STEPS) {
    return (
      <TypedNumber
        labelledBy={labelledBy}
        describedBy={describedBy}
        isInvalid={isInvalid}
        onTyping={onTyping}
        input={{ ...choice, inputMode: 'numeric' }}
        unit={`${min}–${max}`}
      />
    )
  }
  const values = Array.from({ length: max - min + 1 }, (_, step) => String(min + step))
  return (
    <div>
      <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="few">
        {values.map((value) => (
          <Tile key={value} type="radio" value={value} {...choice} className="num">
            {value}
          </Tile>
        ))}
      </Tiles>
      {labels.some(Boolean) ? (
        <div className="mt-1.5 flex justify-between gap-6 text-13 text-ink-3">
          <span>{labels[0]}</span>
          <span className="text-right">{labels[1]}</span>
        </div>
      ) : null}
    </div>
  )
}

export function NumberControl({
  question,
  field,
  ...rest
}: ControlProps & { question: Question & { type: 'number' } }) {
  const locale = useLocale()
  const { register } = useFormContext<FormValues>()
  return (
    <TypedNumber
      {...rest}
      input={{ ...register(`${field}.typed`), inputMode: 'decimal' }}
      unit={textFor(question.unit, locale)}
    />
  )
}

function TypedNumber({
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
  input,
  unit,
}: Omit<ControlProps, 'field'> & { input: React.ComponentProps<'input'>; unit: string }) {
  return (
    <div className="mt-4 flex items-center gap-3">
      <input
        {...input}
        {...typingHandlers(input, onTyping)}
        type="text"
        autoComplete="off"
        enterKeyHint="next"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        className={`${controlClass} num h-14 max-w-44 text-21`}
      />
      {unit ? <span className="text-17 text-ink-2">{unit}</span> : null}
    </div>
  )
}

export function TextControl({ field, labelledBy, describedBy, isInvalid }: ControlProps) {
  const { register } = useFormContext<FormValues>()
  return (
    <textarea
      {...register(`${field}.typed`)}
      rows={4}
      maxLength={5000}
      autoCapitalize="sentences"
      spellCheck
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      className={`${controlClass} field-sizing-content mt-4 min-h-28 max-h-[60dvh] py-3 text-17 leading-[1.4]`}
    />
  )
}
