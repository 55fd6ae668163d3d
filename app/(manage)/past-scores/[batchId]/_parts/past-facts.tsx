import { useLocale, useTranslations } from 'next-intl'
import { MomentText } from '@/components/ui/day-text'
import { KeyValue } from '@/components/ui/key-value'
import { pointsText } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { PastEvaluation } from '@/lib/past-scores/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Where the evaluation comes from, and its points here and there. */
export function PastFacts({
  evaluation: { document, exported, importedAt, importedBy, result, touchpoint },
  timeZone,
}: {
  evaluation: PastEvaluation
  timeZone: string
}) {
  const t = useTranslations('past-evaluations.page')
  const touchpointName = useTranslations('checklists.touchpoints')
  const locale = useLocale()
  const format = useFormat()
  const points = (score: string | null, total: string | null) =>
    score === null || total === null
      ? t('none')
      : t('points', { score: format.decimal(score), total: format.decimal(total) })
  const shown = (exact: string) => pointsText(parseFraction(exact))
  const { earned, possible } = result.points
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        {t.rich('imported', {
          who: importedBy,
          when: () => <MomentText instant={importedAt} timeZone={timeZone} />,
        })}
      </p>
      <KeyValue
        facts={[
          { term: t('form'), value: textFor(document.title, locale) },
          {
            term: t('touchpoint'),
            value: touchpoint === null ? t('anyTouchpoint') : touchpointName(touchpoint),
          },
          { term: t('there'), value: points(exported.score, exported.total), numeric: true },
          { term: t('here'), value: points(shown(earned), shown(possible)), numeric: true },
        ]}
      />
    </div>
  )
}
