'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Asked for without a network, and never told to this phone. */
export function NotKept() {
  const t = useTranslations('offline.missing')
  return (
    <Notice
      title={t('title')}
      action={
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('retry')}
        </Button>
      }
    >
      <p>{t('text')}</p>
    </Notice>
  )
}
