import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listStandardsSchema } from '@/lib/standards/schema'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { StandardFilters } from './_parts/standard-filters'
import { StandardSheet } from './_parts/standard-sheet'
import { StandardTable } from './_parts/standard-table'
import { standardsAddress } from './_parts/standards-address'

export async function generateMetadata() {
  return { title: (await getTranslations('standards'))('title') }
}

export default async function StandardsPage({ searchParams }: PageProps<'/standards'>) {
  const actor = await pageActor('standard:read')
  const view = listStandardsSchema.parse(await searchParams)
  const t = await getTranslations('standards')
  const { standards, total, mayChange, opened } = await listStandards(
    actor,
    view,
    await serverDeps(),
  )
  const create = mayChange ? (
    <LinkButton look="primary" scroll={false} href={standardsAddress(view, 'new')}>
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={total > 0 ? t('count', { count: total }) : undefined}
        action={total > 0 ? create : null}
      />
      {total > 0 ? <StandardFilters view={view} /> : null}
      <StandardTable
        standards={standards}
        view={view}
        isEmpty={total === 0}
        mayChange={mayChange}
        create={create}
      />
      <StandardSheet view={view} opened={opened} mayChange={mayChange} />
    </>
  )
}
