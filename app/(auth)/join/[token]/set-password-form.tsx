'use client'

import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { redeemLinkSchema } from '@/lib/accounts/schema'
import { redeemLinkAction } from '../../actions'

export function SetPasswordForm({ token, loginName }: { token: string; loginName: string }) {
  const t = useTranslations('access.join')
  const form = useActionForm({
    schema: redeemLinkSchema,
    defaults: { token, password: '' },
    action: redeemLinkAction,
    namespace: 'access.join',
  })
  return (
    <form {...form.form} className="grid gap-4">
      <TextInput
        label={t('loginName')}
        value={loginName}
        name="username"
        autoComplete="username"
        readOnly
      />
      <PasswordInput
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        {...form.field('password')}
      />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton size="large" pending={form.isSending}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
