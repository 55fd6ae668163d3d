'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CloseMark } from './dialog'
import { LeaveDialog } from './leave-dialog'
import { useSheetGuard } from './sheet-guard'
import { SheetWordsContext } from './sheet-words'
import { useMedia } from './use-media'

/**
 * What a row of a list opens, with an address of its own. On a wide screen the list beside it stays
 * usable; on a narrow one the sheet covers it. Escape and the cross lead to `closeHref`, and the
 * focus returns to the link that led here. A form inside (`useActionForm`, or one that calls
 * `useUnsavedInSheet`) is not left without a question, and leads on by `useLeaveSheet`.
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
  const t = useTranslations('common.unsaved')
  const isNarrow = useMedia('(max-width: 63.99rem)')
  const [open, setOpen] = useState(true)
  const sheet = useRef<HTMLDivElement>(null)
  useReturnOfFocus()
  const guard = useSheetGuard(sheet, () => setOpen(false))
  return (
    <Base.Root
      open={open}
      modal={isNarrow}
      disablePointerDismissal={!isNarrow}
      onOpenChange={(next) => {
        if (!next) guard.leaveFor(closeHref)
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
            <SheetWordsContext value={guard.words}>{children}</SheetWordsContext>
          </div>
          {footer ? (
            <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3 pb-[calc(0.75rem+var(--bottom-inset))]">
              {footer}
            </div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
      {guard.isAsked ? (
        <LeaveDialog
          title={t('title')}
          lead={t('lead')}
          stay={t('stay')}
          leave={t('leave')}
          onStay={guard.stay}
          onLeave={guard.goNow}
        />
      ) : null}
    </Base.Root>
  )
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
