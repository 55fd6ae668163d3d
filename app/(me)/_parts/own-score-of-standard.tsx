import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { TrainingAge } from '@/app/_standard/training-age'
import { Section } from '@/components/ui/page-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnStandardScores } from '@/lib/standard-scores/use-cases/list-own-standard-scores'
import { OwnStandardScoreFigure } from './own-standard-score-table'

/** How the reader fares on the very standard that he reads; nothing where no visit asked about it. */
export function OwnScoreOfStandard({
  standardId,
  scores: { groups, from, through, today },
}: {
  standardId: string
  scores: OwnStandardScores
}) {
  const t = useTranslations('own-scores')
  const format = useFormat()
  const own = groups.flatMap(({ about, unitName, standards }) =>
    standards
      .filter((score) => score.standardId === standardId)
      .map((score) => ({
        score,
        who: about === 'person' ? t('aboutPerson') : t('aboutUnit', { unit: unitName }),
      })),
  )
  const [first] = own
  if (first === undefined) return null
  const months = { from: format.month(from), through: format.month(through) }
  return (
    <Section title={t('ofOne')} subtitle={t('ofOneLead', months)}>
      <dl className="grid gap-3">
        {own.map(({ score, who }) => (
          <div key={who} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <dt className="text-ink-2">{who}</dt>
            <dd className="num">
              <OwnStandardScoreFigure score={score} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-13 text-ink-2">
        <TrainingAge trainedOn={first.score.trainedOn} today={today} />
        <Link href="/me/standards/scores" className="underline underline-offset-3">
          {t('all')}
        </Link>
      </p>
    </Section>
  )
}
