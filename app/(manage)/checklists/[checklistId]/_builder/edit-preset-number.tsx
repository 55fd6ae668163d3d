'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isDecimal } from '@/lib/core/decimal'
import { DecimalField } from './inputs'

/** A number that stands in the form from the beginning; a half-typed one waits in the field. */
export function PresetNumber({
  value,
  onNumber,
}: {
  value: string
  onNumber: (number: string | null) => void
}) {
  const t = useTranslations('builder.preset')
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <DecimalField
      label={t('title')}
      optional
      value={typed ?? value}
      onValue={(text) => {
        const isNumber = isDecimal(text)
        setTyped(isNumber || text === '' ? null : text)
        if (isNumber || text === '') onNumber(text === '' ? null : text)
      }}
    />
  )
}
