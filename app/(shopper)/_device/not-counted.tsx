'use client'

import { useTranslations } from 'next-intl'
import type { KeptReceipt } from './rows'

/** Why a report that the server keeps is not counted. */
export function NotCounted({ receipt: { notCounted } }: { receipt: KeptReceipt }) {
  const t = useTranslations('phone.receipts.notCounted')
  if (!notCounted) return null
  return (
    <span className="block w-full max-w-[62ch]">{t(t.has(notCounted) ? notCounted : 'other')}</span>
  )
}
