'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { openCampaignAction } from '../../actions'

export function OpenCampaign({ campaignId, look }: { campaignId: string; look: ButtonLook }) {
  const t = useTranslations('campaigns.one')
  const say = useProblemText('campaigns.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isSending, startSending] = useTransition()

  function open() {
    startSending(async () => {
      const answer = await runAction(() => openCampaignAction({ campaignId }))
      if (!answer.ok) return toast.show({ title: say(reasonOf(answer)), failure: true })
      toast.show({ title: t('opened') })
      router.refresh()
    })
  }

  return (
    <Button look={look} disabled={isSending} onClick={open}>
      {t('open')}
    </Button>
  )
}
