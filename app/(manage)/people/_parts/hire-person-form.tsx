'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { createPersonSchema } from '@/lib/people/schema'
import { createPersonAction } from '../actions'

/** Hires one person; leads to the person's page. */
export function HirePersonForm({
  units,
  positions,
}: {
  units: readonly Option[]
  positions: readonly { id: string; name: string }[]
}) {
  const t = useTranslations('people.form')
  const router = useRouter()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: createPersonSchema,
    defaults: {
      personnelNumber: '',
      fullName: '',
      hiredOn: '',
      leftOn: null,
      email: null,
      unitId: '',
      positionId: '',
    },
    action: createPersonAction,
    onDone: ({ personId }) => router.push(`/people/${personId}`),
    namespace: 'people',
  })
  return (
    <form {...form} className="grid gap-5">
      <TextInput label={t('fullName')} autoComplete="off" {...field('fullName')} />
      <TextInput label={t('personnelNumber')} autoComplete="off" {...field('personnelNumber')} />
      <TextInput
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        optional
        autoComplete="off"
        {...field('email')}
        {...hook.register('email', { setValueAs: (text) => text || null })}
      />
      <Select label={t('unit')} emptyLabel={t('chooseUnit')} options={units} {...field('unitId')} />
      <Select
        label={t('position')}
        emptyLabel={t('choosePosition')}
        hint={positions.length === 0 ? t('noPositions') : undefined}
        options={positions.map(({ id, name }) => ({ value: id, label: name }))}
        {...field('positionId')}
      />
      <DateInput label={t('hiredOn')} {...field('hiredOn')} />
      <FormMessage>{message}</FormMessage>
      <SubmitButton pending={isSending} className="justify-self-start">
        {t('hire')}
      </SubmitButton>
    </form>
  )
}
