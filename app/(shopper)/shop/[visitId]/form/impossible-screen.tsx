'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'
import { goOnWithoutTwin, isRestoringStopped } from '../../../_device/restore-store'

/** The phone's store cannot be read or written. */
export function ImpossibleScreen(props: { visitId: string; onRetry: () => void }) {
  const [isStopped] = useState(isRestoringStopped)
  return isStopped ? <StoppedScreen {...props} /> : <ClosedScreen {...props} />
}

function ClosedScreen({ visitId, onRetry }: { visitId: string; onRetry: () => void }) {
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

/** The store was lost, and its second copy cannot be put back now: waiting for it is the shopper's choice. */
function StoppedScreen({ visitId, onRetry }: { visitId: string; onRetry: () => void }) {
  const t = useTranslations('phone.stopped')
  const tForm = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  return (
    <Notice
      titleRef={heading}
      title={t('title')}
      action={
        <>
          <Button look="primary" onClick={onRetry}>
            {tForm('impossible.retry')}
          </Button>
          <Button
            onClick={() => {
              goOnWithoutTwin()
              onRetry()
            }}
          >
            {t('without')}
          </Button>
          <PageLink href={`/shop/${visitId}`}>{tForm('leave')}</PageLink>
        </>
      }
    >
      <p>{t('text')}</p>
      <p>{t('withoutText')}</p>
    </Notice>
  )
}
