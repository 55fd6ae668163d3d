'use client'

import { useTranslations } from 'next-intl'
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'

interface PopUpProps {
  /** The button that opens it; absent when `open` rules. */
  trigger?: ReactElement<{ onClick?: () => void }> | undefined
  title: ReactNode
  children?: ReactNode
  footer?: ReactNode
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/**
 * Something to look at for a moment, in the browser's own dialog: it holds the focus, closes on
 * Escape, gives the focus back, and weighs next to nothing. It has no room for menus and lists that
 * open above it: for those there is `Dialog`.
 */
export function PopUp({ trigger, title, children, footer, open, onOpenChange }: PopUpProps) {
  const t = useTranslations('common')
  const titleId = useId()
  const [isOpened, setOpened] = useState(false)
  const setOpen = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
  }
  const dialog = useRef<HTMLDialogElement>(null)
  const show = useCallback((element: HTMLDialogElement | null) => {
    if (dialog.current && !element) returnFocus(dialog.current)
    dialog.current = element
    if (element && !element.open) element.showModal()
  }, [])
  // Whoever rules `open` may refuse: what the browser has closed nevertheless opens again.
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  })
  return (
    <>
      {trigger ? cloneElement(trigger, { onClick: () => setOpen(true) }) : null}
      {(open ?? isOpened) ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape and the button
        <dialog
          ref={show}
          aria-labelledby={titleId}
          onCancel={(event) => {
            event.preventDefault()
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
          onClick={(event) => {
            if (event.target === event.currentTarget) setOpen(false)
          }}
          className="m-auto max-h-[92dvh] w-full max-w-lg overflow-hidden rounded bg-raised p-0 text-ink shadow-float backdrop:bg-veil max-sm:mb-0 max-sm:max-w-none max-sm:rounded-b-none"
        >
          <div className="grid max-h-[92dvh] grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]">
            <div className="flex items-start justify-between gap-4 px-5 pt-4">
              <h2 id={titleId} className="min-w-0 text-17 font-semibold">
                {title}
              </h2>
              <CloseButton label={t('close')} onClick={() => setOpen(false)} />
            </div>
            <section
              aria-labelledby={titleId}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than the window is scrolled by keys
              tabIndex={0}
              className="overflow-y-auto px-5 py-4 -outline-offset-2"
            >
              {children}
            </section>
            {footer ? (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[calc(0.75rem+var(--bottom-inset))]">
                {footer}
              </div>
            ) : null}
          </div>
        </dialog>
      ) : null}
    </>
  )
}

/** A dialog that is taken away before it was closed would keep the focus to itself. */
function returnFocus(element: HTMLDialogElement): void {
  if (element.open) element.close()
}

function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="-mt-1 -mr-2 grid size-9 shrink-0 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-4.5 stroke-current stroke-2">
        <path d="M18 6 6 18M6 6l12 12" strokeLinecap="round" />
      </svg>
    </button>
  )
}
