import type { ReactNode } from 'react'
import { FieldError } from './field-error'

/** A `FieldError` that comes by itself: whoever does not see it hears it. */
export function SaidError({ children }: { children?: ReactNode }) {
  return (
    <div role="alert" className="empty:hidden">
      <FieldError>{children}</FieldError>
    </div>
  )
}
