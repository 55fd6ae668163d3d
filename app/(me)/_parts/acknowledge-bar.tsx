'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useDay } from '@/app/_standard/use-day'
import { Button, LinkButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { StateMark } from '@/components/ui/state-mark'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { OwnStandardView } from '@/lib/acknowledgements/schema'
import { acknowledgeStandardAction } from '../me/standards/actions'

/** "Read and understood" under the thumb; afterwards the way to the next one. */
export function AcknowledgeBar({
  view: { versionId, document, isConcerned, acknowledgedOn },
  next,
}: {
  view: OwnStandardView
  next: { readonly standardId: string; readonly number: string } | null
}) {
  const t = useTranslations('reading.one')
  const dayOf = useDay()
  if (!isConcerned) return <p className="text-ink-2">{t('notYours')}</p>
  if (acknowledgedOn === null) return <Acknowledge versionId={versionId} number={document.number} />
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
      <StateMark shape="good">{t('acknowledged', { day: dayOf(acknowledgedOn) })}</StateMark>
      {next === null ? null : (
        <LinkButton look="primary" href={`/me/standards/${next.standardId}`}>
          {t('next', { number: next.number })}
        </LinkButton>
      )}
    </div>
  )
}

function Acknowledge({ versionId, number }: { versionId: string; number: string }) {
  const t = useTranslations('reading.one')
  const say = useProblemText('reading.reasons')
  const toast = useToast()
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const acknowledge = () => {
    setProblem(null)
    startSending(async () => {
      const answer = await runAction(() => acknowledgeStandardAction({ versionId }))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      toast.show({ title: t('thanks', { number }) })
      router.refresh()
    })
  }
  return (
    <div className="sticky bottom-20 z-10 grid gap-2 lg:bottom-4">
      <FormMessage>{problem}</FormMessage>
      <Button
        look="primary"
        size="large"
        className="w-full shadow-float sm:w-auto sm:justify-self-start"
        disabled={isSending}
        onClick={acknowledge}
      >
        {t('acknowledge')}
      </Button>
    </div>
  )
}
