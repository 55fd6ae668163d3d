import type { ReactNode } from 'react'
import { classNames } from './class-names'

/**
 * What a form says after sending: what is safe, what happened, what to do.
 * `failure` interrupts a screen reader, `done` and `waits` wait for it to finish.
 */
export function FormMessage({
  tone = 'failure',
  title,
  children,
  className,
}: {
  tone?: 'failure' | 'done' | 'waits' | undefined
  title?: ReactNode
  children?: ReactNode
  className?: string | undefined
}) {
  return (
    <div role={tone === 'failure' ? 'alert' : 'status'} className="empty:hidden">
      {title || children ? (
        <div
          className={classNames(
            'flex gap-2.5 rounded px-3.5 py-2.5',
            tone === 'failure' && 'bg-red-soft',
            tone === 'waits' && 'bg-amber-soft',
            tone === 'done' && 'bg-accent-soft',
            className,
          )}
        >
          <ToneMark tone={tone} />
          <div className="min-w-0">
            {title ? <p className="font-semibold">{title}</p> : null}
            {children ? <div className={title ? 'text-ink-2' : ''}>{children}</div> : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}

const marks = {
  failure: { className: 'fill-red', path: 'M6 .5 11.7 11H.3Z' },
  waits: { className: 'fill-amber-mark', path: 'M6 0l6 6-6 6-6-6Z' },
  done: { className: 'fill-accent', path: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Z' },
} as const

function ToneMark({ tone }: { tone: keyof typeof marks }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className={classNames('mt-1.5 size-2.5 shrink-0', marks[tone].className)}
    >
      <path d={marks[tone].path} />
    </svg>
  )
}
