'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { Question } from '@/lib/core/checklist'
import type { FormReading } from '@/lib/core/form-reading'
import { useAnswers } from './answer-form'
import type { AnswerField } from './form-values'
import type { OfferedOption } from './question-facts'
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

/**
 * The handlers of a field that tell when it is being typed in. Whoever only comes back to a mistake
 * finds it told there still.
 */
export function typingHandlers(onTyping: ControlProps['onTyping']): {
  readonly onInput: () => void
  readonly onBlur: () => void
} {
  return { onInput: () => onTyping(true), onBlur: () => onTyping(false) }
}

/** An answer takes the "does not apply" back. */
export function useChoice(field: AnswerField) {
  const { register, setValue } = useAnswers()
  return register(`${field}.choice`, {
    onChange: () => setValue(`${field}.notApplicable`, false),
  })
}

/** These controls draw nothing by their answer: the browser holds it, and a tap leaves them be. */
export const YesNoControl = memo(function YesNoControl({
  field,
  labelledBy,
  describedBy,
}: ControlProps) {
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
})

export const SingleControl = memo(function SingleControl({
  options,
  field,
  labelledBy,
  describedBy,
}: ControlProps & { options: readonly OfferedOption[] }) {
  const choice = useChoice(field)
  return (
    <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="one">
      {options
        .filter(({ isOffered }) => isOffered)
        .map((option) => (
          <Tile key={option.id} type="radio" value={option.id} {...choice}>
            {option.text}
          </Tile>
        ))}
    </Tiles>
  )
})

/**
 * An option that was withdrawn after it was ticked stays until it is unticked. What cannot stand beside
 * the last tick goes with it.
 */
export function MultipleControl({
  question,
  options,
  ticked,
  reading,
  field,
  labelledBy,
  describedBy,
}: ControlProps & {
  question: Question
  options: readonly OfferedOption[]
  ticked: readonly string[]
  reading: FormReading
}) {
  const { register, setValue, valueAt } = useAnswers()
  const choices = register(`${field}.choices`, {
    onChange: ({ target }) => {
      const now = valueAt(`${field}.choices`)
      setValue(`${field}.choices`, reading.tickedWith(question, now, target.value))
    },
  })
  return (
    <Tiles labelledBy={labelledBy} describedBy={describedBy} columns="one">
      {options
        .filter(({ id, isOffered }) => isOffered || ticked.includes(id))
        .map((option) => (
          <Tile
            key={option.id}
            type="checkbox"
            value={option.id}
            className={option.isOffered ? undefined : 'border-dashed line-through'}
            {...choices}
          >
            {option.text}
          </Tile>
        ))}
    </Tiles>
  )
}
