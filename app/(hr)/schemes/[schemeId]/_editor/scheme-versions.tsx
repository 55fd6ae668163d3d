import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeVersion } from '@/lib/schemes/queries'

/** What was activated, by whom, from when: none of it changes any more. */
export function SchemeVersions({
  schemeId,
  versions,
}: {
  schemeId: string
  versions: readonly SchemeVersion[]
}) {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  if (versions.length === 0) return null
  return (
    <Section title={t('versions')} className="mt-12 max-w-3xl">
      <DataTable
        caption={t('versionsCaption')}
        columns={[
          { id: 'number', head: t('versionColumns.number'), cell: ({ number }) => number },
          {
            id: 'from',
            head: t('versionColumns.from'),
            cell: ({ effectiveFrom }) => format.monthOf(effectiveFrom.slice(0, 7)),
          },
          {
            id: 'regulation',
            head: t('versionColumns.regulation'),
            cell: ({ regulationNumber, regulationOn }) =>
              t('regulation', { number: regulationNumber, date: format.dayShort(regulationOn) }),
          },
          {
            id: 'by',
            head: t('versionColumns.by'),
            cell: ({ activatedByName }) => activatedByName,
            foldBelow: 'sm',
          },
        ]}
        rows={versions}
        rowKey={({ id }) => id}
        rowHref={({ number }) => `/schemes/${schemeId}/versions/${number}`}
        dense
      />
    </Section>
  )
}
