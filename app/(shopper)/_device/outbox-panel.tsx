'use client'

import { useTranslations } from 'next-intl'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { Button, LinkButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { StateMark } from '@/components/ui/state-mark'
import { useOnline } from '@/components/ui/use-online'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { useZones, type ZoneOf } from '../_offline/use-zones'
import { isStuck, type KeptReport } from './rows'
import { useOutbox } from './use-outbox'
import { needsShopper, WaitingNote } from './waiting-note'

/** Hardly ever needed: it comes with the first report that the server refuses. */
const stuck = laterPart(async () => (await import('./stuck-report')).StuckReport)

/** What of this account, or of one visit, exists on this phone alone; nothing when there is nothing. */
export function OutboxPanel({
  accountId,
  visitId,
}: {
  accountId: string
  visitId?: string | undefined
}) {
  const t = useTranslations('shop.queue')
  const { waiting: all, isSending, isBroken, run, refresh } = useOutbox(accountId)
  const waiting = all?.filter((report) => visitId === undefined || report.visitId === visitId)
  const isOnline = useOnline()
  const zoneOf = useZones(accountId)
  if (isBroken) return <FormMessage>{t('broken')}</FormMessage>
  if (!waiting?.length) return null
  return (
    <section className="mb-8 rounded bg-amber-soft px-4 py-3.5">
      <h2 className="text-17 font-semibold text-amber">{t('title', { count: waiting.length })}</h2>
      <ul>
        {waiting.map((report) => (
          <li key={report.id} className="border-b border-line-strong/50 py-3 last:border-b-0">
            <WaitingReport
              report={report}
              isSending={isSending}
              isOnline={isOnline}
              zoneOf={zoneOf}
              onGone={() => void refresh()}
            />
          </li>
        ))}
      </ul>
      <Button
        size="large"
        isBusy={isSending}
        onClick={() => void run('now')}
        className="mt-1 w-full"
      >
        {t('sendNow')}
      </Button>
    </section>
  )
}

function WaitingReport({
  report,
  isSending,
  isOnline,
  zoneOf,
  onGone,
}: {
  report: KeptReport
  isSending: boolean
  isOnline: boolean
  zoneOf: ZoneOf | null
  onGone: () => void
}) {
  const t = useTranslations('shop.queue')
  const sayMoment = usePlaceMoment()
  const reason = report.lastTry?.reason
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">
          <StateMark shape={needsShopper(report) ? 'needs-you' : 'partial'}>
            {report.title}
          </StateMark>
        </span>
        <span className="num text-13 text-ink-2">
          {zoneOf
            ? t('frozenAt', { at: sayMoment(report.frozenAt, zoneOf(report.visitId)) })
            : null}
        </span>
      </p>
      {/* How a try ended is said; that one begins, every few minutes, is not. */}
      <p aria-live={isSending ? 'off' : 'polite'} className="text-ink-2">
        <WaitingNote report={report} isSending={isSending} isOnline={isOnline} />
      </p>
      {reason === 'signed-out' || reason === 'other-account' ? (
        <LinkButton look="primary" href="/sign-in?next=/shop" className="justify-self-start">
          {t('signIn')}
        </LinkButton>
      ) : null}
      {isStuck(report) && zoneOf ? (
        <stuck.Part report={report} zone={zoneOf(report.visitId)} onGone={onGone} />
      ) : null}
    </div>
  )
}
