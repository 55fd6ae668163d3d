'use client'

import { useTranslations } from 'next-intl'
import { FieldError } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
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
  if (checkIn.place !== null) {
    const metres = format.decimal(checkIn.place.accuracy ?? '0')
    return <p className="text-13 text-ink-2">{t('placeKept', { metres })}</p>
  }
  return (
    <div className="grid gap-2">
      <p className="text-15 text-ink-2">{t(checkIn.declined ? 'placeDeclined' : 'placeWhy')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="large" className="flex-1" disabled={isSearching} onClick={locate}>
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
      <FieldError>{trouble ? tTroubles(trouble) : null}</FieldError>
    </div>
  )
}
