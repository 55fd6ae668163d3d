'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { StateMark } from '@/components/ui/state-mark'
import type { VisitState } from '@/lib/core/visit-states'
import type { OwnVisitRow } from '@/lib/visits/schema'
import { forgetFinished } from '../../_device/drafts'
import { useOutbox } from '../../_device/use-outbox'
import { needsShopper } from '../../_device/waiting-note'
import { shapeOf } from './visit-shapes'
import { VisitDays, VisitTimes } from './visit-times'

const groups = ['returned', 'accepted', 'offered', 'submitted', 'approved'] as const
type Group = (typeof groups)[number]

function groupOf(state: VisitState): Group | null {
  if (state === 'released') return 'approved'
  return groups.find((group) => group === state) ?? null
}

/** What to do now on top; below it everything else by state, soonest deadline first. */
export function ShopList({
  accountId,
  visits,
}: {
  accountId: string
  visits: readonly OwnVisitRow[]
}) {
  const t = useTranslations('shop')
  const { waiting, receipts } = useOutbox(accountId)
  useForgetting(accountId, visits)
  if (visits.length === 0) return <EmptyState>{t('empty')}</EmptyState>
  // A finished report needs nothing of the shopper, whatever the server does not know yet.
  const isOnItsWay = ({ id, state }: OwnVisitRow) =>
    state !== 'submitted' &&
    ((waiting ?? []).some((report) => report.visitId === id && !needsShopper(report)) ||
      (state === 'accepted' && receipts.some(({ visitId }) => visitId === id)))
  const byGroup = (group: Group) =>
    visits.filter((visit) => {
      const shown = isOnItsWay(visit) ? 'submitted' : groupOf(visit.state)
      return shown === group
    })
  const first = (['returned', 'accepted', 'offered'] as const)
    .map((group) => ({ group, visit: byGroup(group)[0] }))
    .find(({ visit }) => visit !== undefined)
  return (
    <div className="grid gap-9">
      {first?.visit ? <FirstVisit visit={first.visit} group={first.group} /> : null}
      {groups.map((group) => (
        <VisitGroup
          key={group}
          group={group}
          visits={byGroup(group).filter(({ id }) => id !== first?.visit?.id)}
        />
      ))}
    </div>
  )
}

/** Drafts and photos of finished visits need not stay on the phone. */
function useForgetting(accountId: string, visits: readonly OwnVisitRow[]) {
  useEffect(() => {
    const finished = visits.filter(({ state }) => state === 'approved' || state === 'released')
    if (finished.length === 0) return
    forgetFinished(
      accountId,
      finished.map(({ id }) => id),
    ).catch((error: unknown) => console.warn(error))
  }, [accountId, visits])
}

function FirstVisit({ visit, group }: { visit: OwnVisitRow; group: Group }) {
  const t = useTranslations('shop')
  return (
    <section aria-labelledby="first-visit" className="grid gap-3">
      <p className="text-13 text-ink-3">{t('now')}</p>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="first-visit" className="text-21 font-semibold">
          {visit.place.name}
        </h2>
        <Money amount={visit.fee} currency={visit.currency} className="text-21 font-medium" />
      </div>
      <StateMark shape={shapeOf(group)}>{t(`states.${visit.state}`)}</StateMark>
      <div className="grid gap-0.5 text-ink-2">
        {visit.place.address ? <p>{visit.place.address}</p> : null}
        <VisitTimes visit={visit} />
      </div>
      <Link
        href={`/shop/${visit.id}`}
        className={buttonClass({ look: 'primary', size: 'large' }, 'mt-1')}
      >
        {t(`open.${group}`)}
      </Link>
    </section>
  )
}

function VisitGroup({ group, visits }: { group: Group; visits: readonly OwnVisitRow[] }) {
  const t = useTranslations('shop')
  if (visits.length === 0) return null
  return (
    <section>
      <h2 className="mb-1 text-17 font-semibold">
        <StateMark shape={shapeOf(group)}>{t(`groups.${group}`)}</StateMark>
      </h2>
      <ul className="border-t border-line">
        {visits.map((visit) => (
          <li key={visit.id} className="border-b border-line">
            <VisitLink visit={visit} showsTimes={group !== 'submitted' && group !== 'approved'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function VisitLink({ visit, showsTimes }: { visit: OwnVisitRow; showsTimes: boolean }) {
  return (
    <Link
      href={`/shop/${visit.id}`}
      className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] content-center gap-x-4 gap-y-0.5 py-3 hover:bg-hover"
    >
      <span className="font-medium">{visit.place.name}</span>
      <Money amount={visit.fee} currency={visit.currency} />
      <span className="col-span-2 grid text-13 text-ink-2">
        {visit.place.address ? <span>{visit.place.address}</span> : null}
        {showsTimes ? <VisitTimes visit={visit} /> : <VisitDays visit={visit} />}
      </span>
    </Link>
  )
}
