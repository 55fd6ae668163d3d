import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { sumMoney } from '@/lib/core/money'
import { noteOf } from '@/lib/periods/formats/statement-adjustments'
import { noFigures } from '@/lib/periods/formats/statement-figures'
import { statementWords } from '@/lib/periods/formats/statement-words'
import type { SayStatement } from '@/lib/periods/report'
import type { LaterCorrections as Later } from '@/lib/periods/use-cases/view-corrections'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What came in after the lock and goes into the next month: who, why and how much. */
export function LaterCorrections({ later, currency }: { later: Later | null; currency: string }) {
  const t = useTranslations('later-corrections')
  const say = useTranslations('pay.statement') as SayStatement
  const format = useFormat()
  if (later === null || later.corrections.length === 0) return null
  const words = statementWords(say, format, currency, { ...noFigures, metrics: later.metrics })
  const total = sumMoney(later.corrections.map(({ adjustment }) => adjustment.amount))
  return (
    <Section title={t('since.title')}>
      <p className="max-w-[60ch] text-ink-2">
        {t('since.lead', { month: format.month(later.paidIn) })}
      </p>
      <div className="mt-3">
        <DataTable
          caption={t('since.caption')}
          columns={[
            { id: 'person', head: t('columns.person'), cell: ({ fullName }) => fullName },
            {
              id: 'why',
              head: t('columns.why'),
              cell: ({ adjustment }) => noteOf(adjustment, words),
              foldBelow: 'md',
            },
            {
              id: 'amount',
              head: t('columns.amount'),
              cell: ({ adjustment }) => words.change(adjustment.amount),
              numeric: true,
            },
          ]}
          rows={later.corrections}
          rowKey={({ personId, adjustment }) => `${personId} ${adjustment.id}`}
          rowHref={({ personId }) => `/people/${personId}`}
          dense
        />
      </div>
      <p className="num mt-2 text-ink-2">{t('since.total', { amount: words.change(total) })}</p>
    </Section>
  )
}
