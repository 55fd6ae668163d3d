'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/plain-button'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import type { CheckIn } from '@/lib/core/visit-facts'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useLocate } from './use-locate'

/**
 * The place of a check-in, where the campaign asks for it: shown or declined. Looking for it may take
 * a while, and meanwhile one answers: what is found or not found takes the room that the asking had.
 */
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
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<number | undefined>(undefined)
  const search = () => {
    setRoom(box.current?.offsetHeight)
    locate()
  }
  if (checkIn.place !== null) {
    const metres = format.decimal(checkIn.place.accuracy ?? '0')
    return (
      <div style={{ minBlockSize: room }}>
        <p ref={told} tabIndex={-1} className="text-13 text-ink-2 outline-none">
          {t('placeKept', { metres })}
        </p>
      </div>
    )
  }
  return (
    <div ref={box} className="grid content-start gap-2" style={{ minBlockSize: room }}>
      <SaidError>{trouble ? tTroubles(trouble) : null}</SaidError>
      {trouble ? null : (
        <p ref={told} tabIndex={-1} className="text-15 text-ink-2 outline-none">
          {t(checkIn.declined ? 'placeDeclined' : 'placeWhy')}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="large" className="flex-1" isBusy={isSearching} onClick={search}>
          {t(isSearching ? 'searching' : 'showPlace')}
        </Button>
        {checkIn.declined ? null : (
          <Button
            look="quiet"
            size="large"
            className="flex-1"
            onClick={() => {
              clear()
              setRoom(undefined)
              onChange({ ...checkIn, declined: true })
            }}
          >
            {t('noPlace')}
          </Button>
        )}
      </div>
    </div>
  )
}
