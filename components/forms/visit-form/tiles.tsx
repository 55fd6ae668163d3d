import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

const tile =
  'relative grid cursor-pointer place-items-center rounded border px-3 py-2 text-center transition-colors has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-ink has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-55'

const looks = {
  answer: 'min-h-14 border-field bg-raised text-17 hover:border-ink-3',
  aside: 'min-h-12 border-dashed border-line-strong text-15 text-ink-2 hover:border-field',
}

/** A whole field under the thumb that is a native radio or checkbox. */
export function Tile({
  look = 'answer',
  children,
  className,
  ...input
}: ComponentProps<'input'> & { look?: keyof typeof looks; children: ReactNode }) {
  return (
    <label className={classNames(tile, looks[look], className)}>
      <input {...input} className="absolute inset-0 m-0 size-full cursor-pointer opacity-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </label>
  )
}

/** Tiles that answer one question; the question's heading names the group. */
export function Tiles({
  labelledBy,
  describedBy,
  columns,
  children,
}: {
  labelledBy: string
  describedBy: string
  columns: 'one' | 'two' | 'few'
  children: ReactNode
}) {
  return (
    <fieldset
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={classNames(
        'mt-4 grid min-w-0 gap-2',
        columns === 'two' && 'grid-cols-2',
        columns === 'few' && 'grid-cols-[repeat(auto-fit,minmax(3.25rem,1fr))]',
      )}
    >
      {children}
    </fieldset>
  )
}
