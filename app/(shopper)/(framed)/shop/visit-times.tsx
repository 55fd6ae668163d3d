'use client'

import { useTranslations } from 'next-intl'
import { useClock } from '@/components/ui/use-clock'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { useToldZone } from '@/components/ui/use-told-zone'
import { dateIn } from '@/lib/core/zone-clock'
import { wholeDaysOf } from '@/lib/core/zone-days'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { withZone } from '@/lib/platform/i18n/zone-text'
import type { OwnVisitRow } from '@/lib/visits/schema'

const DAY_MS = 86_400_000

/**
 * From when to when the visit may be made, in the unit's zone: whole days as days, the common part
 * said once.
 */
export function useWindowText(visit: Pick<OwnVisitRow, 'opensAt' | 'closesAt' | 'place'>): string {
  const format = useFormat()
  const own = useToldZone()
  const zone = visit.place.timeZone
  const today = dateIn(useClock(), zone)
  const [opens, closes] = [new Date(visit.opensAt), new Date(visit.closesAt)]
  const days = wholeDaysOf(opens, closes, zone)
  if (days !== null) {
    return days.first === days.last
      ? format.day(days.first, today)
      : format.dayRange(days.first, days.last, today)
  }
  const from = format.moment(opens, zone, today)
  // At midnight a window ends with the day before.
  const isOneDay = dateIn(opens, zone) === dateIn(new Date(closes.getTime() - 1), zone)
  const until = isOneDay ? format.time(closes, zone) : format.moment(closes, zone, today)
  return withZone(`${from} – ${until}`, closes, zone, own)
}

/** The days of a visit that is done: there is no deadline any more. */
export function VisitDays({ visit }: { visit: OwnVisitRow }) {
  const t = useTranslations('shop')
  return <span className="num">{t('window', { window: useWindowText(visit) })}</span>
}

/** Window and deadline of a visit; amber in its last day and after it. */
export function VisitTimes({ visit }: { visit: OwnVisitRow }) {
  const t = useTranslations('shop')
  const sayMoment = usePlaceMoment()
  const now = useClock()
  const zone = visit.place.timeZone
  const window = useWindowText(visit)
  const due = new Date(visit.dueAt)
  const at = sayMoment(due, zone, dateIn(now, zone))
  const left = due.getTime() - now.getTime()
  return (
    <>
      <span className="num">{t('window', { window })}</span>
      <span className={left < DAY_MS ? 'num font-medium text-amber' : 'num'}>
        {t(left < 0 ? 'duePast' : 'due', { at })}
      </span>
    </>
  )
}
