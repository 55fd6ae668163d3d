'use client'

import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { firstRunSchema } from '@/lib/organisations/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { OrganisationFields } from '../../_organisation/organisation-fields'
import { beginFirstRunAction } from '../actions'

export function FirstRunForm({ locale }: { locale: Locale }) {
  const t = useTranslations('access.firstRun')
  const form = useActionForm({
    schema: firstRunSchema,
    defaults: {
      consoleCode: '',
      name: '',
      code: '',
      timeZone: 'Europe/Moscow',
      currency: locale === 'ru' ? 'RUB' : 'EUR',
      defaultLocale: locale,
      displayName: '',
      email: '',
      password: '',
    },
    action: beginFirstRunAction,
    namespace: 'access.firstRun',
  })
  return (
    <form {...form.form} className="grid gap-9">
      <TextInput
        label={t('code')}
        hint={t('codeHint')}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="num"
        {...form.field('consoleCode')}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-4 text-17 font-semibold">{t('organisation')}</legend>
        <OrganisationFields form={form} />
        <TextInput
          label={t('shortCode')}
          hint={t('shortCodeHint')}
          autoCapitalize="none"
          spellCheck={false}
          {...form.field('code')}
        />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-4 text-17 font-semibold">{t('administrator')}</legend>
        <TextInput label={t('displayName')} autoComplete="name" {...form.field('displayName')} />
        <TextInput
          type="email"
          label={t('email')}
          autoComplete="username"
          {...form.field('email')}
        />
        <PasswordInput
          label={t('password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          {...form.field('password')}
        />
      </fieldset>
      <div className="grid gap-4">
        <FormMessage>{form.message}</FormMessage>
        <SubmitButton size="large" pending={form.isSending}>
          {t('submit')}
        </SubmitButton>
      </div>
    </form>
  )
}
