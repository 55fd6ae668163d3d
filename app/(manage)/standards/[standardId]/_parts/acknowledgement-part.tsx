import { useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Section } from '@/components/ui/page-head'
import { StateMark } from '@/components/ui/state-mark'
import type { Actor } from '@/lib/access/actor'
import type { UnitReading } from '@/lib/acknowledgements/report'
import type { ReadingLine } from '@/lib/acknowledgements/schema'
import {
  type Acknowledgements,
  viewAcknowledgements,
} from '@/lib/acknowledgements/use-cases/view-acknowledgements'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'
import { RemindButton } from './remind-button'

/** Who has read the newest version, who owes it and since when. */
export async function AcknowledgementPart({
  actor,
  view,
  unitId,
}: {
  actor: Actor
  view: ViewedStandard
  unitId: string | null
}) {
  const { standardId, versions } = view
  if (versions.length === 0) return <Nothing because="notPublished" />
  const asked = { standardId, unitId }
  const reading = await pageRead(viewAcknowledgements(actor, asked, await serverDeps()))
  if (reading.units.length === 0) return <Nothing because="nobody" />
  return <Reading view={view} reading={reading} />
}

function Nothing({ because }: { because: 'notPublished' | 'nobody' }) {
  const t = useTranslations('standards.reading')
  return <EmptyState>{t(because)}</EmptyState>
}

function Reading({ view, reading }: { view: ViewedStandard; reading: Acknowledgements }) {
  const t = useTranslations('standards.reading')
  const format = useFormat()
  const { lines, units, unitId, mayRemind } = reading
  const sum = (pick: (unit: UnitReading) => number) =>
    units.reduce((all, unit) => all + pick(unit), 0)
  const owing = lines.filter((line) => line.owedSince !== null && line.hasAccount)
  return (
    <div className="grid max-w-4xl gap-10">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="num text-17">
          {t('lead', {
            number: view.versions[0]?.number ?? 0,
            people: format.count(sum(({ acknowledged }) => acknowledged)),
            of: format.count(sum(({ people }) => people)),
          })}
        </p>
        {mayRemind && owing.length > 0 && view.state !== 'retired' ? (
          <RemindButton
            standardId={view.standardId}
            personIds={owing.map(({ personId }) => personId)}
          />
        ) : null}
      </div>
      <Section title={t('units')}>
        <UnitTable units={units} standardId={view.standardId} current={unitId} />
      </Section>
      <Section title={t('people')}>
        <Filters
          path={`/standards/${view.standardId}`}
          keep={{ tab: 'acknowledgement' }}
          isFiltered={unitId !== null}
        >
          <FilterSelect
            name="unit"
            label={t('unit')}
            emptyLabel={t('allUnits')}
            options={units.map((unit) => ({ value: unit.unitId, label: unit.unitName }))}
            value={unitId ?? ''}
          />
        </Filters>
        <PeopleTable lines={lines} />
      </Section>
    </div>
  )
}

function UnitTable({
  units,
  standardId,
  current,
}: {
  units: readonly UnitReading[]
  standardId: string
  current: string | null
}) {
  const t = useTranslations('standards')
  const format = useFormat()
  const columns: readonly Column<UnitReading>[] = [
    { id: 'unit', head: t('reading.unit'), cell: ({ unitName }) => unitName },
    {
      id: 'read',
      head: t('reading.read'),
      cell: ({ acknowledged, people }) =>
        t('readOf', { people: format.count(acknowledged), of: format.count(people) }),
      numeric: true,
    },
    {
      id: 'owed',
      head: t('reading.owed'),
      cell: ({ owedSince }) => (owedSince === null ? '–' : <DayText day={owedSince} />),
      numeric: true,
    },
  ]
  return (
    <DataTable
      caption={t('reading.units')}
      columns={columns}
      rows={units}
      rowKey={({ unitId }) => unitId}
      rowHref={({ unitId }) => `/standards/${standardId}?tab=acknowledgement&unit=${unitId}`}
      currentKey={current ?? undefined}
      dense
    />
  )
}

function PeopleTable({ lines }: { lines: readonly ReadingLine[] }) {
  const t = useTranslations('standards.reading')
  const format = useFormat()
  // Who owes it comes first, the longest before the others.
  const ordered = [...lines].sort(
    (a, b) =>
      Number(a.owedSince === null) - Number(b.owedSince === null) ||
      (a.owedSince ?? '').localeCompare(b.owedSince ?? ''),
  )
  const columns: readonly Column<ReadingLine>[] = [
    { id: 'person', head: t('person'), cell: ({ fullName }) => fullName },
    { id: 'position', head: t('position'), cell: (line) => line.positionName, foldBelow: 'md' },
    { id: 'unit', head: t('unit'), cell: ({ unitName }) => unitName, foldBelow: 'lg' },
    { id: 'state', head: t('state'), cell: (line) => <ReadingState line={line} /> },
    {
      id: 'reminded',
      head: t('reminded'),
      cell: ({ remindedOn, owedSince }) =>
        remindedOn === null || owedSince === null ? '–' : format.dayShort(remindedOn),
      numeric: true,
      foldBelow: 'sm',
    },
  ]
  return (
    <DataTable
      caption={t('people')}
      columns={columns}
      rows={ordered}
      rowKey={({ personId }) => personId}
      dense
    />
  )
}

function ReadingState({ line: { owedSince, acknowledgedOn, hasAccount } }: { line: ReadingLine }) {
  const t = useTranslations('standards.reading')
  const dayOf = useDay()
  if (acknowledgedOn !== null) {
    return <StateMark shape="good">{t('done', { day: dayOf(acknowledgedOn) })}</StateMark>
  }
  return (
    <span>
      <StateMark shape="open">{t('since', { day: dayOf(owedSince ?? '') })}</StateMark>
      {hasAccount ? null : <span className="block text-13 text-ink-3">{t('noAccount')}</span>}
    </span>
  )
}
