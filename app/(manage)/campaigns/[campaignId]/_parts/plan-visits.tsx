'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Campaign, NoticeState } from '@/lib/campaigns/schema'
import { type PlannedVisit, type PlanOptions, planVisitsSchema } from '@/lib/planning/schema'
import { previewVisitsAction } from '../../actions'
import { PlanFields } from './plan-fields'
import { PlanPreview } from './plan-preview'

export interface PlanVisitsProps {
  readonly campaign: Campaign
  readonly notice: NoticeState
  readonly currency: string
  /** The first day on which a visit can still be made. */
  readonly firstOn: string
  readonly options: PlanOptions
}

/** The form of a plan, and in its place what it would create, until that is created or changed. */
export function PlanVisits(props: PlanVisitsProps) {
  const { campaign, firstOn, options } = props
  const t = useTranslations('campaigns.plan')
  const [preview, setPreview] = useState<readonly PlannedVisit[] | null>(null)
  const form = useActionForm({
    schema: planVisitsSchema,
    defaults: {
      campaignId: campaign.id,
      checklistVersionId: options.versions.length === 1 ? (options.versions[0]?.id ?? '') : '',
      unitIds: [] as string[],
      personIds: [] as string[],
      visitsEach: '1',
      spread: false,
      firstOn,
      lastOn: campaign.endsOn,
      scenario: '',
      shopperIds: [] as string[],
      fee: '',
    },
    action: previewVisitsAction,
    namespace: 'campaigns',
    onDone: ({ visits }) => setPreview(visits),
  })
  return (
    <>
      <form
        {...form.form}
        hidden={preview !== null}
        className={preview ? '' : 'grid max-w-3xl gap-9'}
      >
        <PlanFields {...props} form={form} />
        <FormMessage>{form.message}</FormMessage>
        <SubmitButton pending={form.isSending} className="justify-self-start">
          {t('preview')}
        </SubmitButton>
      </form>
      {preview ? (
        <PlanPreview
          plan={form.hook}
          visits={preview}
          currency={props.currency}
          onChange={setPreview}
          onBack={() => setPreview(null)}
        />
      ) : null}
    </>
  )
}
