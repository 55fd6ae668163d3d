'use client'

import { useTranslations } from 'next-intl'
import type { MetricUnit } from '@/lib/core/metric'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { PercentInput, PlainInput } from './inputs'

/** A value of a curve in what it is measured in: a fraction of 1 in percents, a figure as it is. */
export function ValueInput({
  unit,
  currency,
  ...words
}: {
  unit: MetricUnit
  currency: string
  label: string
  labelHidden?: boolean
  kept: string
  onKept: (kept: string) => void
}) {
  const t = useTranslations('pay.schemes.form.valueUnits')
  const { locale } = useFormat()
  if (unit === 'share') return <PercentInput {...words} />
  if (unit === 'number') return <PlainInput {...words} />
  const mark = unit === 'money' ? currencySymbol(currency, locale) : t(unit)
  return <PlainInput unit={mark} {...words} />
}
