import { useLocale, useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { OneVisitNote } from '@/components/ui/one-visit-note'
import { Score } from '@/components/ui/score'
import { textFor } from '@/lib/core/localized-text'
import type { ToldNoise } from '@/lib/core/told-noise'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ResultRow } from '@/lib/results/schema'

/** Released results by day; a row opens the result. */
export function ResultTable({
  results,
  caption,
  noise,
  withSubject = false,
}: {
  results: readonly ResultRow[]
  caption: string
  /** Of one visit. */
  noise: ToldNoise
  /** Also who and where: for a head of several. */
  withSubject?: boolean
}) {
  const t = useTranslations('results.me.columns')
  const format = useFormat()
  const locale = useLocale()
  const subject: readonly Column<ResultRow>[] = [
    { id: 'unit', head: t('unit'), cell: (row) => row.unitName },
    { id: 'who', head: t('who'), cell: (row) => row.personName ?? '–', foldBelow: 'sm' },
  ]
  const columns: readonly Column<ResultRow>[] = [
    { id: 'day', head: t('day'), cell: (row) => format.day(row.visitedOn) },
    ...(withSubject ? subject : []),
    { id: 'checklist', head: t('checklist'), cell: (row) => textFor(row.title, locale) },
    {
      id: 'score',
      head: t('score'),
      cell: (row) => <Score percent={row.total?.text ?? null} bar={false} />,
      numeric: true,
    },
  ]
  return (
    <div>
      <DataTable
        caption={caption}
        columns={columns}
        rows={results}
        rowKey={(row) => row.visitId}
        rowHref={(row) => `/me/visits/${row.visitId}`}
        dense
      />
      <OneVisitNote noise={noise} />
    </div>
  )
}
