'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'

/** The phone's store cannot be read or written. */
export function ImpossibleScreen({ visitId, onRetry }: { visitId: string; onRetry: () => void }) {
  const t = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  return (
    <Notice
      titleRef={heading}
      title={t('impossible.title')}
      action={
        <>
          <Button look="primary" onClick={onRetry}>
            {t('impossible.retry')}
          </Button>
          <PageLink href={`/shop/${visitId}`}>{t('leave')}</PageLink>
        </>
      }
    >
      {t('impossible.text')}
    </Notice>
  )
}
