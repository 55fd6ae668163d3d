'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useSelection } from '@/components/ui/bulk-selection'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/date-input'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { markFeesPaidAction, takeBackPaymentsAction } from '../actions'

/** Notes a day of payment for the marked visits; a mistake is taken back from the toast or the list. */
export function MarkPaid({ today }: { today: string }) {
  const t = useTranslations('fees.mark')
  const common = useTranslations('common')
  const say = useProblemText('fees.reasons')
  const { keys, clear } = useSelection()
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [paidOn, setPaidOn] = useState(today)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const count = keys.length

  function mark() {
    setProblem(null)
    startSending(async () => {
      const answer = await runAction(() => markFeesPaidAction({ visitIds: keys, paidOn }))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      toast.show({ title: t('done', { count: answer.changed }), undo: () => void undo(keys) })
      setIsOpen(false)
      clear()
      router.refresh()
    })
  }

  async function undo(visitIds: readonly string[]) {
    const answer = await runAction(() => takeBackPaymentsAction({ visitIds }))
    toast.show(
      answer.ok
        ? { title: t('undone', { count: answer.changed }) }
        : { title: say(reasonOf(answer)), failure: true },
    )
    router.refresh()
  }

  return (
    <Dialog
      trigger={
        <Button look="primary" size="small">
          {t('action')}
        </Button>
      }
      title={t('title', { count })}
      description={t('text')}
      open={isOpen}
      onOpenChange={setIsOpen}
      footer={
        <>
          <DialogClose render={<Button>{common('back')}</Button>} />
          <Button look="primary" disabled={isSending || paidOn === ''} onClick={mark}>
            {t('action')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormMessage>{problem}</FormMessage>
        <DateInput
          label={t('paidOn')}
          max={today}
          value={paidOn}
          onChange={(event) => setPaidOn(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
