'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { memo, useEffect, useMemo, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { PageLink } from '@/components/ui/plain-button'
import { StateMark } from '@/components/ui/state-mark'
import { useClock } from '@/components/ui/use-clock'
import { traitsToTell, type VisitTrait } from '@/lib/core/alike-visits'
import { textFor } from '@/lib/core/localized-text'
import { type First, type HomeGroup, shopperHome } from '@/lib/core/shopper-home'
import type { OwnVisitRow } from '@/lib/visits/schema'
import { listDrafts } from '../../_device/drafts'
import { forgetFinished } from '../../_device/forget-finished'
import { isOfLostVisit } from '../../_device/rows'
import { useOutbox } from '../../_device/use-outbox'
import { needsShopper } from '../../_device/waiting-note'
import { isWork } from '../../_device/work-here'
import { useFeeRule, useFeeSentence } from './fee-sentence'
import { shapeOf, shapeOfGroup } from './visit-shapes'
import { VisitDays, VisitTimes } from './visit-times'

/** What to do now on top; below it everything else by what it waits for, soonest deadline first. */
export function ShopList({
  accountId,
  visits,
}: {
  accountId: string
  visits: readonly OwnVisitRow[]
}) {
  const t = useTranslations('shopping')
  const tShop = useTranslations('shop')
  const { waiting, receipts } = useOutbox(accountId)
  const begun = useBegun(accountId)
  const now = useClock()
  useForgetting(accountId, visits)
  const traits = useMemo(
    () => traitsToTell(visits.filter(({ state }) => aheadStates.includes(state))),
    [visits],
  )
  if (visits.length === 0) {
    const again = (
      <PageLink look="primary" size="large" href="/shop">
        {tShop('lookAgain')}
      </PageLink>
    )
    return <EmptyState action={again}>{tShop('empty')}</EmptyState>
  }
  const moving = (waiting ?? []).filter((report) => !needsShopper(report))
  const onPhone = {
    waiting: new Set(moving.map(({ visitId }) => visitId)),
    confirmed: new Set(
      receipts.filter((receipt) => !isOfLostVisit(receipt)).map(({ visitId }) => visitId),
    ),
  }
  const { first, groups } = shopperHome(visits, onPhone, now)
  return (
    <div className="grid gap-9">
      {first === null ? (
        <p className="text-ink-2">{t('first.nothing')}</p>
      ) : (
        <FirstVisit first={first} isBegun={begun.has(first.visit.id)} traits={traits} />
      )}
      {groups.map((one) => (
        <VisitGroup key={one.group} {...one} begun={begun} traits={traits} />
      ))}
    </div>
  )
}

/** The visits of which this phone has answers that are in no report. */
function useBegun(accountId: string): ReadonlySet<string> {
  const [begun, setBegun] = useState(noVisits)
  useEffect(() => {
    listDrafts(accountId).then(
      (drafts) => {
        const found = drafts.filter(isWork)
        if (found.length > 0) setBegun(new Set(found.map(({ visitId }) => visitId)))
      },
      (error: unknown) => console.warn(error),
    )
  }, [accountId])
  return begun
}

const noVisits: ReadonlySet<string> = new Set<string>()

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

function FirstVisit({
  first,
  isBegun,
  traits,
}: {
  first: First<OwnVisitRow>
  isBegun: boolean
  traits: Traits
}) {
  const t = useTranslations('shopping')
  const tShop = useTranslations('shop')
  const sayFee = useFeeSentence()
  const { visit, why, group } = first
  return (
    <section aria-labelledby="first-visit" className="grid gap-3">
      <p className={group === 'due' ? 'text-13 font-medium text-amber' : 'text-13 text-ink-3'}>
        {t(`first.${why}`)}
      </p>
      <h2 id="first-visit" className="text-21 font-semibold">
        {visit.place.name}
      </h2>
      <StateMark shape={shapeOf(visit.state)}>{tShop(`states.${visit.state}`)}</StateMark>
      <div className="grid gap-0.5 text-ink-2">
        <VisitApart visit={visit} traits={traits} />
        {visit.place.address ? <p>{visit.place.address}</p> : null}
        <VisitTimes visit={visit} />
        {isBegun ? <p>{t('begun')}</p> : null}
        <p className="num">{sayFee(visit)}</p>
      </div>
      <Link
        href={`/shop/${visit.id}`}
        prefetch={false}
        className={buttonClass({ look: 'primary', size: 'large' }, 'mt-1')}
      >
        {t(`open.${why}`)}
      </Link>
    </section>
  )
}

/** What two visits to one place differ by, as far as their days and hours do not say it. */
type Traits = ReadonlyMap<string, readonly VisitTrait[]>

/** Only visits that are still to be made stand beside each other to be chosen from. */
const aheadStates: readonly OwnVisitRow['state'][] = ['offered', 'accepted', 'returned']

function VisitApart({ visit, traits }: { visit: OwnVisitRow; traits: Traits }) {
  const locale = useLocale()
  const told = traits.get(visit.id) ?? []
  const parts = [
    visit.personName,
    told.includes('checklist') ? textFor(visit.title, locale) : null,
    told.includes('campaign') ? visit.campaignName : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : <span className="text-ink">{parts.join(' · ')}</span>
}

/** Groups in which the shopper still has something to do. */
const aheadGroups: readonly HomeGroup[] = ['due', 'returned', 'accepted', 'offered']

function VisitGroup({
  group,
  visits,
  begun,
  traits,
}: {
  group: HomeGroup
  visits: readonly OwnVisitRow[]
  begun: ReadonlySet<string>
  traits: Traits
}) {
  const t = useTranslations('shopping')
  const sayRule = useFeeRule()
  const [some] = visits
  if (some === undefined) return null
  const isAhead = aheadGroups.includes(group)
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`} className="mb-1 text-17 font-semibold">
        <StateMark shape={shapeOfGroup(group)}>{t(`groups.${group}`)}</StateMark>
      </h2>
      {/* The lines below name the fee alone. */}
      {isAhead ? <p className="mb-2 text-13 text-ink-2">{sayRule(some.pay.rule)}</p> : null}
      <ul className="border-t border-line">
        {visits.map((visit) => (
          <li key={visit.id} className="border-b border-line">
            <VisitLink
              visit={visit}
              isAhead={isAhead}
              isBegun={begun.has(visit.id)}
              traits={traits}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A line sleeps while the queue above it works. */
const VisitLink = memo(function VisitLink({
  visit,
  isAhead,
  isBegun,
  traits,
}: {
  visit: OwnVisitRow
  isAhead: boolean
  isBegun: boolean
  traits: Traits
}) {
  const t = useTranslations('shopping')
  const tUnsent = useTranslations('unsent.work')
  const sayFee = useFeeSentence()
  return (
    <Link
      href={`/shop/${visit.id}`}
      // Nothing goes through a phone's network that nobody asked for.
      prefetch={false}
      className="flex min-h-14 flex-wrap content-center justify-between gap-x-4 gap-y-0.5 py-3 hover:bg-hover"
    >
      <span className="font-medium">{visit.place.name}</span>
      {isAhead ? <Money amount={visit.fee} currency={visit.currency} /> : null}
      <span className="grid w-full text-13 text-ink-2">
        {isAhead ? <VisitApart visit={visit} traits={traits} /> : null}
        {isAhead && visit.place.address ? <span>{visit.place.address}</span> : null}
        {isAhead ? <VisitTimes visit={visit} /> : <VisitDays visit={visit} />}
        {isBegun ? <span>{isAhead ? t('begun') : tUnsent('line')}</span> : null}
        {visit.cancelled?.reason ? (
          <span>{t('cancelled.reason', { reason: visit.cancelled.reason })}</span>
        ) : null}
        {isAhead ? null : <span className="num text-ink">{sayFee(visit)}</span>}
      </span>
    </Link>
  )
})
