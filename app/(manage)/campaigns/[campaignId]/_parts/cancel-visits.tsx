'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useSelection } from '@/components/ui/bulk-selection'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { VisitRow } from '@/lib/visits/schema'
import { cancelVisitAction } from '../../actions'

/** Calls the marked visits off, one by one: what stands in the way of one does not keep the others. */
export function CancelVisits({ visits }: { visits: readonly VisitRow[] }) {
  const t = useTranslations('campaigns.visits')
  const say = useProblemText('campaigns.reasons')
  const { keys, clear } = useSelection()
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly string[]>([])
  const [isSending, startSending] = useTransition()

  function cancel() {
    setProblems([])
    startSending(async () => {
      const refused: string[] = []
      for (const visitId of keys) {
        const answer = await runAction(() => cancelVisitAction({ visitId, reason }))
        if (answer.ok) continue
        const name = visits.find(({ id }) => id === visitId)?.unitName ?? ''
        refused.push(t('notCancelled', { name, reason: say(reasonOf(answer)) }))
      }
      const count = keys.length - refused.length
      if (count > 0) toast.show({ title: t('cancelled', { count }) })
      router.refresh()
      if (refused.length > 0) return setProblems(refused)
      clear()
      setIsOpen(false)
      setReason('')
    })
  }

  return (
    <Dialog
      trigger={
        <Button size="small" look="danger">
          {t('cancel')}
        </Button>
      }
      title={t('cancelTitle', { count: keys.length })}
      description={t('cancelText')}
      open={isOpen}
      onOpenChange={setIsOpen}
      footer={
        <>
          <DialogClose render={<Button>{t('keep')}</Button>} />
          <Button look="danger" disabled={isSending || reason.trim() === ''} onClick={cancel}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormMessage>
          {problems.length > 0 ? problems.map((problem) => <p key={problem}>{problem}</p>) : null}
        </FormMessage>
        <TextInput
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
