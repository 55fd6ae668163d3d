'use client'

import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { floatClass } from './float'

/** A term with its explanation one tap, Enter or hover away. */
export function Hint({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={300}
        className="underline decoration-dotted decoration-1 underline-offset-4"
      >
        {term}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup className={`${floatClass} max-w-80 px-3.5 py-2.5 text-13`}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
