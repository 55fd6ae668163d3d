import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** The chosen one is told by ring and ground, which are only painted: a tap measures no line of text anew. */
const face =
  'grid min-w-0 place-items-center rounded border px-3 py-2 text-center [overflow-wrap:anywhere] peer-checked:border-accent! peer-checked:bg-accent-soft! peer-checked:text-ink peer-checked:shadow-[inset_0_0_0_2px_var(--accent)] forced-colors:peer-checked:font-semibold peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:opacity-55'

const looks = {
  answer: 'min-h-14 border-field bg-raised text-17 peer-hover:border-ink-3',
  aside: 'min-h-12 border-dashed border-line-strong text-15 text-ink-2 peer-hover:border-field',
}

/** A whole field under the thumb that is a native radio or checkbox. */
export function Tile({
  look = 'answer',
  children,
  className,
  ...input
}: ComponentProps<'input'> & { look?: keyof typeof looks; children: ReactNode }) {
  return (
    <label className="relative grid cursor-pointer">
      <input {...input} className="peer absolute inset-0 m-0 size-full cursor-pointer opacity-0" />
      <span className={classNames(face, looks[look], className)}>{children}</span>
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
