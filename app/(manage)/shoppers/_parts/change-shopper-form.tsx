'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { Switch } from '@/components/ui/choice'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { changeShopperSchema, type ShopperRow } from '@/lib/shoppers/schema'
import { changeShopperAction } from '../actions'

export function ChangeShopperForm({ shopper }: { shopper: ShopperRow }) {
  const t = useTranslations('shoppers.form')
  const router = useRouter()
  const toast = useToast()
  const { id: shopperId, label, fullName, phone, active } = shopper
  const form = useActionForm({
    schema: changeShopperSchema,
    defaults: { shopperId, label, fullName, phone: phone ?? '', active },
    action: changeShopperAction,
    namespace: 'shoppers',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  return (
    <form {...form.form} className="grid gap-5">
      <TextInput label={t('label')} autoComplete="off" {...form.field('label')} />
      <TextInput label={t('fullName')} autoComplete="off" {...form.field('fullName')} />
      <TextInput
        type="tel"
        label={t('phone')}
        optional
        autoComplete="off"
        {...form.field('phone')}
      />
      <Switch label={t('active')} hint={t('activeHint')} {...form.field('active')} />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton look="normal" pending={form.isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
