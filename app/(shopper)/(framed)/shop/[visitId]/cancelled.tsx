'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { OwnVisit } from '@/lib/visits/schema'

/** That a visit was called off, when, and why, as its manager wrote it for the shopper. */
export function Cancelled({ visit }: { visit: OwnVisit }) {
  const t = useTranslations('shopping.cancelled')
  const sayMoment = usePlaceMoment()
  if (!visit.cancelled) return null
  const { at, reason } = visit.cancelled
  return (
    <Notice title={t('title', { at: sayMoment(at, visit.place.timeZone) })}>
      <p className="font-medium text-ink">{reason === null ? t('ask') : t('reason', { reason })}</p>
      <p>{t('go')}</p>
    </Notice>
  )
}
