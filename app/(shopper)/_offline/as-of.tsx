'use client'

import { useTranslations } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How old what one sees is: the phone shows what the server said then. */
export function AsOf({ keptAt }: { keptAt: string }) {
  const t = useTranslations('offline')
  const format = useFormat()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <p role="status" className="mb-4 text-13 text-ink-3">
      {t('asOf', { at: format.moment(new Date(keptAt), zone) })}
    </p>
  )
}
