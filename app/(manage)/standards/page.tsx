import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listStandardsSchema } from '@/lib/standards/schema'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { ListActions, ListFoot, NewStandard } from './_parts/list-actions'
import { ListSheet } from './_parts/list-sheet'
import { RemindBehind } from './_parts/remind-behind'
import { StandardBulk } from './_parts/standard-bulk'
import { StandardFilters } from './_parts/standard-filters'
import { StandardTable } from './_parts/standard-table'

export async function generateMetadata() {
  return { title: (await getTranslations('standards'))('title') }
}

export default async function StandardsPage({ searchParams }: PageProps<'/standards'>) {
  const actor = await pageActor('standard:read')
  const view = listStandardsSchema.parse(await searchParams)
  const t = await getTranslations('standards')
  const list = await listStandards(actor, view, await serverDeps())
  const { standards, total, mayChange } = list
  const create = mayChange ? <NewStandard view={view} /> : null
  const drafts = standards.map(({ id: standardId, revision }) => ({ standardId, revision }))
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={total > 0 ? t('count', { count: total }) : undefined}
        action={<ListActions view={view} list={list} create={create} />}
      />
      {total > 0 ? <StandardFilters view={view} list={list} /> : null}
      {list.behind === null ? null : <RemindBehind behind={list.behind} />}
      <StandardBulk drafts={drafts}>
        <StandardTable list={list} create={create} />
      </StandardBulk>
      <ListFoot view={view} list={list} />
      <ListSheet view={view} list={list} />
    </>
  )
}
