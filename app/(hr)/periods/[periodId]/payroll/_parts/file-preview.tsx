import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { PayrollPreview } from '@/lib/periods/use-cases/export-payroll'

interface PreviewLine {
  readonly key: string
  readonly cells: readonly string[]
}

/** The first lines as payroll will get them; on a phone the first column and the amount stand apart. */
export function FilePreview({
  preview: { columns, heading, first, lines },
}: {
  preview: PayrollPreview
}) {
  const t = useTranslations('payroll')
  return (
    <Section title={t('preview')} subtitle={t('previewLead', { count: lines })}>
      <div className="md:overflow-x-auto">
        <DataTable
          caption={t('previewCaption')}
          columns={heading.map((head, place) => ({
            id: String(place),
            head,
            cell: ({ cells }: PreviewLine) => cells[place] ?? '',
            numeric: columns[place]?.field === 'amount',
            foldBelow: place === 0 || columns[place]?.field === 'amount' ? undefined : 'md',
            className: 'whitespace-nowrap',
          }))}
          rows={first.map((cells, line) => ({ key: String(line), cells }))}
          rowKey={({ key }) => key}
          empty={<p className="text-ink-2">{t('empty')}</p>}
          dense
        />
      </div>
    </Section>
  )
}
