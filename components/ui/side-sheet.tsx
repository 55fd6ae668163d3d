'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { CloseMark } from './dialog'
import { leftAddress } from './left-address'
import { LeaveSheetDialog, UnsavedInSheet } from './sheet-guard'
import { useMedia } from './use-media'

/**
 * What a row of a list opens, with an address of its own. On a wide screen the list beside it stays
 * usable; on a narrow one the sheet covers it. Escape and the cross lead to `closeHref`, and the
 * focus returns to the link that led here. A form inside that says so (`useUnsavedInSheet`) is not
 * left without a question.
 */
export function SideSheet({
  title,
  subtitle,
  closeHref,
  children,
  footer,
}: {
  title: ReactNode
  subtitle?: ReactNode
  closeHref: string
  children: ReactNode
  footer?: ReactNode
}) {
  const router = useRouter()
  const isNarrow = useMedia('(max-width: 63.99rem)')
  const [open, setOpen] = useState(true)
  const sheet = useRef<HTMLDivElement>(null)
  useReturnOfFocus()
  const unsaved = useRef(false)
  const [asked, setAsked] = useState<string | null>(null)
  useAskedLinks(sheet, unsaved, setAsked)
  const leave = (href: string) => {
    unsaved.current = false
    setAsked(null)
    setOpen(false)
    router.push(href, { scroll: false })
  }
  const close = () => (unsaved.current ? setAsked(closeHref) : leave(closeHref))
  return (
    <Base.Root
      open={open}
      modal={isNarrow}
      disablePointerDismissal={!isNarrow}
      onOpenChange={(next) => {
        if (!next) close()
      }}
    >
      <Base.Portal>
        {isNarrow ? <Base.Backdrop className="fixed inset-0 z-30 bg-veil" /> : null}
        <Base.Popup
          ref={sheet}
          data-side-sheet
          initialFocus={sheet}
          finalFocus={false}
          className="fixed inset-y-0 right-0 z-30 grid w-full max-w-xl grid-rows-[auto_minmax(0,1fr)_auto] border-l border-line bg-raised shadow-float outline-none transition-[opacity,translate] data-starting-style:translate-x-3 data-starting-style:opacity-0"
        >
          <div className="flex items-start justify-between gap-4 border-b border-line px-5 py-4">
            <div className="min-w-0">
              <Base.Title className="text-17 font-semibold">{title}</Base.Title>
              {subtitle ? <div className="num text-13 text-ink-3">{subtitle}</div> : null}
            </div>
            <CloseMark />
          </div>
          <div className="overflow-y-auto overscroll-contain px-5 py-4">
            <UnsavedInSheet value={unsaved}>{children}</UnsavedInSheet>
          </div>
          {footer ? (
            <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3 pb-[calc(0.75rem+var(--bottom-inset))]">
              {footer}
            </div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
      {asked === null ? null : (
        <LeaveSheetDialog onStay={() => setAsked(null)} onLeave={() => leave(asked)} />
      )}
    </Base.Root>
  )
}

/** A link beside the sheet leads away from it: asked before the router hears of the press. */
function useAskedLinks(
  sheet: RefObject<HTMLElement | null>,
  unsaved: RefObject<boolean>,
  ask: (href: string) => void,
) {
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const { target } = event
      if (!unsaved.current || !(target instanceof Element)) return
      if (sheet.current?.contains(target)) return
      const href = leftAddress(event, target.closest('a'))
      if (href === null || href === '') return
      event.preventDefault()
      event.stopPropagation()
      ask(href)
    }
    window.addEventListener('click', press, { capture: true })
    return () => window.removeEventListener('click', press, { capture: true })
  }, [sheet, unsaved, ask])
}

function useReturnOfFocus() {
  useEffect(() => {
    const address = window.location.pathname + window.location.search
    return () => {
      const links = document.querySelectorAll<HTMLAnchorElement>('main a[href]')
      for (const link of links) {
        if (link.getAttribute('href') === address) return link.focus({ preventScroll: true })
      }
    }
  }, [])
}
