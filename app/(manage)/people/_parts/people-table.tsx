import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pages } from '@/components/ui/pages'
import type { PersonInList } from '@/lib/people/queries'
import type { ListPeople } from '@/lib/people/schema'
import { peoplePerPage } from '@/lib/people/use-cases/list-people'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** One page of people; a row opens the person. */
export function PeopleTable({
  people,
  total,
  filter,
}: {
  people: readonly PersonInList[]
  total: number
  filter: ListPeople
}) {
  const t = useTranslations('people')
  const format = useFormat()
  const leftColumn: Column<PersonInList> = {
    id: 'left',
    head: t('columns.left'),
    cell: (person) => (person.leftOn === null ? '' : format.dayShort(person.leftOn)),
    numeric: true,
    foldBelow: 'lg',
  }
  const columns: readonly Column<PersonInList>[] = [
    { id: 'name', head: t('columns.name'), cell: (person) => person.fullName },
    { id: 'number', head: t('columns.number'), cell: (person) => person.personnelNumber },
    { id: 'position', head: t('columns.position'), cell: (person) => person.positionName },
    { id: 'unit', head: t('columns.unit'), cell: (person) => person.unitName, foldBelow: 'md' },
    {
      id: 'hired',
      head: t('columns.hired'),
      cell: (person) => format.dayShort(person.hiredOn),
      numeric: true,
      foldBelow: 'lg',
    },
    ...(filter.left === 'with' ? [leftColumn] : []),
  ]
  const isFiltered = filter.text !== '' || filter.unitId !== null
  return (
    <>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={people}
        rowKey={(person) => person.id}
        rowHref={(person) => `/people/${person.id}`}
        isMuted={(person) => person.leftOn !== null}
        empty={<EmptyState>{t(isFiltered ? 'emptyFiltered' : 'empty')}</EmptyState>}
        dense
      />
      <Pages
        page={filter.page}
        size={peoplePerPage}
        total={total}
        hrefFor={(page) => `/people?${pageQuery(filter, page)}`}
      />
    </>
  )
}

function pageQuery({ text, unitId, left }: ListPeople, page: number): string {
  const query = new URLSearchParams({ page: String(page) })
  if (text !== '') query.set('text', text)
  if (unitId !== null) query.set('unitId', unitId)
  if (left === 'with') query.set('left', left)
  return query.toString()
}
