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
