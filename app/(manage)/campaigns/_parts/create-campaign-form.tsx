'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { createCampaignSchema } from '@/lib/campaigns/schema'
import { createCampaignAction } from '../actions'
import { CampaignFields } from './campaign-fields'

/** A draft of a campaign; leads to its page. */
export function CreateCampaignForm({ currency }: { currency: string }) {
  const t = useTranslations('campaigns.form')
  const router = useRouter()
  const form = useActionForm({
    schema: createCampaignSchema,
    defaults: {
      name: '',
      purpose: '',
      startsOn: '',
      endsOn: '',
      fee: '',
      deadlineHours: '24',
      namesPeople: false,
      noticeText: '',
      noticeDays: '14',
    },
    action: createCampaignAction,
    namespace: 'campaigns',
    onDone: ({ campaignId }) => router.push(`/campaigns/${campaignId}`),
  })
  return (
    <form {...form.form} className="grid gap-6">
      <CampaignFields
        field={form.field}
        value={form.value}
        namesPeople={form.hook.watch('namesPeople') ?? false}
        currency={currency}
      />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton pending={form.isSending} className="justify-self-start">
        {t('create')}
      </SubmitButton>
    </form>
  )
}
