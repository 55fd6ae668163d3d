'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { useOnline } from '@/components/ui/use-online'
import { findUnseenLoss, type LossReport } from './losses-here'
import { useOutbox } from './use-outbox'
import { isForgetfulBrowser } from './use-storage'

const lossNote = laterPart(async () => (await import('./loss-note')).LossNote)

/**
 * On every page of a shopper: that there is no connection, what the browser has lost, and what is only on
 * this phone. It also keeps the queue going there.
 */
export function PhoneNotice({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.notice')
  const { onlyHere } = useOutbox(accountId)
  const isOnline = useOnline()
  const pathname = usePathname()
  const loss = useUnseenLoss(accountId)
  // That page says it in full.
  const isTold = onlyHere > 0 && pathname !== '/shop/phone'
  return (
    <>
      <p role="status" className="mb-4 text-ink-2 empty:hidden">
        {isOnline ? null : t('offline')}
      </p>
      {loss ? <lossNote.Part accountId={accountId} loss={loss} /> : null}
      {isTold ? <OnlyHere count={onlyHere} /> : null}
    </>
  )
}

function OnlyHere({ count }: { count: number }) {
  const t = useTranslations('phone.notice')
  const [isForgetful, setForgetful] = useState(false)
  useEffect(() => setForgetful(isForgetfulBrowser()), [])
  return (
    <div className="mb-4 rounded bg-amber-soft px-3.5 py-1">
      <p className="flex flex-wrap items-center justify-between gap-x-4">
        <span>{t('count', { count })}</span>
        <Link href="/shop/phone" className="link inline-flex min-h-11 items-center">
          {t('show')}
        </Link>
      </p>
      {isForgetful ? <p className="pb-2 text-13 text-ink-2">{t('forgetful')}</p> : null}
    </div>
  )
}

/** What the browser has lost here, where nobody was told of it yet. */
function useUnseenLoss(accountId: string): LossReport | null {
  const [loss, setLoss] = useState<LossReport | null>(null)
  useEffect(() => {
    findUnseenLoss(accountId).then(setLoss, (error: unknown) => console.warn(error))
  }, [accountId])
  return loss
}
