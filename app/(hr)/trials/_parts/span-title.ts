import { useTranslations } from 'next-intl'
import type { SchemeDocument } from '@/lib/core/scheme'
import { quarterNumeral } from '@/lib/periods/formats/paid-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How the month, or the quarter that ends with it, is called at the head of a line. */
export function useSpanTitle(): (month: string, period: SchemeDocument['period']) => string {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  return (month, period) => {
    if (period === 'month') return format.monthTitle(month)
    return t('quarter', { number: quarterNumeral(month), year: month.slice(0, 4) })
  }
}
