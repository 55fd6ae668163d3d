'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'
import { getServerDrafts } from '../../../_device/draft-post'
import type { Missing } from '../../../_device/open-draft'

/** The server is asked again after so long. Units: milliseconds. */
const AGAIN_MS = 10_000
const PATIENCE_MS = 8000

/** Answers of this visit are on the server, or may be, and it does not answer: no empty form stands for them. */
export function UnreachedScreen({
  accountId,
  visitId,
  missing,
  onRetry,
  onWithout,
}: {
  accountId: string
  visitId: string
  missing: Missing
  onRetry: () => void
  /** Goes on with an empty form; what comes later stands beside it. */
  onWithout: () => void
}) {
  const t = useTranslations('phone.unreached')
  const tForm = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  useAnswer(accountId, visitId, onRetry)
  return (
    <Notice
      titleRef={heading}
      title={t(missing === 'on-server' ? 'title' : 'lostTitle')}
      action={
        <>
          <Button look="primary" onClick={onRetry}>
            {t('retry')}
          </Button>
          <Button onClick={onWithout}>{t('without')}</Button>
          <PageLink href={`/shop/${visitId}`}>{tForm('leave')}</PageLink>
        </>
      }
    >
      <p>{t(missing === 'on-server' ? 'text' : 'lostText')}</p>
      <p>{t('withoutText')}</p>
    </Notice>
  )
}

/** Calls as soon as the server answers: with the network, or by itself. */
function useAnswer(accountId: string, visitId: string, onAnswer: () => void) {
  const tell = useRef(onAnswer)
  tell.current = onAnswer
  useEffect(() => {
    let isGone = false
    const ask = async () => {
      const answer = await getServerDrafts(accountId, visitId, PATIENCE_MS)
      if (answer !== null && !isGone) tell.current()
    }
    const again = setInterval(() => void ask(), AGAIN_MS)
    const back = () => void ask()
    window.addEventListener('online', back)
    return () => {
      isGone = true
      clearInterval(again)
      window.removeEventListener('online', back)
    }
  }, [accountId, visitId])
}
