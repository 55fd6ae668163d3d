'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { personParts } from '@/lib/core/draft-answer'
import { personText } from '@/lib/core/told-answer'
import { useAnswers } from './answer-form'
import { typingHandlers } from './controls'
import type { PlaceControlProps } from './rare-control'

/** Whom the shopper met: the name tag, the looks, or both. Nobody guesses here who it is. */
export function PersonControl({
  field,
  typed,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: PlaceControlProps) {
  const t = useTranslations('answering.person')
  const id = useId()
  const { setValue } = useAnswers()
  const { nameTag, description } = personParts(typed)
  const wiring = {
    'aria-describedby': `${labelledBy} ${describedBy}`,
    'aria-invalid': isInvalid || undefined,
    ...typingHandlers(onTyping),
  }
  return (
    <div className="mt-4 grid gap-3">
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-tag`} className="text-15 font-medium">
          {t('nameTag')}
        </label>
        <input
          id={`${id}-tag`}
          type="text"
          autoComplete="off"
          autoCapitalize="words"
          maxLength={200}
          value={nameTag}
          onChange={({ target }) =>
            setValue(`${field}.typed`, personText(target.value, description))
          }
          className={`${controlClass} h-14 text-17`}
          {...wiring}
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-looks`} className="text-15 font-medium">
          {t('looks')}
        </label>
        <textarea
          id={`${id}-looks`}
          rows={2}
          maxLength={1000}
          autoCapitalize="sentences"
          value={description}
          onChange={({ target }) => setValue(`${field}.typed`, personText(nameTag, target.value))}
          className={`${controlClass} field-sizing-content min-h-16 py-2.5 text-17`}
          {...wiring}
        />
      </div>
      <p className="text-13 text-ink-3">{t('why')}</p>
    </div>
  )
}
