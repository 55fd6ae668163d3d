import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { Option } from '@/components/ui/select'
import type { Assignment } from '@/lib/assignments/queries'
import type { PersonView } from '@/lib/people/use-cases/view-person'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { TransferForm } from './transfer-form'

/** Where somebody has worked and as what, newest first, and the way to a new place. */
export function PersonPlaces({ view, units }: { view: PersonView; units: readonly Option[] }) {
  const t = useTranslations('people')
  const format = useFormat()
  // The last place ends with the employment: nobody works anywhere after the last day.
  const throughOf = ({ throughOn }: Assignment) => throughOn ?? view.person.leftOn
  const columns: readonly Column<Assignment>[] = [
    { id: 'unit', head: t('columns.unit'), cell: (place) => place.unitName },
    { id: 'position', head: t('columns.position'), cell: (place) => place.positionName },
    {
      id: 'from',
      head: t('person.since'),
      cell: (place) => format.dayShort(place.fromOn),
      numeric: true,
    },
    {
      id: 'through',
      head: t('person.through'),
      cell: (place) => {
        const through = throughOf(place)
        return through === null ? t('person.today') : format.dayShort(through)
      },
      numeric: true,
    },
  ]
  return (
    <Section title={t('person.places')}>
      <DataTable
        caption={t('person.placesCaption')}
        columns={columns}
        rows={view.assignments}
        rowKey={(place) => place.id}
        isMuted={(place) => throughOf(place) !== null}
        dense
      />
      {view.mayChange ? (
        <TransferForm personId={view.person.id} units={units} positions={view.positions} />
      ) : null}
      {view.administrators.length > 0 ? (
        <p className="mt-3 max-w-[60ch] text-13 text-ink-2">
          {t('person.whoChanges', { names: view.administrators.join(', ') })}
        </p>
      ) : null}
    </Section>
  )
}
