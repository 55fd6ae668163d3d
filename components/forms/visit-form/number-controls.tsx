'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { controlClass } from '@/components/ui/field'
import type { Question } from '@/lib/core/checklist'
import { typedNumber } from '@/lib/core/typed-answer'
import { useAnswers } from './answer-form'
import { type ControlProps, typingHandlers, useChoice } from './controls'
import type { QuestionFacts } from './question-facts'
import { RatingTiles } from './rating-tiles'
import { Tile, Tiles } from './tiles'

/** Above so many steps a scale is typed: tiles would not fit under a thumb. */
const MOST_STEPS = 11

export function ScaleControl({
  question,
  facts,
  chosen,
  ...wiring
}: ControlProps & {
  question: Question & { type: 'scale' }
  facts: QuestionFacts
  chosen: string
}) {
  const choice = useChoice(wiring.field)
  const { min, max, icon } = question
  if (max - min + 1 > MOST_STEPS) {
    return (
      <TypedNumber {...wiring} input={{ ...choice, inputMode: 'numeric' }} unit={`${min}–${max}`} />
    )
  }
  const values = Array.from({ length: max - min + 1 }, (_, step) => min + step)
  const [atMin, atMax] = facts.ends
  return (
    <div>
      <Tiles labelledBy={wiring.labelledBy} describedBy={wiring.describedBy} columns="few">
        {icon ? (
          <RatingTiles icon={icon} values={values} chosen={chosen} choice={choice} />
        ) : (
          values.map((value) => (
            <Tile key={value} type="radio" value={String(value)} {...choice} className="num">
              {value}
            </Tile>
          ))
        )}
      </Tiles>
      {atMin || atMax ? (
        <div className="mt-1.5 flex justify-between gap-6 text-13 text-ink-3">
          <span>{atMin}</span>
          <span className="text-right">{atMax}</span>
        </div>
      ) : null}
    </div>
  )
}

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
  'grid size-16 shrink-0 place-items-center rounded border border-field bg-raised text-ink transition-colors hover:border-ink-3 active:bg-sunk disabled:opacity-55'

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
        disabled={count === 0}
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
        className={`${controlClass} num h-16 max-w-32 text-center text-28!`}
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

function TypedNumber({
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
  input,
  unit,
  isClose,
}: Omit<ControlProps, 'field'> & {
  input: React.ComponentProps<'input'>
  unit: string
  /** Right below another control of the same answer. */
  isClose?: boolean
}) {
  return (
    <div className={`flex items-center gap-3 ${isClose ? 'mt-1' : 'mt-4'}`}>
      <input
        {...input}
        {...typingHandlers(onTyping)}
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
