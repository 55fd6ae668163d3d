import { useTranslations } from 'next-intl'
import { Change } from '@/components/ui/change'
import { fewestVisits } from '@/lib/core/period-summary'
import type { StandardScore } from '@/lib/core/standard-score'
import type { TrainingEffect } from '@/lib/core/training-effect'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How the standard fared before and after a training, and whether chance alone could have done it. */
export function EffectLine({ effect }: { effect: TrainingEffect | undefined }) {
  const t = useTranslations('standards.training.effect')
  const format = useFormat()
  if (effect === undefined) return null
  const { before, after, difference } = effect
  const figures = ({ percent, visits, interval }: StandardScore) => ({
    score: percent === null ? '' : format.score(percent),
    n: format.count(visits),
    range: interval === null ? '' : format.range(interval.low, interval.high),
  })
  const isKnown = difference.value !== null
  return (
    <p className="num flex basis-full flex-wrap items-baseline gap-x-2 text-13 text-ink-2">
      {isKnown ? (
        <>
          <span>{t('before', figures(before))}</span>
          <span>{t('after', figures(after))}</span>
          <Change {...difference} />
        </>
      ) : (
        t('unknown', {
          before: format.count(before.visits),
          after: format.count(after.visits),
          needed: fewestVisits,
        })
      )}
    </p>
  )
}
