'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FieldError } from '@/components/ui/field-error'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { GrantKind } from '@/lib/access/actor'
import { createAccountSchema } from '@/lib/accounts/schema'
import { type Locale, locales } from '@/lib/platform/i18n/locales'
import { createAccountAction } from '../../actions'
import { GrantChoice } from '../_parts/grant-choice'

// Whoever is on no list holds no results and makes no visits.
const offered: readonly GrantKind[] = [
  'administrator',
  'programme-manager',
  'reviewer',
  'hr',
  'unit-head',
]

export function NewAccountForm({ units, locale }: { units: readonly Option[]; locale: Locale }) {
  const t = useTranslations('settings')
  const frame = useTranslations('frame.languageNames')
  const errors = useTranslations('errors.fields')
  const router = useRouter()
  const form = useActionForm({
    schema: createAccountSchema,
    defaults: { displayName: '', email: '', locale, grants: [] },
    action: createAccountAction,
    namespace: 'settings',
    onDone: ({ accountId }) => router.push(`/settings/accounts/${accountId}`),
  })
  const { errors: problems } = form.hook.formState
  return (
    <form {...form.form} className="grid gap-5">
      <TextInput label={t('newAccount.name')} {...form.field('displayName')} />
      <TextInput type="email" label={t('newAccount.email')} {...form.field('email')} />
      <Select
        label={t('newAccount.language')}
        options={locales.map((value) => ({ value, label: frame(value) }))}
        {...form.field('locale')}
      />
      <div className="grid gap-3">
        <h2 className="font-medium">{t('account.grantsTitle')}</h2>
        <GrantChoice
          legend={t('account.grantsTitle')}
          grants={form.hook.watch('grants')}
          onChange={(grants) => form.hook.setValue('grants', [...grants], { shouldValidate: true })}
          units={units}
          offered={offered}
        />
        <FieldError>{problems.grants ? errors('choose-one') : null}</FieldError>
      </div>
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton pending={form.isSending} className="justify-self-start">
        {t('newAccount.submit')}
      </SubmitButton>
    </form>
  )
}
