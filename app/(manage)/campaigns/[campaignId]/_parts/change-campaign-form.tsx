'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { type Campaign, changeCampaignSchema } from '@/lib/campaigns/schema'
import { CampaignFields } from '../../_parts/campaign-fields'
import { changeCampaignAction } from '../../actions'

export function ChangeCampaignForm({
  campaign,
  currency,
}: {
  campaign: Campaign
  currency: string
}) {
  const t = useTranslations('campaigns.form')
  const router = useRouter()
  const toast = useToast()
  const form = useActionForm({
    schema: changeCampaignSchema,
    defaults: {
      campaignId: campaign.id,
      name: campaign.name,
      purpose: campaign.purpose,
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      fee: campaign.fee,
      deadlineHours: String(campaign.deadlineHours),
      namesPeople: campaign.namesPeople,
      noticeText: campaign.noticeText ?? '',
      noticeDays: String(campaign.noticeDays),
    },
    action: changeCampaignAction,
    namespace: 'campaigns',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  return (
    <form {...form.form} className="grid gap-6">
      <CampaignFields
        field={form.field}
        value={form.value}
        namesPeople={form.hook.watch('namesPeople') ?? false}
        isNoticeFixed={campaign.noticePublishedOn !== null}
        currency={currency}
      />
      <FormMessage>{form.message}</FormMessage>
      <SubmitButton pending={form.isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
