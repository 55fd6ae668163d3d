import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { Place } from './place-link'
import { PocketBar } from './pocket-bar'
import { SkipLink } from './skip-link'

/**
 * The frame of shoppers and employees: one column, three or four places under the thumb. On a wide
 * screen the places stand on top.
 */
export function PocketFrame({
  organisation,
  places,
  notice,
  children,
  wide,
}: {
  organisation: string
  /** Three or four. */
  places: readonly Place[]
  /** What must be seen on every page: "3 visits are only on this phone". */
  notice?: ReactNode
  children: ReactNode
  /** For a table that needs the room of a desk. */
  wide?: boolean | undefined
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PocketBar organisation={organisation} places={places} />
      {notice ? (
        <div className="mx-auto w-full max-w-2xl px-4 has-[:not(:empty)]:pt-4 sm:px-6">
          {notice}
        </div>
      ) : null}
      <main
        id="content"
        tabIndex={-1}
        className={classNames(
          'mx-auto w-full flex-1 px-4 pt-5 pb-[calc(6rem+var(--bottom-inset))] outline-none sm:px-6 sm:pt-8 sm:pb-16',
          wide ? 'max-w-5xl' : 'max-w-2xl',
        )}
      >
        {children}
      </main>
    </div>
  )
}
