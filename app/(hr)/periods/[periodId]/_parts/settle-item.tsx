'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { settleOpenItemSchema } from '@/lib/open-items/schema'
import { settleOpenItemAction } from '../../actions'
import { useMove } from './use-move'

interface SettleItemProps {
  readonly periodId: string
  readonly item: string
  readonly fullName: string
  /** Which money it is: the month, and the amount where there is one. */
  readonly about: string
  /** Without one nobody computes later what is left of it: what was paid is written down here alone. */
  readonly hasAmount: boolean
  /** Whoever settles it may not approve the period. */
  readonly concernsMoney: boolean
}

/** Says how an open item was settled: no later month lists it. */
export function SettleItem({
  periodId,
  item,
  fullName,
  about,
  hasAmount,
  concernsMoney,
}: SettleItemProps) {
  const t = useTranslations('later-corrections.settle')
  const { say } = useMove()
  const [open, setOpen] = useState(false)
  const { form, field, message, isSending } = useActionForm({
    schema: settleOpenItemSchema,
    defaults: { periodId, item, reason: '' },
    action: settleOpenItemAction,
    onDone: () => {
      setOpen(false)
      say(t('done'))
    },
    namespace: 'pay',
  })
  return (
    <Dialog
      trigger={<Button size="small">{t('open')}</Button>}
      title={t('title', { name: fullName })}
      open={open}
      onOpenChange={setOpen}
    >
      <form {...form} className="grid gap-4">
        <p className="num font-semibold">{about}</p>
        <p>{t(hasAmount ? 'text' : 'textWithoutAmount')}</p>
        {concernsMoney ? <p>{t('fourEyes')}</p> : null}
        <TextInput label={t('reason')} maxLength={500} {...field('reason')} />
        <FormMessage>{message}</FormMessage>
        <div className="flex justify-end">
          <SubmitButton pending={isSending}>{t('open')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
