'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { openMoves, type VisitState } from '@/lib/core/visit-states'
import { assignShopperAction, cancelVisitAction } from '../../actions'

/** What a manager may still do with a planned visit: offer it, take it back, call it off. */
export function PlanActions({
  visitId,
  state,
  shoppers,
}: {
  visitId: string
  state: VisitState
  shoppers: readonly { id: string; label: string }[]
}) {
  const t = useTranslations('visits.office')
  const moves = openMoves(state, 'programme-manager')
  const { send, isSending } = usePlanAction()
  return (
    <>
      {moves.includes('withdraw') ? (
        <Button
          disabled={isSending}
          onClick={() =>
            send(() => assignShopperAction({ visitIds: [visitId], shopperIds: [] }), t('withdrawn'))
          }
        >
          {t('withdraw')}
        </Button>
      ) : null}
      {moves.includes('cancel') ? <CancelDialog visitId={visitId} /> : null}
      {moves.includes('offer') ? <OfferDialog visitId={visitId} shoppers={shoppers} /> : null}
    </>
  )
}

function usePlanAction() {
  const say = useProblemText('visits.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isSending, startSending] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const send = (
    action: () => ReturnType<typeof assignShopperAction | typeof cancelVisitAction>,
    done: string,
    onDone: () => void = () => undefined,
  ) =>
    startSending(async () => {
      setProblem(null)
      const answer = await runAction<{ ok: boolean }>(action)
      if ('reason' in answer) {
        const text = say(reasonOf({ ...answer, ok: false, reason: String(answer.reason) }))
        setProblem(text)
        return
      }
      toast.show({ title: done })
      onDone()
      router.refresh()
    })
  return { send, isSending, problem }
}

function OfferDialog({
  visitId,
  shoppers,
}: {
  visitId: string
  shoppers: readonly { id: string; label: string }[]
}) {
  const t = useTranslations('visits.office')
  const [open, setOpen] = useState(false)
  const [shopperId, setShopperId] = useState('')
  const { send, isSending, problem } = usePlanAction()
  return (
    <PlanDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="primary">{t('offerTo')}</Button>}
      title={t('offerTo')}
      confirm={
        <Button
          look="primary"
          disabled={isSending || shopperId === ''}
          onClick={() =>
            send(
              () => assignShopperAction({ visitIds: [visitId], shopperIds: [shopperId] }),
              t('offered'),
              () => setOpen(false),
            )
          }
        >
          {t('offer')}
        </Button>
      }
      problem={problem}
    >
      <Select
        label={t('shopper')}
        emptyLabel={t('chooseShopper')}
        options={shoppers.map(({ id, label }) => ({ value: id, label }))}
        value={shopperId}
        onChange={(event) => setShopperId(event.target.value)}
      />
    </PlanDialog>
  )
}

function CancelDialog({ visitId }: { visitId: string }) {
  const t = useTranslations('visits.office')
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { send, isSending, problem } = usePlanAction()
  return (
    <PlanDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="danger">{t('cancel')}</Button>}
      title={t('cancelTitle')}
      description={t('cancelHint')}
      confirm={
        <Button
          look="danger"
          disabled={isSending || reason.trim() === ''}
          onClick={() =>
            send(
              () => cancelVisitAction({ visitId, reason }),
              t('cancelled'),
              () => setOpen(false),
            )
          }
        >
          {t('cancel')}
        </Button>
      }
      problem={problem}
    >
      <TextArea
        label={t('cancelReason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </PlanDialog>
  )
}

function PlanDialog({
  trigger,
  confirm,
  problem,
  children,
  ...dialog
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: React.ReactElement
  title: string
  description?: string
  confirm: ReactNode
  problem: string | null
  children: ReactNode
}) {
  const t = useTranslations('visits.office')
  return (
    <Dialog
      {...dialog}
      trigger={trigger}
      footer={
        <>
          <DialogClose render={<Button look="quiet">{t('keep')}</Button>} />
          {confirm}
        </>
      }
    >
      <div className="grid gap-4">
        {children}
        {problem ? <FormMessage>{problem}</FormMessage> : null}
      </div>
    </Dialog>
  )
}
