'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Menu as MenuMark, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { railCookie } from '@/lib/platform/i18n/locales'
import { AccountMenu } from './account-menu'
import { keepPreference } from './keep-preference'
import type { OfficeFrameProps } from './office-frame'
import { PlaceLink } from './place-link'
import { SkipLink } from './skip-link'

const markButton =
  'grid size-9 shrink-0 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11'

export function OfficeShell({
  startsCollapsed,
  ...frame
}: OfficeFrameProps & { startsCollapsed: boolean }) {
  const t = useTranslations('frame')
  const [collapsed, setCollapsed] = useState(startsCollapsed)
  const collapse = (next: boolean) => {
    setCollapsed(next)
    keepPreference(railCookie, next ? 'closed' : null)
  }
  return (
    <div className="min-h-dvh lg:flex">
      <SkipLink />
      <TopBar {...frame} />
      <header
        className={
          collapsed
            ? 'hidden'
            : 'sticky top-0 hidden h-dvh w-58 shrink-0 border-r border-line lg:block'
        }
      >
        <Rail
          {...frame}
          corner={
            <button
              type="button"
              aria-label={t('collapse')}
              title={t('collapse')}
              className={markButton}
              onClick={() => collapse(true)}
            >
              <PanelLeftClose aria-hidden className="size-4.5" />
            </button>
          }
        />
      </header>
      {collapsed ? (
        <div className="sticky top-0 hidden h-dvh w-12 shrink-0 justify-items-center pt-4 lg:grid lg:content-start">
          <button
            type="button"
            aria-label={t('expand')}
            title={t('expand')}
            className={markButton}
            onClick={() => collapse(false)}
          >
            <PanelLeftOpen aria-hidden className="size-4.5" />
          </button>
        </div>
      ) : null}
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 flex-1 px-4 pt-5 pb-16 outline-none max-lg:[--table-top:3.25rem] sm:px-6 lg:px-8 lg:pt-6"
      >
        <div className="mx-auto max-w-310">
          {frame.notice}
          {frame.children}
        </div>
      </main>
    </div>
  )
}

type RailProps = Omit<OfficeFrameProps, 'children' | 'notice'> & {
  corner: React.ReactNode
  onFollow?: () => void
}

function Rail({ organisation, places, lowerPlaces, corner, onFollow, ...frame }: RailProps) {
  const t = useTranslations('frame')
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto px-3 pt-4 pb-3">
      <div className="flex items-center justify-between gap-2 pl-2.5">
        <span className="truncate text-17 font-semibold tracking-[-0.01em]" title={organisation}>
          {organisation}
        </span>
        {corner}
      </div>
      {frame.finder}
      <nav aria-label={t('places')} className="flex flex-1 flex-col justify-between gap-6">
        <ul className="grid gap-0.5">
          {places.map((place) => (
            <li key={place.href}>
              <PlaceLink place={place} onFollow={onFollow} />
            </li>
          ))}
        </ul>
        <ul className="grid gap-0.5">
          {lowerPlaces?.map((place) => (
            <li key={place.href}>
              <PlaceLink place={place} onFollow={onFollow} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="border-t border-line pt-2">
        <AccountMenu
          account={frame.account}
          places={frame.accountPlaces ?? []}
          signOut={frame.signOut}
          keepLanguage={frame.keepLanguage}
        />
      </div>
    </div>
  )
}

/** On a narrow screen the rail hides behind a button. */
function TopBar({ children: _page, ...frame }: OfficeFrameProps) {
  const t = useTranslations('frame')
  const [open, setOpen] = useState(false)
  const waiting = frame.places.reduce((sum, place) => sum + (place.waiting ?? 0), 0)
  return (
    <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-line bg-paper px-2 lg:hidden">
      <Base.Root open={open} onOpenChange={setOpen}>
        <Base.Trigger aria-label={t('openMenu')} className={markButton}>
          <MenuMark aria-hidden className="size-5" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-30 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Base.Popup className="fixed inset-y-0 left-0 z-30 w-72 max-w-[86vw] border-r border-line bg-paper shadow-float outline-none transition-[translate] data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
            <Base.Title className="sr-only">{t('menu')}</Base.Title>
            <Rail
              {...frame}
              onFollow={() => setOpen(false)}
              corner={
                <Base.Close aria-label={t('closeMenu')} className={markButton}>
                  <PanelLeftClose aria-hidden className="size-4.5" />
                </Base.Close>
              }
            />
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
      <span className="min-w-0 flex-1 truncate font-semibold">{frame.organisation}</span>
      {waiting > 0 ? (
        <span className="num px-2 font-semibold text-amber">
          <span aria-hidden>{waiting}</span>
          <span className="sr-only">{t('waiting', { count: waiting })}</span>
        </span>
      ) : null}
    </header>
  )
}
