import { useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { grantKinds } from '@/lib/access/actor'
import { accountStates, type ListAccounts } from '@/lib/accounts/schema'

export function AccountFilters({ filter }: { filter: ListAccounts }) {
  const t = useTranslations('settings.accounts')
  const access = useTranslations('access')
  const isFiltered = filter.text !== '' || filter.grant !== null || filter.state !== null
  return (
    <Filters path="/settings/accounts" isFiltered={isFiltered}>
      <FilterText name="text" label={t('filter.text')} value={filter.text} />
      <FilterSelect
        name="grant"
        label={t('columns.grants')}
        emptyLabel={t('filter.grant')}
        options={grantKinds.map((value) => ({ value, label: access(`grants.${value}`) }))}
        value={filter.grant ?? ''}
      />
      <FilterSelect
        name="state"
        label={t('columns.state')}
        emptyLabel={t('filter.state')}
        options={accountStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={filter.state ?? ''}
      />
    </Filters>
  )
}
