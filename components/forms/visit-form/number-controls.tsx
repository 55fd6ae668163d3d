'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { controlClass } from '@/components/ui/field-error'
import { typedNumber } from '@/lib/core/typed-answer'
import { useAnswers } from './answer-form'
import { type ControlProps, typingHandlers } from './controls'
import { TypedNumber } from './typed-number'

export { TypedNumber }

export function NumberControl({ unit, ...wiring }: ControlProps & { unit: string }) {
  const { register } = useAnswers()
  const input = { ...register(`${wiring.field}.typed`), inputMode: 'decimal' } as const
  return <TypedNumber {...wiring} input={input} unit={unit} />
}

/** A slider for the thumb, and the same number typed for whoever knows it. */
export function PercentageControl({ typed, ...wiring }: ControlProps & { typed: string }) {
  const t = useTranslations('answering.percentage')
  const { register, setValue } = useAnswers()
  const { field, labelledBy, describedBy } = wiring
  const number = typedNumber(typed)
  const shown = number === null ? 0 : Math.min(100, Math.max(0, Math.round(Number(number))))
  return (
    <div>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        value={shown}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuetext={number === null ? t('none') : t('value', { percent: shown })}
        data-unset={number === null || undefined}
        onChange={(event) => setValue(`${field}.typed`, event.target.value)}
        className="mt-4 h-11 w-full cursor-pointer accent-(--accent) data-unset:opacity-55"
      />
      <TypedNumber
        {...wiring}
        isClose
        input={{ ...register(`${field}.typed`), inputMode: 'decimal' }}
        unit="%"
      />
    </div>
  )
}

const step =
  'grid size-[min(4rem,20vw)] shrink-0 place-items-center rounded border border-field bg-raised text-ink transition-colors hover:border-ink-3 active:bg-sunk aria-disabled:opacity-55'

/** Counted up and down under the thumb; the first "less" says that there were none. */
export function CounterControl({ typed, ...wiring }: ControlProps & { typed: string }) {
  const t = useTranslations('answering.counter')
  const { register, setValue } = useAnswers()
  const { field, labelledBy, describedBy, isInvalid, onTyping } = wiring
  const number = typedNumber(typed)
  const count = number === null ? null : Math.max(0, Math.round(Number(number)))
  const set = (next: number) => setValue(`${field}.typed`, String(Math.max(0, next)))
  const input = register(`${field}.typed`)
  return (
    <div className="mt-4 flex items-center gap-3">
      <button
        type="button"
        className={step}
        // Not disabled: whoever has counted down to none stays where he is.
        aria-disabled={count === 0 || undefined}
        aria-label={t('less')}
        aria-describedby={labelledBy}
        onClick={() => set((count ?? 1) - 1)}
      >
        <Minus aria-hidden className="size-7" />
      </button>
      <input
        {...input}
        {...typingHandlers(onTyping)}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="next"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        className={`${controlClass} num h-16 max-w-32 min-w-0 text-center text-28!`}
      />
      <button
        type="button"
        className={step}
        aria-label={t('more')}
        aria-describedby={labelledBy}
        onClick={() => set((count ?? 0) + 1)}
      >
        <Plus aria-hidden className="size-7" />
      </button>
      <span role="status" className="sr-only">
        {count}
      </span>
    </div>
  )
}

/** The phone's own picker of a day or of a time of day. */
export function CalendarControl({
  kind,
  field,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: ControlProps & { kind: 'date' | 'time' }) {
  const { register } = useAnswers()
  const input = register(`${field}.typed`)
  return (
    <input
      {...input}
      {...typingHandlers(onTyping)}
      type={kind}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      className={`${controlClass} num mt-4 h-14 max-w-60 text-21`}
    />
  )
}

/** What the form works out by itself. */
export function ComputedValue({ value, labelledBy }: { value: string | null; labelledBy: string }) {
  const t = useTranslations('answering.computed')
  return (
    <div className="mt-4 rounded border border-dashed border-line-strong px-4 py-2.5">
      <output aria-labelledby={labelledBy} className="num text-28 font-medium">
        {value ?? <span className="text-17 font-normal text-ink-3">{t('open')}</span>}
      </output>
      <p className="text-13 text-ink-3">{t('byItself')}</p>
    </div>
  )
}
