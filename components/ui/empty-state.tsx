import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Nothing here yet: one sentence that says what this place is for, one button that begins it. */
export function EmptyState({
  children,
  action,
  className,
}: {
  children: ReactNode
  action?: ReactNode
  className?: string | undefined
}) {
  return (
    <div className={classNames('grid justify-items-start gap-4 py-10', className)}>
      <p className="max-w-[52ch] text-17 text-ink-2">{children}</p>
      {action}
    </div>
  )
}
