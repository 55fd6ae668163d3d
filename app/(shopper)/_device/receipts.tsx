'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/ui/page-head'
import { StateMark } from '@/components/ui/state-mark'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { OwnVisit } from '@/lib/visits/schema'
import { useZones } from '../_offline/use-zones'
import { NotCounted } from './not-counted'
import { receiptNumber } from './receipt-number'
import { isOfLostVisit, type KeptReceipt } from './rows'
import { useOutbox } from './use-outbox'

/** What the server has confirmed while this page stood open: nothing that sends itself goes without a word. */
export function JustReceived({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.receipts')
  const { waiting, receipts } = useOutbox(accountId)
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  if (known === null && waiting !== null) setKnown(new Set(receipts.map(({ id }) => id)))
  const fresh = known === null ? [] : receipts.filter(({ id }) => !known.has(id))
  return (
    <div role="status" className="grid gap-1 not-empty:mb-8">
      {fresh.map((receipt) => (
        <p key={receipt.id}>
          <StateMark shape={receipt.notCounted ? 'off' : 'good'}>
            {t('received', {
              name: receipt.title ?? t('report'),
              number: receiptNumber(receipt),
            })}
          </StateMark>
          <NotCounted receipt={receipt} />
        </p>
      ))}
    </div>
  )
}

/** The newest receipt of one visit, with its number and time. */
export function ReceiptOfVisit({ accountId, visit }: { accountId: string; visit: OwnVisit }) {
  const t = useTranslations('phone.receipts')
  const sayMoment = usePlaceMoment()
  const { receipts } = useOutbox(accountId)
  const [newest] = newestFirst(receipts.filter(({ visitId }) => visitId === visit.id))
  if (newest === undefined) return null
  const at = sayMoment(newest.receivedAt, visit.place.timeZone)
  // Taken again, it counts: what was said of it then is not true any longer.
  const isCounted = isOfLostVisit(newest) && !['offered', 'cancelled'].includes(visit.state)
  return (
    <div className="grid gap-1">
      <p className="num text-13 text-ink-3">
        {t('ofVisit', { at, number: receiptNumber(newest) })}
      </p>
      {isCounted ? null : <NotCounted receipt={newest} />}
    </div>
  )
}

/** What of this phone the server has confirmed lately; each entry leads to its visit. */
export function ReceiptsPart({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.receipts')
  const sayMoment = usePlaceMoment()
  const zoneOf = useZones(accountId)
  const { receipts } = useOutbox(accountId)
  if (receipts.length === 0 || zoneOf === null) return null
  return (
    <Section title={t('title')}>
      <ul className="border-t border-line">
        {newestFirst(receipts).map((receipt) => (
          <li key={receipt.id} className="border-b border-line">
            <Link
              href={`/shop/${receipt.visitId}`}
              className="flex min-h-14 flex-wrap content-center justify-between gap-x-4 py-3 hover:bg-hover"
            >
              <span className="font-medium">{receipt.title ?? t('report')}</span>
              <span className="num text-13 text-ink-2">
                {t('ofVisit', {
                  at: sayMoment(receipt.receivedAt, zoneOf(receipt.visitId)),
                  number: receiptNumber(receipt),
                })}
              </span>
              <NotCounted receipt={receipt} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function newestFirst(receipts: readonly KeptReceipt[]): readonly KeptReceipt[] {
  return receipts.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
}
