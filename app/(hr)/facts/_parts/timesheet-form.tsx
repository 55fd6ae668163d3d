'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { NumberInput } from '@/components/ui/number-input'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import type { PayRevision } from '@/lib/facts/queries'
import { typeTimesheetSchema } from '@/lib/facts/schema'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { typeTimesheetAction } from '../actions'
import { FactForm } from './fact-form'

type Standing = Pick<PayRevision, 'workedDays' | 'normDays' | 'baseAmount' | 'revision'> & {
  readonly number: string
}

/** A line of the timesheet typed by hand with its reason: a new one, or the next revision of one. */
export function TimesheetForm({
  month,
  currency,
  standing,
}: {
  month: string
  currency: string
  standing: Standing | null
}) {
  const t = useTranslations('figures')
  const { locale } = useFormat()
  const router = useRouter()
  const toast = useToast()
  const [existing, setExisting] = useState<string | null>(null)
  const { form, field, value, message, isSending } = useActionForm({
    schema: typeTimesheetSchema,
    defaults: {
      month,
      number: standing?.number ?? '',
      workedDays: standing?.workedDays ?? '',
      normDays: standing?.normDays ?? '',
      baseAmount: standing?.baseAmount ?? '',
      reason: '',
      revision: standing?.revision ?? 0,
    },
    action: (values) => {
      setExisting(null)
      return typeTimesheetAction(values)
    },
    onRefused: (refusal) => setExisting('factId' in refusal ? refusal.factId : null),
    onDone: ({ factId }) => {
      toast.show({ title: t('saved') })
      router.push(`/facts/pay/${factId}`)
    },
    namespace: 'figures',
  })
  return (
    <FactForm
      form={form}
      reason={field('reason')}
      message={message}
      existingHref={existing === null ? null : `/facts/pay/${existing}`}
      isSending={isSending}
    >
      {standing === null ? (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <DateInput kind="month" label={t('month')} {...field('month')} />
          <TextInput label={t('personnelNumber')} maxLength={40} {...field('number')} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-start gap-4">
        <NumberInput label={t('worked')} {...value('workedDays')} />
        <NumberInput label={t('norm')} {...value('normDays')} />
        <NumberInput
          label={t('base', { currency: currencySymbol(currency, locale) })}
          optional
          {...value('baseAmount')}
        />
      </div>
    </FactForm>
  )
}
