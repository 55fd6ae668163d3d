'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { NumberInput } from '@/components/ui/number-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { setSalarySchema } from '@/lib/people/schema'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { setSalaryAction } from '../actions'

/** Sets the salary from a day on. */
export function SalaryForm({ personId, currency }: { personId: string; currency: string }) {
  const t = useTranslations('people')
  const say = useTranslations('salaries')
  const { locale } = useFormat()
  const router = useRouter()
  const { form, field, value, message, isSending, hook } = useActionForm({
    schema: setSalarySchema,
    defaults: { personId, amount: '', fromOn: '', reason: '' },
    action: setSalaryAction,
    onDone: () => {
      hook.reset()
      router.refresh()
    },
    namespace: 'people',
  })
  return (
    <form {...form} className="mt-6 grid gap-4">
      <div className="grid items-start gap-x-3 gap-y-4 sm:grid-cols-[10rem_10rem_minmax(0,1fr)_auto]">
        <NumberInput
          label={t('person.amount', { currency: currencySymbol(currency, locale) })}
          {...value('amount')}
        />
        <DateInput label={t('form.from')} {...field('fromOn')} />
        <TextInput
          label={say('reason')}
          hint={say('reasonHint')}
          optional
          maxLength={500}
          {...field('reason')}
        />
        {/* Beside the inputs, not beside the hint under one of them. */}
        <SubmitButton look="normal" pending={isSending} className="justify-self-start sm:mt-7">
          {t('person.setSalary')}
        </SubmitButton>
      </div>
      <FormMessage>{message}</FormMessage>
    </form>
  )
}
