'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useSelection } from '@/components/ui/bulk-selection'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { takeBackPaymentsAction } from '../actions'

/** The marked fees were noted as paid by mistake: they wait again. */
export function TakeBack() {
  const t = useTranslations('fees.mark')
  const say = useProblemText('fees.reasons')
  const { keys, clear } = useSelection()
  const toast = useToast()
  const router = useRouter()
  const [isSending, startSending] = useTransition()

  const takeBack = () =>
    startSending(async () => {
      const answer = await runAction(() => takeBackPaymentsAction({ visitIds: keys }))
      if (!answer.ok) return toast.show({ title: say(reasonOf(answer)), failure: true })
      toast.show({ title: t('undone', { count: answer.changed }) })
      clear()
      router.refresh()
    })

  return (
    <Button size="small" disabled={isSending} onClick={takeBack}>
      {t('takeBack')}
    </Button>
  )
}
