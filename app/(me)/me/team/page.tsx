import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listTeamResultsSchema } from '@/lib/results/schema'
import { listTeamResults } from '@/lib/results/use-cases/list-team-results'
import { listTeamStandardScores } from '@/lib/standard-scores/use-cases/list-team-standard-scores'
import { SubjectTable } from '../../_parts/subject-table'
import { TeamFilters } from '../../_parts/team-filters'
import { TeamVisits } from '../../_parts/team-results'
import { TeamStandardTable } from '../../_parts/team-standard-scores'
import { TeamTrend } from '../../_parts/team-trend'

export async function generateMetadata() {
  return { title: (await getTranslations('results.team'))('title') }
}

export default async function TeamPage({ searchParams }: PageProps<'/me/team'>) {
  const actor = await pageActor('team:read')
  const input = listTeamResultsSchema.parse(await searchParams)
  const deps = await serverDeps()
  const { team } = await listTeamResults(actor, input, deps)
  const asked = { unit: input.unit, person: team.person?.id }
  const scores = await listTeamStandardScores(actor, asked, deps)
  const t = await getTranslations('results.team')
  const { monthTitle } = await getFormat()
  return (
    <div className="grid max-w-4xl gap-10">
      <div>
        <PageHead
          title={t('title')}
          subtitle={[monthTitle(team.month), team.person?.name].filter(Boolean).join(' · ')}
          action={<LinkButton href="/me/standards/team">{t('standards')}</LinkButton>}
        />
        <TeamFilters team={team} />
      </div>
      {team.results.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : null}
      <SubjectTable
        title={t('units')}
        caption={t('unitsCaption')}
        subjects={team.summaries}
        how={team.how}
      />
      <TeamTrend team={team} />
      <SubjectTable
        title={t('people')}
        caption={t('peopleCaption')}
        subjects={team.people}
        how={team.how}
      />
      <TeamStandardTable scores={scores} />
      <TeamVisits team={team} />
    </div>
  )
}
