'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { RadioGroup } from '@/components/ui/radio-group'
import { runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { type DeclineReason, declineReasons } from '@/lib/core/visit-states'
import { declineVisitAction } from '../actions'
import { whyNot } from '../why-not'

/** Giving a visit back, with the reason: who is known there is not asked to go there again. */
export function DeclineDialog({
  visitId,
  hasDraft,
  open,
  onOpenChange,
}: {
  visitId: string
  hasDraft: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('shop.decline')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('text')}>
      <DeclineForm visitId={visitId} hasDraft={hasDraft} />
    </Dialog>
  )
}

/** A form of one choice: it needs none of what longer forms bring to the phone. */
function DeclineForm({ visitId, hasDraft }: { visitId: string; hasDraft: boolean }) {
  const t = useTranslations('shop.decline')
  const say = useProblemText('shop.reasons')
  const router = useRouter()
  const toast = useToast()
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [isUntold, setUntold] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const decline = (event: FormEvent) => {
    event.preventDefault()
    setMessage(null)
    setUntold(reason === null)
    if (reason === null) return
    startSending(async () => {
      const answer = await runAction(() => declineVisitAction({ visitId, reason }))
      if (!answer.ok) return setMessage(say(whyNot(answer)))
      toast.show({ title: t('done') })
      router.push('/shop')
    })
  }
  return (
    <form onSubmit={decline} noValidate className="grid gap-4">
      <FormMessage>{message}</FormMessage>
      <RadioGroup
        name="reason"
        legend={t('reason')}
        options={declineReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason ?? ''}
        onChange={({ target }) =>
          setReason(declineReasons.find((one) => one === target.value) ?? null)
        }
        error={isUntold && reason === null ? t('reasonMissing') : undefined}
        hint={reason === 'known-there' ? t('known') : undefined}
      />
      {hasDraft ? <p className="text-ink-2">{t('draftStays')}</p> : null}
      <SubmitButton look="danger" size="large" pending={isSending} pendingText={t('pending')}>
        {t('confirm')}
      </SubmitButton>
    </form>
  )
}
