'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { StateMark } from '@/components/ui/state-mark'
import { useArrival } from '@/components/ui/use-focus-after'
import { useOnline } from '@/components/ui/use-online'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { OwnVisit } from '@/lib/visits/schema'
import { CutSounds } from '../../../_device/cut-sounds'
import { NotCounted } from '../../../_device/not-counted'
import { receiptNumber } from '../../../_device/receipt-number'
import { isStuck } from '../../../_device/rows'
import { useOutbox } from '../../../_device/use-outbox'
import { WaitingNote } from '../../../_device/waiting-note'
import { useFeeSentence } from '../../../(framed)/shop/fee-sentence'
import { usePurchaseSentence } from '../../../(framed)/shop/purchase-sentence'

/** After "send": on this phone until the server has confirmed it, then its receipt. */
export function SentScreen({
  accountId,
  visit,
  reportId,
  onChange,
}: {
  accountId: string
  visit: OwnVisit
  reportId: string
  onChange: () => void
}) {
  const t = useTranslations('form.sent')
  const tQueue = useTranslations('shop.queue')
  const tWork = useTranslations('unsent.work')
  const tPurchase = useTranslations('unsent.purchase')
  const sayFee = useFeeSentence()
  const sayPurchase = usePurchaseSentence()
  const { purchase } = visit.briefing
  const sayMoment = usePlaceMoment()
  const isOnline = useOnline()
  const { waiting, receipts, isSending, run } = useOutbox(accountId)
  const receipt = receipts.find(({ id }) => id === reportId)
  const report = waiting?.find(({ id }) => id === reportId)
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading, receipt ? 'received' : report ? 'waiting' : 'unknown')
  if (receipt) {
    const at = sayMoment(receipt.receivedAt, visit.place.timeZone)
    return (
      <Notice
        titleRef={heading}
        title={
          <StateMark shape={receipt.notCounted ? 'off' : 'good'}>{t('receivedTitle')}</StateMark>
        }
        action={
          <PageLink look="primary" size="large" href="/shop">
            {t('toVisits')}
          </PageLink>
        }
      >
        <p className="font-medium text-ink">{visit.place.name}</p>
        <p role="status">{t('receivedText', { at })}</p>
        {receipt.notCounted ? (
          <NotCounted receipt={receipt} />
        ) : (
          <>
            <p>{t('whatNext')}</p>
            <p className="num">{sayFee(visit)}</p>
          </>
        )}
        {purchase && !receipt.notCounted ? (
          <p className="num">
            {tPurchase('term')}. {sayPurchase(purchase)}
          </p>
        ) : null}
        <CutSounds accountId={accountId} visitId={visit.id} zone={visit.place.timeZone} />
        <p className="num text-13 text-ink-3">{t('receipt', { id: receiptNumber(receipt) })}</p>
      </Notice>
    )
  }
  if (!report) return null
  const reason = report.lastTry?.reason
  const isSignedOut = reason === 'signed-out' || reason === 'other-account'
  const next = encodeURIComponent(`/shop/${visit.id}/form`)
  return (
    <Notice
      titleRef={heading}
      title={t('waitingTitle')}
      action={
        <>
          {isSignedOut ? (
            <PageLink look="primary" size="large" href={`/sign-in?next=${next}`}>
              {tQueue('signIn')}
            </PageLink>
          ) : (
            <Button look="primary" size="large" isBusy={isSending} onClick={() => void run('now')}>
              {t('sendNow')}
            </Button>
          )}
          <Button size="large" isBusy={isSending} onClick={onChange}>
            {t('change')}
          </Button>
          {isStuck(report) ? <PageLink href="/shop/phone">{tWork('copyLink')}</PageLink> : null}
        </>
      }
    >
      <p className="font-medium text-ink">{visit.place.name}</p>
      <p role="status">
        <WaitingNote report={report} isSending={isSending} isOnline={isOnline} />
      </p>
    </Notice>
  )
}
