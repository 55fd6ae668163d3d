import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { peopleColumns } from '@/lib/people/formats/people-table'
import { pageActor } from '@/lib/platform/session'
import { ColumnList } from '../../_parts/import/column-list'
import { ImportPanel } from '../../_parts/import/import-panel'

export async function generateMetadata() {
  return { title: (await getTranslations('people.importPage'))('titlePeople') }
}

export default async function ImportPeoplePage() {
  await pageActor('person:change')
  const t = await getTranslations('people')
  return (
    <ClientMessages namespaces={['people', 'table-import']}>
      <PageHead title={t('importPage.titlePeople')} back={{ href: '/people', label: t('title') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importPage.lead', { kind: 'people' })}</p>
        <ColumnList columns={peopleColumns} />
        <ImportPanel address="/api/v1/imports/people" />
      </div>
    </ClientMessages>
  )
}
