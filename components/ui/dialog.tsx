'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { classNames } from './class-names'

interface DialogProps {
  /** The button that opens it; absent when `open` rules. */
  trigger?: ReactElement | undefined
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last in reading order and on the right. */
  footer?: ReactNode
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  wide?: boolean | undefined
  /**
   * Where the keyboard begins; absent: at the first thing that can be focused. A function that returns
   * false leaves it to what is inside.
   */
  initialFocus?: RefObject<HTMLElement | null> | (() => boolean) | undefined
}

/** A question that must be answered before going on. For reading along use a `SideSheet`. */
export function Dialog({
  trigger,
  title,
  description,
  children,
  footer,
  open,
  onOpenChange,
  wide,
  initialFocus,
}: DialogProps) {
  const control = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {}),
  }
  return (
    <Base.Root {...control}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto p-4 max-sm:place-items-end max-sm:p-0">
          <Base.Popup
            {...(initialFocus ? { initialFocus } : {})}
            // React lets events of a portal bubble to the form around the trigger: not this one.
            onSubmit={(event) => event.stopPropagation()}
            className={classNames(
              'grid max-h-[92dvh] w-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] rounded bg-raised [--table-paper:var(--raised)] shadow-float outline-none transition-[opacity,translate] max-sm:rounded-b-none data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0',
              wide ? 'max-w-3xl' : 'max-w-lg',
            )}
          >
            <div className="flex items-start justify-between gap-4 px-5 pt-4">
              <div className="min-w-0">
                <Base.Title className="text-17 font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>
                ) : null}
              </div>
              <CloseMark />
            </div>
            <div className="overflow-y-auto px-5 py-4">{children}</div>
            {footer ? (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[calc(0.75rem+var(--bottom-inset))]">
                {footer}
              </div>
            ) : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** Closes the dialog it stands in: `<DialogClose render={<Button>…</Button>} />`. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <Base.Close render={render} />
}

export function CloseMark() {
  const t = useTranslations('common')
  return (
    <Base.Close
      aria-label={t('close')}
      className="-mt-1 -mr-2 grid size-9 shrink-0 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
    >
      <X aria-hidden className="size-4.5" />
    </Base.Close>
  )
}
