'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useRoomBeneath } from '@/components/ui/use-room-beneath'

/** What is saved, and the one or two things to do next, under the thumb. */
export function FormFooter({
  saved,
  leaveHref,
  isFirst,
  isLast,
  isFinish,
  isReady,
  onStep,
  onMissing,
  onSend,
}: {
  saved: ReactNode
  leaveHref: string
  /** Of the screens with questions, as far as they show anything now. */
  isFirst: boolean
  isLast: boolean
  /** All is checked and sent here. */
  isFinish: boolean
  isReady: boolean
  onStep: (direction: 'back' | 'on') => void
  onMissing: () => void
  onSend: () => Promise<void>
}) {
  const t = useTranslations('form')
  const [isSending, setSending] = useState(false)
  const bar = useRef<HTMLElement>(null)
  useRoomBeneath(bar, 'bottom')
  const send = async () => {
    setSending(true)
    try {
      await onSend()
    } finally {
      setSending(false)
    }
  }
  return (
    <footer
      ref={bar}
      className="sticky bottom-0 z-20 -mx-5 low:static border-t border-line bg-paper px-5 pt-2.5 pb-[calc(0.875rem+var(--bottom-inset))]"
    >
      <div className="mb-2.5 grid gap-2 text-13 text-ink-2">{saved}</div>
      <div className="flex flex-wrap gap-2 [&>:last-child]:flex-1">
        {isFirst ? (
          <PageLink size="large" href={leaveHref}>
            {t('leave')}
          </PageLink>
        ) : (
          <Button size="large" onClick={() => onStep('back')}>
            {t('back')}
          </Button>
        )}
        {!isFinish ? (
          <Button look="primary" size="large" onClick={() => onStep('on')}>
            {t(isLast ? 'check' : 'next')}
          </Button>
        ) : isReady ? (
          <Button look="primary" size="large" isBusy={isSending} onClick={() => void send()}>
            {t('send')}
          </Button>
        ) : (
          <Button look="primary" size="large" onClick={onMissing}>
            {t('toMissing')}
          </Button>
        )}
      </div>
    </footer>
  )
}
