'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import { SaidError } from '@/components/ui/said-error'
import { placeText } from '@/lib/core/told-answer'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useAnswers } from './answer-form'
import { typingHandlers } from './controls'
import type { PlaceControlProps } from './rare-control'
import { useLocate } from './use-locate'

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
  const set = (text: string) => setValue(`${field}.typed`, text)
  const { locate, isSearching, trouble, clear } = useLocate((place) => set(placeText(place)))
  const type = (north: string, east: string) => {
    clear()
    // A space within a number would make three of two.
    const [first, second] = [north, east].map((part) => part.replace(/\s/g, ''))
    set(second === '' ? (first ?? '') : `${first || '?'} ${second}`)
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
      <Button size="large" isBusy={isSearching} aria-describedby={labelledBy} onClick={locate}>
        {t(isSearching ? 'searching' : typed === '' ? 'here' : 'again')}
      </Button>
      <div className="flex gap-3">
        {input('latitude', latitude === '?' ? '' : latitude)}
        {input('longitude', longitude)}
      </div>
      <p role="status" className="num text-13 text-ink-3">
        {accuracy === undefined ? t('typing') : t('accuracy', { metres: format.decimal(accuracy) })}
      </p>
      <SaidError>{trouble ? t(`troubles.${trouble}`) : null}</SaidError>
    </div>
  )
}
