import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { listAuditSchema } from '@/lib/audit/schema'
import { listAudit } from '@/lib/audit/use-cases/list-audit'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { AuditFilters } from './audit-filters'
import { AuditTable } from './audit-table'

export async function generateMetadata() {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditLogPage({ searchParams }: PageProps<'/audit'>) {
  const actor = await pageActor('audit:read')
  const filter = listAuditSchema.parse(await searchParams)
  const page = await listAudit(actor, filter, await serverDeps())
  const t = await getTranslations('audit')
  return (
    <>
      <PageHead title={t('title')} subtitle={t('lead')} />
      <AuditFilters filter={filter} />
      <AuditTable page={page} filter={filter} />
    </>
  )
}
