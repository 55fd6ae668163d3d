import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listAllSchemes } from '@/lib/schemes/use-cases/view-schemes'
import { NewScheme } from './_parts/new-scheme'
import { SchemeTable } from './_parts/scheme-table'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.schemes'))('title') }
}

export default async function SchemesPage() {
  const actor = await pageActor('scheme:read')
  const deps = await serverDeps()
  const schemes = await listAllSchemes(actor, deps)
  const t = await getTranslations('pay.schemes')
  const create = may(actor, 'scheme:change') ? <NewScheme /> : null
  return (
    <ClientMessages namespaces={['pay']}>
      <PageHead title={t('title')} action={schemes.length > 0 ? create : null} />
      <SchemeTable schemes={schemes} now={deps.now} create={create} />
    </ClientMessages>
  )
}
