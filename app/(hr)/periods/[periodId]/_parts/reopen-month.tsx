'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { askReopeningSchema } from '@/lib/periods/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { askReopeningAction, reopenPeriodAction } from '../../actions'
import type { PeriodMoves } from './period-moves'
import { useMove } from './use-move'

/** Opens a locked month again: one person asks with a reason, another one does it. */
export function ReopenMonth({ moves }: { moves: PeriodMoves }) {
  const { runId, reopening } = moves
  if (runId === null || reopening === null) return null
  return reopening === 'ask' ? (
    <AskReopening moves={moves} runId={runId} />
  ) : (
    <ConfirmReopening moves={moves} runId={runId} />
  )
}

function AskReopening({
  moves: { periodId, month },
  runId,
}: {
  moves: PeriodMoves
  runId: string
}) {
  const t = useTranslations('pay.periods.reopen')
  const { say } = useMove()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { form, field, message, isSending } = useActionForm({
    schema: askReopeningSchema,
    defaults: { periodId, runId, reason: '' },
    action: askReopeningAction,
    onDone: () => {
      setOpen(false)
      say(t('doneAsk'))
    },
    namespace: 'pay',
  })
  return (
    <Dialog
      trigger={<Button>{t('ask')}</Button>}
      title={t('askTitle', { month: format.month(month) })}
      open={open}
      onOpenChange={setOpen}
    >
      <form {...form} className="grid gap-4">
        <p>{t('askText')}</p>
        <TextInput label={t('reason')} maxLength={500} {...field('reason')} />
        <FormMessage>{message}</FormMessage>
        <div className="flex justify-end">
          <SubmitButton pending={isSending}>{t('ask')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

function ConfirmReopening({
  moves: { periodId, month },
  runId,
}: {
  moves: PeriodMoves
  runId: string
}) {
  const t = useTranslations('pay.periods.reopen')
  const { say } = useMove()
  const format = useFormat()
  const name = format.month(month)
  return (
    <ConfirmByTyping
      trigger={<Button>{t('confirm', { month: name })}</Button>}
      title={t('confirmTitle', { month: name })}
      word={format.monthName(month)}
      confirmLabel={t('confirmLabel')}
      action={() => reopenPeriodAction({ periodId, runId })}
      onDone={() => say(t('done'))}
      reasons="pay.reasons"
    >
      <p>{t('confirmText')}</p>
    </ConfirmByTyping>
  )
}
