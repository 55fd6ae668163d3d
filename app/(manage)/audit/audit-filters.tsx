import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { auditSubjects, type ListAudit } from '@/lib/audit/schema'

export function AuditFilters({ filter }: { filter: ListAudit }) {
  const t = useTranslations('audit')
  const { who, subject, from, through } = filter
  const isFiltered = who !== '' || subject !== null || from !== null || through !== null
  return (
    <Filters path="/audit" isFiltered={isFiltered}>
      <FilterText name="who" label={t('filter.who')} value={who} />
      <FilterSelect
        name="subject"
        label={t('columns.subject')}
        emptyLabel={t('filter.subject')}
        options={auditSubjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
        value={subject ?? ''}
      />
      <FilterDay name="from" label={t('filter.from')} value={from ?? ''} />
      <FilterDay name="through" label={t('filter.through')} value={through ?? ''} />
    </Filters>
  )
}
