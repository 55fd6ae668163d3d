'use client'

import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { useLeaveSheet } from '@/components/ui/sheet-words'
import { SideSheet } from '@/components/ui/side-sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { addShopperSchema } from '@/lib/shoppers/schema'
import { addShopperAction } from '../actions'

/** Adds a shopper; leads to the shopper, where the invitation is. */
export function NewShopperSheet() {
  const t = useTranslations('shoppers')
  return (
    <SideSheet title={t('newTitle')} closeHref="/shoppers">
      <NewShopperForm />
    </SideSheet>
  )
}

function NewShopperForm() {
  const t = useTranslations('shoppers')
  const leaveTo = useLeaveSheet()
  const toast = useToast()
  const form = useActionForm({
    schema: addShopperSchema,
    defaults: { label: '', fullName: '', phone: '', email: '' },
    action: addShopperAction,
    namespace: 'shoppers',
    onDone: ({ shopperId }) => {
      toast.show({ title: t('form.added') })
      leaveTo(`/shoppers?shopper=${shopperId}`)
    },
  })
  return (
    <form {...form.form} className="grid gap-5">
      <TextInput
        label={t('form.label')}
        hint={t('form.labelHint')}
        autoComplete="off"
        {...form.field('label')}
      />
      <TextInput label={t('form.fullName')} autoComplete="off" {...form.field('fullName')} />
      <TextInput
        type="tel"
        label={t('form.phone')}
        optional
        autoComplete="off"
        {...form.field('phone')}
      />
      <TextInput
        type="email"
        label={t('form.email')}
        hint={t('form.emailHint')}
        optional
        autoComplete="off"
        {...form.field('email')}
      />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton pending={form.isSending} className="justify-self-start">
        {t('form.submit')}
      </SubmitButton>
    </form>
  )
}
