'use client'

import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { isConnected } from './connection'
import { isAnswered } from './is-answered'
import { currentPlace, type Place } from './place-link'
import { useOnline } from './use-online'

/** The places: at the bottom under the thumb on a phone, on top beside the name on a wide screen. */
export function PocketBar({
  organisation,
  places,
}: {
  organisation: string
  places: readonly Place[]
}) {
  const t = useTranslations('frame')
  const pathname = usePathname()
  const router = useRouter()
  const isOnline = useOnline()
  const here = currentPlace(places, pathname)
  const [missed, setMissed] = useState<Place | null>(null)
  const wanted = useRef<Place | null>(null)
  // Whoever has gone elsewhere meanwhile wants to go there no more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what ends the wish
  useEffect(() => {
    return () => {
      wanted.current = null
    }
  }, [pathname])
  const follow = (place: Place, event: MouseEvent) => {
    const isOut = !(isConnected() || place.isKept)
    setMissed(isOut ? place : null)
    wanted.current = isOut ? place : null
    if (!isOut) return
    // The browser would put a page of its own in the place of this one.
    event.preventDefault()
    // What was true a moment ago is asked once more for whoever wants to go now.
    void isAnswered(place.href).then((isThere) => {
      if (isThere && wanted.current === place) router.push(place.href)
    })
  }
  return (
    <header className="z-20 border-line bg-paper max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:pb-(--bottom-inset) sm:sticky sm:top-0 sm:border-b">
      <p role="status" className="bg-amber-soft px-4 py-2 text-13 text-amber empty:hidden">
        {missed === null || isOnline ? null : t('offline', { place: missed.label })}
      </p>
      <div className="mx-auto flex max-w-5xl items-center gap-6 sm:px-6">
        <span className="truncate font-semibold max-sm:hidden">{organisation}</span>
        <nav aria-label={t('places')} className="max-sm:flex-1">
          <ul className="flex max-sm:justify-around sm:gap-1">
            {places.map((place) => (
              <li key={place.href} className="max-sm:flex-1">
                <Link
                  href={place.href}
                  // Nothing goes through a phone's network that nobody asked for.
                  prefetch={false}
                  onClick={(event) => follow(place, event)}
                  aria-current={place === here ? 'page' : undefined}
                  className="flex h-14 items-center justify-center gap-1.5 border-t-2 border-transparent px-2 text-center text-13 text-ink-2 transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink focus-visible:-outline-offset-2 sm:border-t-0 sm:border-b-2 sm:px-3 sm:text-15"
                >
                  {place.label}
                  {place.waiting ? (
                    <span className="num font-semibold text-amber">
                      <span aria-hidden>{place.waiting}</span>
                      <span className="sr-only">{t('waiting', { count: place.waiting })}</span>
                    </span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
