import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listOwnStandardScoresSchema } from '@/lib/standard-scores/schema'
import { listOwnStandardScores } from '@/lib/standard-scores/use-cases/list-own-standard-scores'
import { OwnScoreFilters } from '../../../_parts/own-score-filters'
import { OwnStandardScoreTable } from '../../../_parts/own-standard-score-table'

export async function generateMetadata() {
  return { title: (await getTranslations('own-scores'))('title') }
}

export default async function MyStandardScoresPage({
  searchParams,
}: PageProps<'/me/standards/scores'>) {
  const actor = await pageActor('result:read')
  const input = listOwnStandardScoresSchema.parse(await searchParams)
  const scores = await listOwnStandardScores(actor, input, await serverDeps())
  const t = await getTranslations('own-scores')
  const { month } = await getFormat()
  return (
    <div className="grid max-w-4xl gap-10">
      <div>
        <PageHead
          title={t('title')}
          subtitle={t('lead', { from: month(scores.from), through: month(scores.through) })}
          back={{ href: '/me', label: t('back') }}
        />
        <OwnScoreFilters
          scores={scores}
          isFiltered={input.from !== null || input.through !== null}
        />
      </div>
      {scores.groups.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : null}
      {scores.groups.map((group) => (
        <OwnStandardScoreTable
          key={`${group.about} ${group.unitName}`}
          group={group}
          today={scores.today}
        />
      ))}
    </div>
  )
}
