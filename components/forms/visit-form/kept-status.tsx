'use client'

import { useTranslations } from 'next-intl'

/** That a file is being kept, for everybody; that it is, for whoever does not see the list grow. */
export function KeptStatus({ isPending, count }: { isPending: boolean; count: number }) {
  const t = useTranslations('answering.file')
  return (
    <p role="status" className="text-13 text-ink-2">
      {isPending ? t('pending') : null}
      <span className="sr-only">{!isPending && count > 0 ? t('kept', { count }) : null}</span>
    </p>
  )
}
