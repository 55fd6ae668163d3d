import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { StateMark } from '@/components/ui/state-mark'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeInList } from '@/lib/schemes/use-cases/view-schemes'

/** All schemes; a row opens the editor. */
export function SchemeTable({
  schemes,
  now,
  create,
}: {
  schemes: readonly SchemeInList[]
  now: Date
  create: ReactNode
}) {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  const standing = ({ versions }: SchemeInList) => versions[0]
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          id: 'name',
          head: t('columns.name'),
          cell: ({ scheme }) => textFor(scheme.draft.name, format.locale) || t('unnamed'),
        },
        {
          id: 'state',
          head: t('columns.state'),
          cell: (entry) => <SchemeState entry={entry} now={now} />,
        },
        {
          id: 'from',
          head: t('columns.from'),
          cell: (entry) => {
            const version = standing(entry)
            return version ? format.monthOf(version.effectiveFrom.slice(0, 7)) : null
          },
          foldBelow: 'sm',
        },
        {
          id: 'regulation',
          head: t('columns.regulation'),
          cell: (entry) => {
            const version = standing(entry)
            return version
              ? t('regulation', {
                  number: version.regulationNumber,
                  date: format.dayShort(version.regulationOn),
                })
              : null
          },
          foldBelow: 'md',
        },
      ]}
      rows={schemes}
      rowKey={({ scheme }) => scheme.id}
      rowHref={({ scheme }) => `/schemes/${scheme.id}`}
      isMuted={({ scheme }) => scheme.retiredAt !== null}
      empty={<EmptyState action={create}>{t('empty')}</EmptyState>}
    />
  )
}

function SchemeState({ entry: { scheme, versions }, now }: { entry: SchemeInList; now: Date }) {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  const today = now.toISOString().slice(0, 10)
  const paying = versions.find((version) => version.effectiveFrom <= today)
  const coming = versions[0]
  if (scheme.retiredAt !== null) return <StateMark shape="off">{t('retired')}</StateMark>
  if (paying) {
    return <StateMark shape="full">{t('active', { number: paying.number })}</StateMark>
  }
  if (coming) {
    const month = format.monthOf(coming.effectiveFrom.slice(0, 7))
    return <StateMark shape="partial">{t('later', { month, number: coming.number })}</StateMark>
  }
  return <StateMark shape="open">{t('draftOnly')}</StateMark>
}
