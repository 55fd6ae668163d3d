import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { StateMark, type StateShape } from '@/components/ui/state-mark'
import type { ChecklistLine, ChecklistState } from '@/lib/checklists/use-cases/list-checklists'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { ChecklistFiles } from './checklist-files'

const shapes: Record<ChecklistState, StateShape> = {
  draft: 'open',
  published: 'full',
  changed: 'partial',
  'versions-retired': 'off',
  retired: 'off',
}

/** All checklists, those in use first; a row opens the builder. */
export function ChecklistTable({
  checklists,
  create,
}: {
  checklists: readonly ChecklistLine[]
  /** Null for whoever only reads. */
  create: ReactNode
}) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const format = useFormat()
  const columns: readonly Column<ChecklistLine>[] = [
    {
      id: 'title',
      head: t('columns.title'),
      cell: ({ title }) => textFor(title, locale) || t('untitled'),
    },
    {
      id: 'state',
      head: t('columns.state'),
      cell: ({ state }) => <StateMark shape={shapes[state]}>{t(`states.${state}`)}</StateMark>,
    },
    {
      id: 'touchpoint',
      head: t('columns.touchpoint'),
      cell: ({ touchpoint }) => t(`touchpoints.${touchpoint}`),
      foldBelow: 'md',
    },
    {
      id: 'version',
      head: t('columns.version'),
      cell: ({ version }) => version?.number ?? '',
      numeric: true,
    },
    {
      id: 'questions',
      head: t('columns.questions'),
      cell: ({ questions }) => format.count(questions),
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'visits',
      head: t('columns.visits'),
      cell: ({ id, visits }) => <VisitsLink checklistId={id} visits={visits} />,
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'updated',
      head: t('columns.updated'),
      cell: ({ changedOn }) => <DayText day={changedOn} />,
      numeric: true,
      foldBelow: 'lg',
    },
    {
      id: 'files',
      head: t('row.head'),
      headHidden: true,
      cell: ({ id, title, state }) => (
        <ChecklistFiles
          checklistId={id}
          title={textFor(title, locale) || t('untitled')}
          mayImport={create !== null && state !== 'retired'}
        />
      ),
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={checklists}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/checklists/${id}`}
      isMuted={({ state }) => state === 'retired'}
      empty={
        <EmptyState action={create}>{t(create === null ? 'emptyReader' : 'empty')}</EmptyState>
      }
    />
  )
}

/** How many visits used it; the number leads to what they showed. */
function VisitsLink({ checklistId, visits }: { checklistId: string; visits: number }) {
  const t = useTranslations('trends.checklist')
  const format = useFormat()
  if (visits === 0) return format.count(0)
  return (
    <Link className="link" href={`/checklists/${checklistId}/trend`} title={t('title')}>
      {format.count(visits)}
    </Link>
  )
}
