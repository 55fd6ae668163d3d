'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/date-input'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { openPeriodSchema } from '@/lib/periods/schema'
import { openPeriodAction } from '../actions'

/** Opens a month for pay; one that is open already is simply shown. */
export function OpenPeriod() {
  const t = useTranslations('pay.periods')
  const router = useRouter()
  const { form, field, message, isSending } = useActionForm({
    schema: openPeriodSchema,
    defaults: { month: '' },
    action: openPeriodAction,
    onDone: (opened) => router.push(`/periods/${opened.periodId}`),
    namespace: 'pay',
  })
  return (
    <Dialog trigger={<Button look="primary">{t('open')}</Button>} title={t('openTitle')}>
      <form {...form} className="grid gap-4">
        <DateInput kind="month" label={t('month')} {...field('month')} />
        <FormMessage>{message}</FormMessage>
        <div className="flex justify-end">
          <SubmitButton pending={isSending}>{t('open')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
