'use client'

import { memo } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { useAnswers } from './answer-form'
import { type ControlProps, typingHandlers } from './controls'

export const TextControl = memo(function TextControl({
  field,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: ControlProps) {
  const { register } = useAnswers()
  const input = register(`${field}.typed`)
  return (
    <textarea
      {...input}
      {...typingHandlers(onTyping)}
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
})

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
