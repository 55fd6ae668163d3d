import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listStandardScoresSchema } from '@/lib/standard-scores/schema'
import { listStandardScores } from '@/lib/standard-scores/use-cases/list-standard-scores'
import { ScoreFilters } from './_parts/score-filters'
import { ScoreTables } from './_parts/score-tables'

export async function generateMetadata() {
  return { title: (await getTranslations('standards.byScore'))('title') }
}

export default async function StandardScoresPage({ searchParams }: PageProps<'/standards/scores'>) {
  const actor = await pageActor('overview:read')
  const input = listStandardScoresSchema.parse(await searchParams)
  const scores = await listStandardScores(actor, input, await serverDeps())
  const t = await getTranslations('standards')
  const { month } = await getFormat()
  return (
    <>
      <PageHead
        title={t('byScore.title')}
        subtitle={t(scores.person ? 'byScore.leadPerson' : 'byScore.lead', {
          ...{ from: month(scores.from), through: month(scores.through) },
          name: scores.person?.name ?? '',
        })}
        back={{ href: '/standards', label: t('title') }}
      />
      <ScoreFilters input={input} scores={scores} />
      <ScoreTables scores={scores} />
    </>
  )
}
