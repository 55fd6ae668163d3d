import type { ReactNode } from 'react'
import { classNames } from './class-names'

/**
 * The shape of a state; the word beside it says which one.
 * `open` nothing yet, `partial` under way, `full` done, `good` passed or paid, `needs-you` waits for
 * a decision, `failed` failure, `off` withdrawn or not counted.
 */
export type StateShape = 'open' | 'partial' | 'full' | 'good' | 'needs-you' | 'failed' | 'off'

const shapes: Record<StateShape, { className: string; path: ReactNode }> = {
  open: {
    className: 'text-ink-3',
    path: <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
  partial: {
    className: 'text-accent',
    path: (
      <>
        <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5Z" fill="currentColor" />
      </>
    ),
  },
  full: { className: 'text-accent', path: <circle cx="6" cy="6" r="5.5" fill="currentColor" /> },
  good: {
    className: 'text-green',
    path: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  },
  'needs-you': {
    className: 'text-amber-mark',
    path: <path d="m6 0 6 6-6 6-6-6Z" fill="currentColor" />,
  },
  failed: {
    className: 'text-red',
    path: <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />,
  },
  off: {
    className: 'text-ink-3',
    path: <path d="M1.5 6h9" fill="none" stroke="currentColor" strokeWidth="2" />,
  },
}

/** A state in a row: a shape and a word, so that colour is never the only signal. */
export function StateMark({
  shape,
  children,
  className,
}: {
  shape: StateShape
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <span className={classNames('inline-flex items-baseline gap-1.5', className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        className={classNames('size-2.5 shrink-0', shapes[shape].className)}
      >
        {shapes[shape].path}
      </svg>
      <span
        className={classNames(
          shape === 'needs-you' && 'text-amber',
          shape === 'failed' && 'text-red',
          shape === 'off' && 'text-ink-3',
        )}
      >
        {children}
      </span>
    </span>
  )
}
