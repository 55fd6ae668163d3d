'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOutbox } from './use-outbox'

/** On every page of a shopper: what is only on this phone. It also keeps the queue going there. */
export function PhoneNotice({ accountId }: { accountId: string }) {
  const t = useTranslations('shop.queue')
  const { waiting } = useOutbox(accountId)
  const pathname = usePathname()
  // The list says it in full.
  if (!waiting?.length || pathname === '/shop') return null
  return (
    <p className="mb-4 flex flex-wrap items-center justify-between gap-x-4 rounded bg-amber-soft px-3.5 py-1">
      <span>{t('notice', { count: waiting.length })}</span>
      <Link href="/shop" className="link inline-flex min-h-11 items-center">
        {t('show')}
      </Link>
    </p>
  )
}
