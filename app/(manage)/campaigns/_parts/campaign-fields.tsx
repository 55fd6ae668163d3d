'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Switch } from '@/components/ui/choice'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { NumberInput } from '@/components/ui/number-input'
import { TextArea, TextInput } from '@/components/ui/text-input'

type Name =
  | 'name'
  | 'purpose'
  | 'startsOn'
  | 'endsOn'
  | 'fee'
  | 'deadlineHours'
  | 'namesPeople'
  | 'noticeText'
  | 'noticeDays'

interface CampaignFieldsProps {
  field: (name: Name) => Pick<ComponentProps<'input'>, 'name'> & {
    ref: (element: HTMLElement | null) => void
    onChange: (event: { target: unknown; type?: string }) => void
    onBlur: (event: { target: unknown; type?: string }) => void
    error: string | undefined
  }
  value: (name: Name) => ValueWiring
  namesPeople: boolean
  /** What people were told stays: the notice is published. */
  isNoticeFixed?: boolean | undefined
  currency: string
}

interface ValueWiring {
  name: string
  value: string
  onValueChange: (value: string | null) => void
  error: string | undefined
}

/** The fields of a campaign, in the order in which one thinks of them. */
export function CampaignFields(props: CampaignFieldsProps) {
  const { field, value, currency } = props
  const t = useTranslations('campaigns.form')
  return (
    <>
      <TextInput label={t('name')} hint={t('nameHint')} autoComplete="off" {...field('name')} />
      <TextArea label={t('purpose')} hint={t('purposeHint')} {...field('purpose')} />
      <div className="flex flex-wrap gap-x-6 gap-y-5">
        <DateInput label={t('startsOn')} {...field('startsOn')} />
        <DateInput label={t('endsOn')} {...field('endsOn')} />
      </div>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <NumberInput label={t('fee')} hint={t('feeHint')} unit={currency} {...value('fee')} />
        <NumberInput
          label={t('deadlineHours')}
          hint={t('deadlineHint')}
          unit={t('hours')}
          {...value('deadlineHours')}
        />
      </div>
      <NoticeFields {...props} />
    </>
  )
}

function NoticeFields({ field, value, namesPeople, isNoticeFixed }: CampaignFieldsProps) {
  const t = useTranslations('campaigns.form')
  return (
    <div className="grid gap-5 border-t border-line pt-6">
      <Switch label={t('namesPeople')} hint={t('namesPeopleHint')} {...field('namesPeople')} />
      <div hidden={!namesPeople} className={namesPeople ? 'grid gap-5' : undefined}>
        {isNoticeFixed ? <FormMessage tone="waits">{t('noticeFixed')}</FormMessage> : null}
        <TextArea
          label={t('noticeText')}
          hint={t('noticeTextHint')}
          rows={7}
          readOnly={isNoticeFixed}
          {...field('noticeText')}
        />
        <NumberInput
          label={t('noticeDays')}
          hint={t('noticeDaysHint')}
          unit={t('days')}
          readOnly={isNoticeFixed}
          {...value('noticeDays')}
        />
      </div>
    </div>
  )
}
