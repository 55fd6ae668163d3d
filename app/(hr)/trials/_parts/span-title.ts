import { useTranslations } from 'next-intl'
import type { SchemeDocument } from '@/lib/core/scheme'
import { quarterOf } from '@/lib/core/trial-spans'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How the month, or the quarter that ends with it, is called at the head of a line. */
export function useSpanTitle(): (month: string, period: SchemeDocument['period']) => string {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  return (month, period) => {
    if (period === 'month') return format.monthTitle(month)
    const [year = '', number = ''] = quarterOf(month).split('-')
    return t('quarter', { number, year })
  }
}
