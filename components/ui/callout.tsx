import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A remark beside the work. `needs-you` asks for a decision, `failure` is only for failures. */
export function Callout({
  tone = 'plain',
  title,
  children,
  action,
  className,
}: {
  tone?: 'plain' | 'needs-you' | 'failure' | undefined
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string | undefined
}) {
  return (
    <div
      role="note"
      className={classNames(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded px-3.5 py-2.5',
        tone === 'plain' && 'border border-line bg-raised',
        tone === 'needs-you' && 'bg-amber-soft',
        tone === 'failure' && 'bg-red-soft',
        className,
      )}
    >
      <div className="min-w-0 max-w-[72ch]">
        {title ? (
          <p
            className={classNames(
              'font-semibold',
              tone === 'needs-you' && 'text-amber',
              tone === 'failure' && 'text-red',
            )}
          >
            {title}
          </p>
        ) : null}
        {children}
      </div>
      {action}
    </div>
  )
}
