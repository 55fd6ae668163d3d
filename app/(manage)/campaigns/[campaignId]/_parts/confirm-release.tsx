'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { releaseVisitsAction } from '../../actions'

/** Says once more what goes out to whom; what was released cannot be taken back. */
export function ConfirmRelease({
  campaignId,
  units,
  visitIds,
  attachmentIds,
  onDone,
}: {
  campaignId: string
  units: number
  visitIds: readonly string[]
  attachmentIds: readonly string[]
  onDone: () => void
}) {
  const t = useTranslations('campaigns.release')
  const common = useTranslations('common')
  const say = useProblemText('campaigns.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const count = visitIds.length

  function release() {
    setProblem(null)
    startSending(async () => {
      const input = { campaignId, visitIds, attachmentIds }
      const answer = await runAction(() => releaseVisitsAction(input))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      setIsOpen(false)
      toast.show({ title: t('released', { count: answer.released }) })
      onDone()
      router.refresh()
    })
  }

  return (
    <Dialog
      trigger={
        <Button look="primary" className="justify-self-start">
          {t('release', { count })}
        </Button>
      }
      title={t('confirmTitle', { count })}
      description={t('confirmText', { units, photos: attachmentIds.length })}
      open={isOpen}
      onOpenChange={setIsOpen}
      footer={
        <>
          <DialogClose render={<Button>{common('back')}</Button>} />
          <Button look="primary" disabled={isSending} onClick={release}>
            {t('release', { count })}
          </Button>
        </>
      }
    >
      <FormMessage>{problem}</FormMessage>
    </Dialog>
  )
}
