import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { HowCounted as Counted } from '@/lib/period-rules/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useWeightsText } from './use-weights-text'

/** Beside a score: by which rules it was made, in a few words; unfolded, in sentences. */
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
  const period = weights === null ? (isPooled ? null : 'even') : 'weighted'
  const brief = [
    ...(policies === null ? [] : [t(`brief.method.${policies.method}`)]),
    ...(period === null ? [] : [t(`brief.period.${period}`)]),
  ]
  const sentences = [
    ...(weights === null ? [] : [t('weighted', { weights: weightsText(weights) })]),
    ...(period === 'even' ? [t('even')] : []),
    ...(policies === null ? [] : policy(policies)),
    ...(withNoise
      ? [t(`noise.${noise.source}`, { deviation: format.decimal(noise.deviation) })]
      : []),
  ]
  return (
    <details className="mt-3 max-w-[64ch] text-13 text-ink-3">
      <summary className="thumb cursor-pointer hover:text-ink">
        <span className="underline decoration-line-strong underline-offset-3">{t('label')}</span>
        {brief.length > 0 ? `: ${brief.join(', ')}` : null}
      </summary>
      <ul className="mt-1.5 grid gap-1.5 border-l border-line pl-3">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          <Link className="link" href="/settings/scores">
            {t('more')}
          </Link>
        </li>
      </ul>
    </details>
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
