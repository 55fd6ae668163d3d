'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { OrganisationFields } from '@/app/_organisation/organisation-fields'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { type ChangeOrganisation, changeOrganisationSchema } from '@/lib/organisations/schema'
import { changeOrganisationAction } from '../actions'

export function OrganisationForm({ organisation }: { organisation: ChangeOrganisation }) {
  const t = useTranslations('settings.organisation')
  const router = useRouter()
  const toast = useToast()
  const { name, timeZone, currency, defaultLocale } = organisation
  const form = useActionForm({
    schema: changeOrganisationSchema,
    defaults: { name, timeZone, currency, defaultLocale },
    action: changeOrganisationAction,
    namespace: 'settings.organisation',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  return (
    <form {...form.form} className="grid gap-4">
      <OrganisationFields form={form} />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton pending={form.isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
