'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { createSchemeSchema, schemeTemplates } from '@/lib/schemes/schema'
import { createSchemeAction } from '../actions'

/** Begins a scheme from a template, which is then changed to fit. */
export function NewScheme() {
  const t = useTranslations('pay.schemes')
  const router = useRouter()
  const { form, field, message, isSending } = useActionForm({
    schema: createSchemeSchema,
    defaults: { template: 'driver' },
    action: createSchemeAction,
    onDone: ({ schemeId }) => router.push(`/schemes/${schemeId}`),
    namespace: 'pay',
  })
  return (
    <Dialog trigger={<Button look="primary">{t('new')}</Button>} title={t('new')}>
      <form {...form} className="grid gap-4">
        <RadioGroup
          legend={t('templates.title')}
          options={schemeTemplates.map((value) => ({
            value,
            label: t(`templates.${value}`),
            hint: t(`templateLeads.${value}`),
          }))}
          {...field('template')}
        />
        <FormMessage>{message}</FormMessage>
        <div className="flex justify-end">
          <SubmitButton pending={isSending}>{t('create')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
