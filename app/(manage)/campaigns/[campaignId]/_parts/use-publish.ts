'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { publishNoticeAction } from '../../actions'

/** Publishes the notice and says to how many people; the sentence of a refusal goes to `refused`. */
export function usePublish(campaignId: string, refused: (sentence: string) => void) {
  const t = useTranslations('campaigns.notice')
  const say = useProblemText('campaigns.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isSending, startSending] = useTransition()

  function publish(unitIds: readonly string[]) {
    startSending(async () => {
      const answer = await runAction(() => publishNoticeAction({ campaignId, unitIds }))
      if (!answer.ok) return refused(say(reasonOf(answer)))
      toast.show({ title: t('publishedNow', { count: answer.delivered }) })
      router.refresh()
    })
  }

  return { publish, isSending }
}
