'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type Fact, KeyValue } from '@/components/ui/key-value'
import { useClock } from '@/components/ui/use-clock'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { useToldZone } from '@/components/ui/use-told-zone'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions, isUnasked } from '@/lib/core/checklist-questions'
import { minutesFor } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import { type OpeningHours, openingRuns } from '@/lib/core/opening-hours'
import { dateIn } from '@/lib/core/zone-clock'
import { zoneName } from '@/lib/platform/i18n/zone-text'
import type { OwnVisit } from '@/lib/visits/schema'
import { useFeeSentence } from '../fee-sentence'
import { usePurchaseSentence } from '../purchase-sentence'
import { useWindowText } from '../visit-times'
import { numbersToCall } from './numbers-to-call'

const DAY_MS = 86_400_000

/** A report is expected still; of what is done and over no deadline warns any more. */
const awaitedStates: readonly OwnVisit['state'][] = ['offered', 'accepted', 'returned']

/** All that one must know before taking a visit and on the way to it. */
export function VisitFacts({ visit }: { visit: OwnVisit }) {
  const t = useTranslations('shop.visit')
  const tTouchpoints = useTranslations('shop.touchpoints')
  const sayMoment = usePlaceMoment()
  const tPurchase = useTranslations('unsent.purchase')
  const sayFee = useFeeSentence()
  const sayPurchase = usePurchaseSentence()
  const locale = useLocale()
  const zone = visit.place.timeZone
  const now = useClock()
  const today = dateIn(now, zone)
  const window = useWindowText(visit)
  const hours = useHoursText(visit.place.openingHours)
  const { document } = visit.checklist
  const { purchase } = visit.briefing
  const asked = allQuestions(document).filter((question) => !isUnasked(question))
  const count = asked.length
  const isOnSite = visit.touchpoint === 'store'
  const left = new Date(visit.dueAt).getTime() - now.getTime()
  const isAwaited = awaitedStates.includes(visit.state)
  const isPast = isAwaited && left < 0
  const until = t(isPast ? 'untilPast' : 'until', { at: sayMoment(visit.dueAt, zone, today) })
  const due = isAwaited && left < DAY_MS ? <span className="text-amber">{until}</span> : until
  const clocks = useClocksText(visit)
  const size = t(mayBeFewer(document) ? 'formSizeUpTo' : 'formSize', {
    count,
    minutes: minutesFor(count),
  })
  const facts: readonly (Fact | false)[] = [
    isOnSite && { term: t('address'), value: visit.place.address ?? t('noAddress') },
    { term: t(isOnSite ? 'window' : 'windowCall'), value: window, numeric: true },
    numbersToCall(visit)?.length === 0 && { term: t('number'), value: t('noNumber') },
    hours !== '' && { term: t('hours'), value: hours, numeric: true },
    visit.personName !== null && { term: t('person'), value: visit.personName },
    { term: t('due'), value: due, numeric: true },
    clocks !== null && { term: t('clocks'), value: clocks, numeric: true },
    { term: t('fee'), value: sayFee(visit), numeric: true },
    purchase !== null && {
      term: tPurchase('term'),
      value: sayPurchase(purchase),
      numeric: true,
    },
    {
      term: t('form'),
      value: `${textFor(document.title, locale)} (${tTouchpoints(visit.touchpoint)}): ${size}`,
    },
    { term: t('campaign'), value: visit.campaignName },
  ]
  return <KeyValue facts={facts.filter((fact) => fact !== false)} />
}

/** Whether answers decide how much of a form is asked. */
function mayBeFewer({ sections }: Pick<ChecklistDocument, 'sections'>): boolean {
  return sections.some(
    (section) =>
      section.showWhen !== undefined ||
      section.questions.some(({ showWhen }) => showWhen !== undefined) ||
      mayBeFewer(section),
  )
}

/** By whose clock the times are; null where this phone's shows the same. */
function useClocksText({ place, dueAt }: OwnVisit): string | null {
  const t = useTranslations('shop.visit')
  const own = useToldZone()
  const due = new Date(dueAt)
  const [there, here] = [zoneName(due, place.timeZone), own && zoneName(due, own)]
  return here === null || here === there ? null : t('clocksOfPlace', { there, here })
}

function useHoursText(hours: OpeningHours | null): string {
  const t = useTranslations('shop.days')
  return openingRuns(hours ?? {})
    .map(({ first, last, opens, closes }) => {
      const days = first === last ? t(first) : `${t(first)}–${t(last)}`
      return `${days} ${opens}–${closes}`
    })
    .join(', ')
}
