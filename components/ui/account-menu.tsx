'use client'

import { Popover } from '@base-ui/react/popover'
import { ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { floatClass } from './float'
import type { FrameAccount } from './office-frame'
import { type Place, PlaceLink } from './place-link'
import { type KeepLanguage, LanguageSwitch, ThemeSwitch } from './preferences'

/** Who is signed in; language, look, own pages and the way out. */
export function AccountMenu({
  account,
  places,
  signOut,
  keepLanguage,
}: {
  account: FrameAccount
  places: readonly Place[]
  signOut: ReactNode
  keepLanguage?: KeepLanguage | undefined
}) {
  const t = useTranslations('frame')
  return (
    <Popover.Root>
      <Popover.Trigger className="flex min-h-11 w-full items-center gap-2 rounded-sm px-2.5 py-1 text-left hover:bg-hover">
        <span className="sr-only">{t('account')}:</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">{account.name}</span>
          {account.detail ? (
            <span className="block truncate text-13 text-ink-3">{account.detail}</span>
          ) : null}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={6} className="z-50">
          <Popover.Popup className={`${floatClass} grid w-76 gap-3 p-3`}>
            <Popover.Title className="sr-only">{t('account')}</Popover.Title>
            {places.length > 0 ? (
              <div className="grid border-b border-line pb-2">
                {places.map((place) => (
                  <PlaceLink key={place.href} place={place} />
                ))}
              </div>
            ) : null}
            <LanguageSwitch keep={keepLanguage} />
            <ThemeSwitch />
            <div className="border-t border-line pt-3">{signOut}</div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
