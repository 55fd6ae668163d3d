import { useTranslations } from 'next-intl'
import { useWeightsText } from '@/app/_scores/use-weights-text'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { PeriodRule } from '@/lib/period-rules/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Every rule that was ever set, the last one first: nothing of it is changed or removed. */
export function RuleHistory({
  history,
  timeZone,
}: {
  history: readonly PeriodRule[]
  timeZone: string
}) {
  const t = useTranslations('period-rules.history')
  const format = useFormat()
  const weightsText = useWeightsText()
  if (history.length === 0) {
    return (
      <Section title={t('title')}>
        <p className="text-ink-2">{t('empty')}</p>
      </Section>
    )
  }
  const columns: readonly Column<PeriodRule>[] = [
    { id: 'from', head: t('from'), cell: ({ fromMonth }) => format.month(fromMonth) },
    {
      id: 'rule',
      head: t('rule'),
      cell: ({ weights }) => (weights === null ? t('even') : weightsText(weights)),
    },
    { id: 'by', head: t('by'), cell: ({ setBy }) => setBy, foldBelow: 'sm' },
    {
      id: 'at',
      head: t('at'),
      cell: ({ setAt }) => format.moment(setAt, timeZone),
      foldBelow: 'md',
    },
  ]
  return (
    <Section title={t('title')}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={history}
        rowKey={({ id }) => id}
        dense
      />
    </Section>
  )
}
