'use client'

import type { ComponentProps } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { type ControlProps, typingHandlers } from './controls'

/** A number typed, with its unit. */
export function TypedNumber({
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
  input,
  unit,
  isClose,
}: Omit<ControlProps, 'field'> & {
  input: ComponentProps<'input'>
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
