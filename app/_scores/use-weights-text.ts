import { useTranslations } from 'next-intl'
import { touchpoints } from '@/lib/core/checklist'
import type { TouchpointWeights } from '@/lib/core/period-score'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** "shops 40, calls 40, calls to the office 20": in the order in which touchpoints always stand. */
export function useWeightsText() {
  const t = useTranslations('period-score.touchpoints')
  const format = useFormat()
  return (weights: TouchpointWeights) =>
    touchpoints
      .flatMap((touchpoint) => {
        const weight = weights[touchpoint]
        return weight === undefined ? [] : [`${t(touchpoint)} ${format.decimal(weight)}`]
      })
      .join(', ')
}
