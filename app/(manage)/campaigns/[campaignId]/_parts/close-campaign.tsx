'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { closeCampaignAction } from '../../actions'

/** Ends the campaign after a question that says what becomes of the open visits. */
export function CloseCampaign({ view, look }: { view: ViewedCampaign; look: ButtonLook }) {
  const t = useTranslations('campaigns.one')
  const common = useTranslations('common')
  const say = useProblemText('campaigns.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const { id, name } = view.campaign

  function close() {
    setProblem(null)
    startSending(async () => {
      const answer = await runAction(() => closeCampaignAction({ campaignId: id }))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      setIsOpen(false)
      toast.show({ title: t('closed', { count: answer.cancelled }) })
      router.refresh()
    })
  }

  return (
    <Dialog
      trigger={<Button look={look}>{t('close')}</Button>}
      title={t('closeTitle', { name })}
      description={t('closeText', { open: view.visits.open })}
      open={isOpen}
      onOpenChange={setIsOpen}
      footer={
        <>
          <DialogClose render={<Button>{common('back')}</Button>} />
          <Button look="primary" disabled={isSending} onClick={close}>
            {t('close')}
          </Button>
        </>
      }
    >
      <FormMessage>{problem}</FormMessage>
    </Dialog>
  )
}
