'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'
import { askDrafts, serverDraftsIn } from '../../../_device/draft-post'
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
  const isSignedOut = useAnswer(accountId, visitId, onRetry)
  const next = encodeURIComponent(`/shop/${visitId}/form`)
  return (
    <Notice
      titleRef={heading}
      title={t(titleOf(missing, isSignedOut))}
      action={
        <>
          {isSignedOut ? (
            <PageLink look="primary" href={`/sign-in?next=${next}`}>
              {t('signIn')}
            </PageLink>
          ) : (
            <Button look="primary" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          <Button onClick={onWithout}>{t('without')}</Button>
          <PageLink href={`/shop/${visitId}`}>{tForm('leave')}</PageLink>
        </>
      }
    >
      <p>{t(textOf(missing, isSignedOut))}</p>
      <p>{t('withoutText')}</p>
    </Notice>
  )
}

function titleOf(missing: Missing, isSignedOut: boolean) {
  if (isSignedOut) return 'signedOutTitle'
  return missing === 'on-server' ? 'title' : 'lostTitle'
}

function textOf(missing: Missing, isSignedOut: boolean) {
  if (isSignedOut) return 'signedOutText'
  return missing === 'on-server' ? 'text' : 'lostText'
}

/**
 * Calls as soon as the server answers: with the network, or by itself.
 * @returns whether it answers that nobody is signed in here: then waiting brings nothing
 */
function useAnswer(accountId: string, visitId: string, onAnswer: () => void): boolean {
  const [isSignedOut, setSignedOut] = useState(false)
  const tell = useRef(onAnswer)
  tell.current = onAnswer
  useEffect(() => {
    let isGone = false
    const ask = async () => {
      const answer = await askDrafts(visitId, accountId, PATIENCE_MS, { method: 'GET' })
      if (answer === null || isGone) return
      setSignedOut(answer.status === 401)
      if (answer.status === 200 && serverDraftsIn(answer.body) !== null) tell.current()
    }
    void ask()
    const again = setInterval(() => void ask(), AGAIN_MS)
    const back = () => void ask()
    window.addEventListener('online', back)
    return () => {
      isGone = true
      clearInterval(again)
      window.removeEventListener('online', back)
    }
  }, [accountId, visitId])
  return isSignedOut
}
