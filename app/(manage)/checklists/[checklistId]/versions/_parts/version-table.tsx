import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { StateMark } from '@/components/ui/state-mark'
import type { UsedVersion, VersionList } from '@/lib/checklists/use-cases/list-versions'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { VersionRetirement } from './version-retirement'

/** The versions, newest first, with the visits that stand on them. */
export function VersionTable({ list }: { list: VersionList }) {
  const t = useTranslations('workbench.versions')
  const format = useFormat()
  const columns: readonly Column<UsedVersion>[] = [
    {
      id: 'number',
      head: t('number'),
      cell: ({ number }) => <span className="whitespace-nowrap">{t('version', { number })}</span>,
    },
    {
      id: 'published',
      head: t('published'),
      foldBelow: 'lg',
      cell: ({ publishedOn }) => format.day(publishedOn),
    },
    {
      id: 'use',
      head: t('use'),
      cell: (version) => <Use list={list} version={version} />,
      holdsFolded: true,
    },
    { id: 'by', head: t('by'), foldBelow: 'xl', cell: (version) => version.publishedByName },
    {
      id: 'campaigns',
      head: t('campaigns'),
      foldBelow: 'md',
      cell: (version) => <Campaigns version={version} />,
    },
    { id: 'open', head: t('open'), numeric: true, foldBelow: 'sm', cell: ({ open }) => open },
    {
      id: 'phones',
      head: t('phones'),
      numeric: true,
      foldBelow: 'sm',
      cell: ({ onPhones }) => onPhones,
    },
    {
      id: 'done',
      head: t('done'),
      numeric: true,
      foldBelow: 'sm',
      cell: ({ finished }) => finished,
    },
    ...(list.mayChange
      ? [
          {
            id: 'actions',
            head: t('actions'),
            headHidden: true,
            cell: ({ id, number, retiredOn }: UsedVersion) => (
              <VersionRetirement
                checklistId={list.checklistId}
                versionId={id}
                number={number}
                isRetired={retiredOn !== null}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <div>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={list.versions}
        rowKey={({ id }) => id}
        isMuted={({ retiredOn }) => retiredOn !== null}
        rowHref={({ id }) => `/checklists/${list.checklistId}/versions/${id}`}
      />
      <p className="mt-2 max-w-3xl text-13 text-ink-3">{t('phonesHint')}</p>
    </div>
  )
}

/** Whether visits are planned with it; of the versions in use only the newest is chosen. */
function Use({ list, version }: { list: VersionList; version: UsedVersion }) {
  const t = useTranslations('workbench.versions')
  const format = useFormat()
  if (version.retiredOn !== null) {
    const day = format.day(version.retiredOn)
    return <StateMark shape="off">{t('retiredOn', { day })}</StateMark>
  }
  const newest = list.versions.find(({ retiredOn }) => retiredOn === null)
  const isCurrent = newest?.id === version.id && list.state !== 'retired'
  return (
    <StateMark shape={isCurrent ? 'full' : 'partial'}>
      {t(isCurrent ? 'current' : 'inUse')}
    </StateMark>
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
