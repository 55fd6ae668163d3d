'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { controlClass, FieldError } from '@/components/ui/field'
import { Button } from '@/components/ui/plain-button'
import { placeText } from '@/lib/core/draft-answer'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useAnswers } from './answer-form'
import { typingHandlers } from './controls'
import type { PlaceControlProps } from './rare-control'

type Trouble = 'refused' | 'unavailable' | 'timeout' | 'impossible'

/** A place in the sixth decimal is a tenth of a metre. */
const PLACES = 6
const PATIENCE_MS = 20_000

/** Where the shopper stands: one tap, and two fields for whoever does not want to be located. */
export function PlaceControl({
  field,
  typed,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: PlaceControlProps) {
  const t = useTranslations('answering.place')
  const format = useFormat()
  const id = useId()
  const { setValue } = useAnswers()
  const [latitude = '', longitude = '', accuracy] = typed.trim().split(/\s+/)
  const [isSearching, setSearching] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const set = (text: string) => setValue(`${field}.typed`, text)
  const type = (north: string, east: string) => {
    setTrouble(null)
    // A space within a number would make three of two.
    const [first, second] = [north, east].map((part) => part.replace(/\s/g, ''))
    set(second === '' ? (first ?? '') : `${first || '?'} ${second}`)
  }

  function locate() {
    setTrouble(null)
    if (!('geolocation' in navigator) || !window.isSecureContext) return setTrouble('impossible')
    setSearching(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSearching(false)
        set(
          placeText({
            latitude: coords.latitude.toFixed(PLACES),
            longitude: coords.longitude.toFixed(PLACES),
            accuracy: String(Math.ceil(coords.accuracy)),
          }),
        )
      },
      ({ code }) => {
        setSearching(false)
        setTrouble(code === 1 ? 'refused' : code === 3 ? 'timeout' : 'unavailable')
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  }

  const input = (name: 'latitude' | 'longitude', value: string) => (
    <div className="grid min-w-0 flex-1 gap-1">
      <label htmlFor={`${id}-${name}`} className="text-13 text-ink-2">
        {t(name)}
      </label>
      <input
        id={`${id}-${name}`}
        type="text"
        inputMode="text"
        autoComplete="off"
        value={value}
        aria-describedby={`${labelledBy} ${describedBy}`}
        aria-invalid={isInvalid || undefined}
        {...typingHandlers(onTyping)}
        onChange={({ target }) =>
          name === 'latitude' ? type(target.value, longitude) : type(latitude, target.value)
        }
        className={`${controlClass} num h-14 text-17`}
      />
    </div>
  )
  return (
    <div className="mt-4 grid gap-3">
      <Button size="large" disabled={isSearching} aria-describedby={labelledBy} onClick={locate}>
        {t(isSearching ? 'searching' : typed === '' ? 'here' : 'again')}
      </Button>
      <div className="flex gap-3">
        {input('latitude', latitude === '?' ? '' : latitude)}
        {input('longitude', longitude)}
      </div>
      <p role="status" className="num text-13 text-ink-3">
        {accuracy === undefined ? t('typing') : t('accuracy', { metres: format.decimal(accuracy) })}
      </p>
      <FieldError>{trouble ? t(`troubles.${trouble}`) : null}</FieldError>
    </div>
  )
}
