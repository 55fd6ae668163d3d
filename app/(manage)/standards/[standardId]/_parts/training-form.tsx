'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { recordTrainingSchema } from '@/lib/trainings/schema'
import { recordTrainingAction } from '../../actions'

/** Notes that people were trained on the standard. */
export function TrainingForm({
  standardId,
  units,
  today,
}: {
  standardId: string
  units: readonly Option[]
  today: string
}) {
  const t = useTranslations('standards.training')
  const router = useRouter()
  const toast = useToast()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: recordTrainingSchema,
    defaults: { standardIds: [standardId], unitId: '', trainedOn: today, note: '' },
    action: recordTrainingAction,
    onDone: () => {
      toast.show({ title: t('recorded') })
      hook.reset()
      router.refresh()
    },
    namespace: 'standards',
  })
  return (
    <form {...form} className="mt-5 grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <DateInput label={t('day')} max={today} {...field('trainedOn')} />
        <Select label={t('unit')} emptyLabel={t('company')} options={units} {...field('unitId')} />
        <TextInput label={t('note')} optional maxLength={500} {...field('note')} />
      </div>
      <FormMessage>{message}</FormMessage>
      <div>
        <SubmitButton pending={isSending} look="normal">
          {t('record')}
        </SubmitButton>
      </div>
    </form>
  )
}
