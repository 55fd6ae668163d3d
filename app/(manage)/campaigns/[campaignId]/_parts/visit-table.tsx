import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DaysText, MomentText } from '@/components/ui/day-text'
import { StateMark } from '@/components/ui/state-mark'
import { openMoves } from '@/lib/core/visit-states'
import { dateIn } from '@/lib/core/zone-clock'
import type { VisitRow } from '@/lib/visits/schema'
import { VisitStateMark } from '../../../_parts/visit-state'

/** Visits by what waits; each row leads to the visit. */
export function VisitTable({
  visits,
  namesPeople,
  mayMark,
  empty,
}: {
  visits: readonly VisitRow[]
  namesPeople: boolean
  mayMark: boolean
  empty: ReactNode
}) {
  const t = useTranslations('campaigns')
  const states = useTranslations('visits.states')
  const person: Column<VisitRow> = {
    id: 'person',
    head: t('visits.person'),
    cell: ({ personName }) => personName,
    foldBelow: 'md',
  }
  const columns: readonly Column<VisitRow>[] = [
    { id: 'unit', head: t('visits.unit'), cell: ({ unitName }) => unitName },
    ...(namesPeople ? [person] : []),
    {
      id: 'state',
      head: t('visits.state'),
      cell: ({ state }) => <VisitStateMark state={state} />,
    },
    { id: 'shopper', head: t('visits.shopper'), cell: ({ shopperLabel }) => shopperLabel },
    {
      id: 'window',
      head: t('visits.window'),
      cell: ({ opensAt, closesAt, timeZone }) => (
        <DaysText from={dateIn(new Date(opensAt), timeZone)} to={lastDay(closesAt, timeZone)} />
      ),
      foldBelow: 'md',
    },
    {
      id: 'due',
      head: t('visits.due'),
      cell: (visit) => <Due visit={visit} />,
      numeric: true,
      foldBelow: 'sm',
    },
  ]
  const select = {
    label: ({ unitName, state }: VisitRow) =>
      t('visits.rowName', { unit: unitName, state: states(state) }),
    isLocked: ({ state }: VisitRow) => openMoves(state, 'programme-manager').length === 0,
  }
  return (
    <DataTable
      caption={t('visits.caption')}
      columns={columns}
      rows={visits}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/visits/${id}`}
      isMuted={({ state }) => state === 'cancelled'}
      select={mayMark ? select : undefined}
      empty={empty}
      dense
    />
  )
}

/** A window ends with the midnight after its last day. */
function lastDay(closesAt: string, timeZone: string): string {
  return dateIn(new Date(new Date(closesAt).getTime() - 1), timeZone)
}

function Due({ visit: { dueAt, timeZone, isOverdue } }: { visit: VisitRow }) {
  const t = useTranslations('campaigns.visits')
  const moment = <MomentText instant={new Date(dueAt)} timeZone={timeZone} />
  if (!isOverdue) return moment
  return (
    <StateMark shape="needs-you">
      {moment} {t('overdue')}
    </StateMark>
  )
}
