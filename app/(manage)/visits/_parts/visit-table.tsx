import { useLocale, useTranslations } from 'next-intl'
import { addressWith } from '@/components/ui/address'
import { LinkButton } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DaysText, DayText, MomentText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { OneVisitNote } from '@/components/ui/one-visit-note'
import { Pages } from '@/components/ui/pages'
import { textFor } from '@/lib/core/localized-text'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ListVisitsInput, VisitRow } from '@/lib/visits/schema'
import { type ListVisitsAnswer, visitsPerPage } from '@/lib/visits/use-cases/list-visits'
import { VisitStateMark } from '../../_parts/visit-state'

/** One page of visits; a row opens the visit. */
export function VisitTable({ list, filter }: { list: ListVisitsAnswer; filter: ListVisitsInput }) {
  const t = useTranslations('visits')
  const { page: _, ...conditions } = filter
  const isFiltered = Object.values(conditions).some((value) => value !== undefined)
  return (
    <>
      <DataTable
        caption={t('caption')}
        columns={useVisitColumns()}
        rows={list.visits}
        rowKey={(visit) => visit.id}
        rowHref={(visit) => `/visits/${visit.id}`}
        isMuted={(visit) => visit.state === 'cancelled'}
        empty={
          <EmptyState
            action={
              isFiltered || !list.mayPlan ? undefined : (
                <LinkButton href="/campaigns" look="primary">
                  {t('emptyAction')}
                </LinkButton>
              )
            }
          >
            {t(isFiltered ? 'emptyFiltered' : 'empty')}
          </EmptyState>
        }
        dense
      />
      {list.noise === null ? null : <OneVisitNote noise={list.noise} />}
      <Pages
        page={list.page}
        size={visitsPerPage}
        total={list.total}
        hrefFor={(page) => addressWith('/visits', conditions, { page: String(page) })}
      />
    </>
  )
}

function useVisitColumns(): readonly Column<VisitRow>[] {
  const t = useTranslations('visits')
  const locale = useLocale()
  const format = useFormat()
  return [
    {
      id: 'where',
      head: t('columns.where'),
      cell: (visit) => (
        <>
          {visit.unitName}
          {visit.personName === null ? null : (
            <span className="block text-13 text-ink-2">{visit.personName}</span>
          )}
        </>
      ),
    },
    {
      id: 'what',
      head: t('columns.what'),
      foldBelow: 'lg',
      cell: (visit) => (
        <>
          {textFor(visit.title, locale)}
          <span className="block text-13 text-ink-3">{visit.campaignName}</span>
        </>
      ),
    },
    { id: 'window', head: t('columns.window'), cell: (visit) => <VisitWhen visit={visit} /> },
    {
      id: 'due',
      head: t('columns.due'),
      foldBelow: 'md',
      cell: (visit) => <VisitDue visit={visit} />,
    },
    {
      id: 'shopper',
      head: t('columns.shopper'),
      foldBelow: 'md',
      cell: (visit) => visit.shopperLabel ?? <span className="text-ink-3">–</span>,
    },
    {
      id: 'state',
      head: t('columns.state'),
      cell: (visit) => <VisitStateMark state={visit.state} />,
    },
    {
      id: 'score',
      head: t('columns.score'),
      numeric: true,
      cell: (visit) => (visit.total === null ? '' : format.score(visit.total)),
    },
  ]
}

/** The day of the visit where there was one, else the days on which it may be. */
function VisitWhen({ visit }: { visit: VisitRow }) {
  if (visit.visitedOn !== null) return <DayText day={visit.visitedOn} />
  const { opensAt, closesAt, timeZone } = visit
  const last = new Date(new Date(closesAt).getTime() - 1)
  return <DaysText from={dateIn(new Date(opensAt), timeZone)} to={dateIn(last, timeZone)} />
}

function VisitDue({ visit }: { visit: VisitRow }) {
  const t = useTranslations('visits')
  if (visit.submittedAt !== null && visit.state !== 'returned') {
    const sent = new Date(visit.submittedAt)
    return (
      <span className="text-ink-2">
        {t.rich('sent', {
          at: () => <MomentText instant={sent} timeZone={visit.timeZone} />,
        })}
      </span>
    )
  }
  if (visit.state === 'cancelled') return null
  const due = <MomentText instant={new Date(visit.dueAt)} timeZone={visit.timeZone} />
  if (!visit.isOverdue) return due
  return (
    <span className="text-amber">
      {due}
      <span className="block text-13">{t('overdue')}</span>
    </span>
  )
}
