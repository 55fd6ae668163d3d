'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { changePasswordSchema } from '@/lib/accounts/schema'
import { changePasswordAction } from '../actions'

const empty = { currentPassword: '', newPassword: '' }

export function PasswordForm() {
  const t = useTranslations('access.account')
  const [isDone, setIsDone] = useState(false)
  const form = useActionForm({
    schema: changePasswordSchema,
    defaults: empty,
    action: changePasswordAction,
    namespace: 'access.account',
    onDone: () => {
      form.hook.reset(empty)
      setIsDone(true)
    },
  })
  return (
    <Section title={t('passwordTitle')} subtitle={t('passwordLead')}>
      <form {...form.form} className="grid gap-4" onChange={() => setIsDone(false)}>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          {...form.field('currentPassword')}
        />
        <PasswordInput
          label={t('newPassword')}
          hint={t('newPasswordHint')}
          autoComplete="new-password"
          {...form.field('newPassword')}
        />
        <FormMessage>{form.message}</FormMessage>
        <FormMessage tone="done">{isDone ? t('passwordChanged') : null}</FormMessage>
        <SubmitButton look="normal" pending={form.isSending} className="justify-self-start">
          {t('changePassword')}
        </SubmitButton>
      </form>
    </Section>
  )
}
