'use client'

import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DaysText, MomentText } from '@/components/ui/day-text'
import { Money } from '@/components/ui/money'
import { StateMark } from '@/components/ui/state-mark'
import type { PlannedVisit } from '@/lib/planning/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

type Line = PlannedVisit & { readonly key: string }

/** A plan line by line; the columns that no line fills are left out. */
export function PreviewTable({
  visits,
  currency,
}: {
  visits: readonly PlannedVisit[]
  currency: string
}) {
  const t = useTranslations('campaigns.preview')
  const lines = visits.map((visit, index) => ({ ...visit, key: String(index) }))
  const hasPeople = visits.some(({ personId }) => personId !== null)
  const hasProblems = visits.some(({ problem }) => problem !== null)
  const columns: readonly (Column<Line> | null)[] = [
    { id: 'unit', head: t('unit'), cell: ({ unitName, personName }) => unitName || personName },
    hasPeople ? { id: 'person', head: t('person'), cell: ({ personName }) => personName } : null,
    hasProblems
      ? { id: 'problem', head: t('problem'), cell: (line) => <Problem visit={line} /> }
      : null,
    {
      id: 'shopper',
      head: t('shopper'),
      cell: ({ shopperLabel }) => shopperLabel ?? <span className="text-ink-3">{t('nobody')}</span>,
    },
    {
      id: 'window',
      head: t('window'),
      cell: ({ firstOn, lastOn }) => <DaysText from={firstOn} to={lastOn} />,
    },
    {
      id: 'due',
      head: t('due'),
      cell: ({ dueAt, timeZone }) => <MomentText instant={new Date(dueAt)} timeZone={timeZone} />,
      numeric: true,
      foldBelow: 'md',
    },
    {
      id: 'fee',
      head: t('fee'),
      cell: ({ fee }) => <Money amount={fee} currency={currency} />,
      numeric: true,
      foldBelow: 'md',
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns.filter((column) => column !== null)}
      rows={lines}
      rowKey={({ key }) => key}
      dense
    />
  )
}

function Problem({ visit: { problem, from } }: { visit: PlannedVisit }) {
  const t = useTranslations('campaigns')
  const format = useFormat()
  if (problem === null) return null
  return (
    <StateMark shape="failed">
      {t(`problems.${problem}`)}
      {from === null ? null : <> ({t('preview.from', { day: format.day(from) })})</>}
    </StateMark>
  )
}
