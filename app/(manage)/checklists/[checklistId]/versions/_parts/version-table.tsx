import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { UsedVersion, VersionList } from '@/lib/checklists/use-cases/list-versions'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The versions, newest first, with the visits that stand on them. */
export function VersionTable({ list }: { list: VersionList }) {
  const t = useTranslations('workbench.versions')
  const format = useFormat()
  const columns: readonly Column<UsedVersion>[] = [
    { id: 'number', head: t('number'), cell: ({ number }) => t('version', { number }) },
    {
      id: 'published',
      head: t('published'),
      cell: ({ publishedOn }) => format.day(publishedOn),
    },
    { id: 'by', head: t('by'), hideBelow: 'lg', cell: (version) => version.publishedByName },
    { id: 'campaigns', head: t('campaigns'), cell: (version) => <Campaigns version={version} /> },
    { id: 'open', head: t('open'), numeric: true, cell: ({ open }) => open },
    { id: 'phones', head: t('phones'), numeric: true, cell: ({ onPhones }) => onPhones },
    { id: 'done', head: t('done'), numeric: true, cell: ({ finished }) => finished },
  ]
  return (
    <div>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={list.versions}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/checklists/${list.checklistId}/versions/${id}`}
      />
      <p className="mt-2 max-w-3xl text-13 text-ink-3">{t('phonesHint')}</p>
    </div>
  )
}

function Campaigns({ version }: { version: UsedVersion }) {
  const t = useTranslations('workbench.versions')
  if (version.campaigns.length === 0) return <span className="text-ink-3">{t('none')}</span>
  return (
    <ul>
      {version.campaigns.map(({ campaignId, campaignName }) => (
        <li key={campaignId}>
          <Link className="link" href={`/campaigns/${campaignId}`}>
            {campaignName}
          </Link>
        </li>
      ))}
    </ul>
  )
}
