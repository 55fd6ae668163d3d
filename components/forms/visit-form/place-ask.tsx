'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/plain-button'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import type { CheckIn } from '@/lib/core/visit-facts'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useLocate } from './use-locate'

/** The place of a check-in, where the campaign asks for it: shown or declined. */
export function PlaceAsk({
  checkIn,
  onChange,
}: {
  checkIn: CheckIn
  onChange: (next: CheckIn) => void
}) {
  const t = useTranslations('instructing.checkIn')
  const tTroubles = useTranslations('instructing.checkIn.troubles')
  const format = useFormat()
  const { locate, isSearching, trouble, clear } = useLocate((place) =>
    onChange({ ...checkIn, place, declined: false }),
  )
  const told = useRef<HTMLParagraphElement>(null)
  useFocusAfter(told, checkIn)
  if (checkIn.place !== null) {
    const metres = format.decimal(checkIn.place.accuracy ?? '0')
    return (
      <p ref={told} tabIndex={-1} className="text-13 text-ink-2 outline-none">
        {t('placeKept', { metres })}
      </p>
    )
  }
  return (
    <div className="grid gap-2">
      <p ref={told} tabIndex={-1} className="text-15 text-ink-2 outline-none">
        {t(checkIn.declined ? 'placeDeclined' : 'placeWhy')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="large" className="flex-1" isBusy={isSearching} onClick={locate}>
          {t(isSearching ? 'searching' : 'showPlace')}
        </Button>
        {checkIn.declined ? null : (
          <Button
            look="quiet"
            size="large"
            className="flex-1"
            onClick={() => {
              clear()
              onChange({ ...checkIn, declined: true })
            }}
          >
            {t('noPlace')}
          </Button>
        )}
      </div>
      <SaidError>{trouble ? tTroubles(trouble) : null}</SaidError>
    </div>
  )
}
