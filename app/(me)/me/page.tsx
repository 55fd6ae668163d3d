import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listOwnStandards } from '@/lib/acknowledgements/use-cases/list-own-standards'
import { listOwnNotices } from '@/lib/campaigns/use-cases/list-own-notices'
import { listOwnStatements } from '@/lib/periods/use-cases/view-statement'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { OwnNotices } from '../_parts/own-notices'
import { OwnStatements } from '../_parts/own-statements'
import { ResultGroups } from '../_parts/result-groups'
import { StandardsToRead } from '../_parts/standards-to-read'

export async function generateMetadata() {
  return { title: (await getTranslations('results.me'))('title') }
}

export default async function MyResultsPage() {
  const actor = await pageActor('result:read')
  const deps = await serverDeps()
  const t = await getTranslations('results.me')
  const [{ groups }, { notices }, { toRead }, statements] = await Promise.all([
    listOwnResults(actor, {}, deps),
    listOwnNotices(actor, {}, deps),
    listOwnStandards(actor, {}, deps),
    may(actor, 'statement:read') ? listOwnStatements(actor, deps) : [],
  ])
  const isNobody = actor.personId === null
  return (
    <div className="grid max-w-4xl gap-10">
      <PageHead
        title={t('title')}
        className="mb-0"
        action={
          groups.length === 0 ? null : (
            <LinkButton href="/me/standards/scores">{t('byStandard')}</LinkButton>
          )
        }
      />
      <StandardsToRead toRead={toRead} />
      {groups.length === 0 ? <EmptyState>{t(isNobody ? 'noPerson' : 'empty')}</EmptyState> : null}
      <ResultGroups groups={groups} />
      {isNobody ? null : <OwnStatements statements={statements} />}
      <OwnNotices notices={notices} />
    </div>
  )
}
