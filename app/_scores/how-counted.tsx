import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { HowCounted as Counted } from '@/lib/period-rules/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useWeightsText } from './use-weights-text'

/** One line beside a score: by which rules it was made, and the way to how. */
export function HowCounted({
  how,
  isPooled = false,
  withNoise = false,
}: {
  how: Counted
  /** Said elsewhere that points are pooled; then visits do not all weigh the same. */
  isPooled?: boolean
  withNoise?: boolean
}) {
  const t = useTranslations('period-score')
  const policy = usePolicyTexts()
  const weightsText = useWeightsText()
  const format = useFormat()
  const { weights, policies, noise } = how
  const sentences = [
    ...(weights === null ? [] : [t('weighted', { weights: weightsText(weights) })]),
    ...(weights === null && !isPooled ? [t('even')] : []),
    ...(policies === null ? [] : policy(policies)),
    ...(withNoise
      ? [t(`noise.${noise.source}`, { deviation: format.decimal(noise.deviation) })]
      : []),
  ]
  return (
    <p className="mt-3 max-w-[64ch] text-13 text-ink-3">
      {t('label')} {sentences.join(' ')}{' '}
      <Link className="link" href="/settings/scores">
        {t('more')}
      </Link>
    </p>
  )
}

/** The policies of the visits' checklists, in the words of the report of a visit. */
function usePolicyTexts() {
  const t = useTranslations('period-score.mixed')
  const say = useTranslations('results.report')
  return ({ method, notApplicable, unanswered }: NonNullable<Counted['policies']>) => [
    method === 'mixed' ? t('method') : say(`method.${method}`),
    notApplicable === 'mixed' ? t('notApplicable') : say(`notApplicablePolicy.${notApplicable}`),
    unanswered === 'mixed' ? t('unanswered') : say(`unansweredPolicy.${unanswered}`),
  ]
}
