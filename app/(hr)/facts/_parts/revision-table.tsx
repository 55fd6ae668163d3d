import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { Revision } from '@/lib/facts/queries'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How a fact changed: from what to what, who, when and why; newest first. */
export function RevisionTable<Kept extends Revision>({
  revisions,
  timeZone,
  say,
}: {
  revisions: readonly Kept[]
  timeZone: string
  /** The value of a revision in words. */
  say: (kept: Kept) => string
}) {
  const t = useTranslations('figures')
  const format = useFormat()
  const before = ({ revision }: Kept) =>
    revisions.find((other) => other.revision === revision - 1) ?? null
  return (
    <Section title={t('history')}>
      <DataTable
        caption={t('historyCaption')}
        columns={[
          {
            id: 'became',
            head: t('columns.became'),
            cell: (kept) => <span className="whitespace-nowrap">{say(kept)}</span>,
          },
          {
            id: 'was',
            head: t('columns.was'),
            cell: (kept) => {
              const old = before(kept)
              return old === null ? <span className="text-ink-3">{t('first')}</span> : say(old)
            },
          },
          {
            id: 'who',
            head: t('columns.who'),
            cell: ({ enteredByName }) => enteredByName,
            foldBelow: 'md',
          },
          {
            id: 'when',
            head: t('columns.when'),
            cell: ({ enteredAt }) => format.moment(enteredAt, timeZone),
            foldBelow: 'md',
          },
          {
            id: 'reason',
            head: t('columns.reason'),
            cell: ({ reason }) => reason ?? <span className="text-ink-3">{t('fromFile')}</span>,
            foldBelow: 'md',
          },
        ]}
        rows={revisions}
        rowKey={({ revision }) => String(revision)}
        dense
      />
    </Section>
  )
}
