import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { OpenItem } from '@/lib/core/period-snapshot'
import { changeText } from '@/lib/periods/formats/statement-adjustments'
import { statementWords } from '@/lib/periods/formats/statement-words'
import type { SayStatement } from '@/lib/periods/report'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What no rule settles: a person decides, and until then it stands here. */
export function OpenItems({ items, currency }: { items: readonly OpenItem[]; currency: string }) {
  const t = useTranslations('later-corrections')
  const say = useTranslations('pay.statement') as SayStatement
  const format = useFormat()
  const words = statementWords(say, format, currency)
  if (items.length === 0) return null
  return (
    <Section title={t('open.title')}>
      <p className="max-w-[60ch] text-ink-2">{t('open.lead')}</p>
      <div className="mt-3">
        <DataTable
          caption={t('open.caption')}
          columns={[
            { id: 'person', head: t('columns.person'), cell: ({ person }) => person.fullName },
            {
              id: 'month',
              head: t('columns.month'),
              cell: ({ month }) => format.month(month),
            },
            {
              id: 'why',
              head: t('columns.why'),
              cell: ({ reason, changes, titles = [] }) => (
                <>
                  {t(`open.why.${reason}`, { titles: words.list(titles.map(words.text)) })}
                  <span className="block text-13 text-ink-2">
                    {changes.map((change) => changeText(change, words)).join('; ')}
                  </span>
                </>
              ),
            },
            {
              id: 'amount',
              head: t('columns.amount'),
              cell: ({ amount }) => (amount === null ? '–' : words.change(amount)),
              numeric: true,
            },
          ]}
          rows={items}
          rowKey={({ month, person, reason }) => `${month} ${person.id} ${reason}`}
          rowHref={({ person }) => `/people/${person.id}`}
          dense
        />
      </div>
    </Section>
  )
}
