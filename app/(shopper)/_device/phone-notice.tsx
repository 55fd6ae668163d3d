'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useOnline } from './use-online'
import { useOutbox } from './use-outbox'
import { isForgetfulBrowser } from './use-storage'

/**
 * On every page of a shopper: that there is no connection, and what is only on this phone. It also keeps
 * the queue going there.
 */
export function PhoneNotice({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.notice')
  const { onlyHere } = useOutbox(accountId)
  const isOnline = useOnline()
  const pathname = usePathname()
  // That page says it in full.
  const isTold = onlyHere > 0 && pathname !== '/shop/phone'
  return (
    <>
      <p role="status" className="mb-4 text-ink-2 empty:hidden">
        {isOnline ? null : t('offline')}
      </p>
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
