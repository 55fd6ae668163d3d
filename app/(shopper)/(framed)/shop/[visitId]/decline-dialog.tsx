'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { declineReasons, declineVisitSchema } from '@/lib/visits/schema'
import { declineVisitAction } from '../actions'

/** Giving a visit back, with the reason: who is known there is not asked to go there again. */
export function DeclineDialog({ visitId, hasDraft }: { visitId: string; hasDraft: boolean }) {
  const t = useTranslations('shop.decline')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      description={t('text')}
      trigger={
        <Button look="quiet" size="large" className="w-full">
          {t('confirm')}
        </Button>
      }
    >
      <DeclineForm visitId={visitId} hasDraft={hasDraft} />
    </Dialog>
  )
}

function DeclineForm({ visitId, hasDraft }: { visitId: string; hasDraft: boolean }) {
  const t = useTranslations('shop.decline')
  const router = useRouter()
  const toast = useToast()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: declineVisitSchema,
    defaults: { visitId },
    action: declineVisitAction,
    namespace: 'shop',
    onDone: () => {
      toast.show({ title: t('done') })
      router.push('/shop')
    },
  })
  return (
    <form {...form} className="grid gap-4">
      <FormMessage>{message}</FormMessage>
      <RadioGroup
        {...field('reason')}
        legend={t('reason')}
        options={declineReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        hint={hook.watch('reason') === 'known-there' ? t('known') : undefined}
      />
      {hasDraft ? <p className="text-ink-2">{t('draftStays')}</p> : null}
      <SubmitButton look="danger" size="large" pending={isSending} pendingText={t('pending')}>
        {t('confirm')}
      </SubmitButton>
    </form>
  )
}
