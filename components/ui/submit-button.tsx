'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonShape, buttonClass } from './plain-button'

interface SubmitButtonProps extends ButtonShape, ComponentProps<'button'> {
  /** What the button says while the form is on its way; "One moment…" when absent. */
  pendingText?: ReactNode
  /** For forms that send by themselves; a form with an `action` knows. */
  pending?: boolean
}

/** The button that sends its form. While that lasts it cannot be pressed again, and says so. */
export function SubmitButton({
  look = 'primary',
  size,
  className,
  pendingText,
  pending,
  children,
  ...rest
}: SubmitButtonProps) {
  const t = useTranslations('common')
  const status = useFormStatus()
  const waits = pending ?? status.pending
  return (
    <button
      type="submit"
      className={buttonClass({ look, size }, className)}
      {...rest}
      aria-disabled={waits || undefined}
      onClick={(event) => {
        if (waits) event.preventDefault()
        else rest.onClick?.(event)
      }}
    >
      {waits ? (
        <>
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-wait" />
          {pendingText ?? t('pending')}
        </>
      ) : (
        children
      )}
    </button>
  )
}
