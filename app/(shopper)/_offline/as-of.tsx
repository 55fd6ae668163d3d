'use client'

import { useTranslations } from 'next-intl'
import { phoneZone } from '@/components/ui/use-phone-zone'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How old what one sees is: the phone shows what the server said then, by its own clock. */
export function AsOf({ keptAt }: { keptAt: string }) {
  const t = useTranslations('offline')
  const format = useFormat()
  return (
    <p role="status" className="mb-4 text-13 text-ink-3">
      {t('asOf', { at: format.moment(new Date(keptAt), phoneZone()) })}
    </p>
  )
}
