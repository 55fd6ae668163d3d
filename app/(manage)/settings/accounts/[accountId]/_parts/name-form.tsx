'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import type { AccountDetail } from '@/lib/accounts/queries'
import { changeAccountSchema } from '@/lib/accounts/schema'
import { changeAccountAction } from '../../../actions'

export function NameForm({ account }: { account: AccountDetail }) {
  const t = useTranslations('settings.account')
  const router = useRouter()
  const toast = useToast()
  const form = useActionForm({
    schema: changeAccountSchema,
    defaults: {
      accountId: account.id,
      displayName: account.displayName,
      email: account.email ?? '',
    },
    action: changeAccountAction,
    namespace: 'settings',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  const number = account.personnelNumber
  return (
    <form {...form.form} className="grid max-w-md gap-4">
      <h2 className="text-17 font-semibold">{t('nameTitle')}</h2>
      <TextInput label={t('name')} {...form.field('displayName')} />
      <TextInput
        type="email"
        label={t('email')}
        hint={number ? t('emailHint', { number }) : t('emailHintPlain')}
        optional={number !== null}
        {...form.field('email')}
      />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton look="normal" pending={form.isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
