'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRememberedAddress } from './remembered-query'

export interface Place {
  href: string
  label: string
  /** What waits here for this person; 0 and absent show nothing. */
  waiting?: number | undefined
  /** Only this very address is the place, not what lies below it. */
  exact?: boolean | undefined
  /** The phone keeps it: it opens without a network, too. */
  isKept?: boolean | undefined
}

export function isCurrent(place: Place, pathname: string): boolean {
  if (pathname === place.href) return true
  return !place.exact && place.href !== '/' && pathname.startsWith(`${place.href}/`)
}

/** Where one is, among places of which one may lie below another: the nearest. */
export function currentPlace(places: readonly Place[], pathname: string): Place | null {
  const around = places.filter((place) => isCurrent(place, pathname))
  return around.toSorted((a, b) => b.href.length - a.href.length)[0] ?? null
}

/** A place in the rail: a word, and how much waits behind it. */
export function PlaceLink({
  place,
  onFollow,
}: {
  place: Place
  onFollow?: (() => void) | undefined
}) {
  const t = useTranslations('frame')
  const pathname = usePathname()
  const remembered = useRememberedAddress(place.href)
  const current = isCurrent(place, pathname)
  return (
    <Link
      href={current ? place.href : remembered}
      aria-current={current ? 'page' : undefined}
      {...(onFollow ? { onClick: onFollow } : {})}
      className="flex min-h-9 items-center justify-between gap-2 rounded-sm px-2.5 py-1.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:min-h-11"
    >
      {place.label}
      {place.waiting ? (
        <span className="num font-semibold text-amber">
          <span aria-hidden>{place.waiting}</span>
          <span className="sr-only">{t('waiting', { count: place.waiting })}</span>
        </span>
      ) : null}
    </Link>
  )
}
