'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { z } from 'zod'
import type { ActionForm } from '@/components/forms/use-action-form'
import { Switch } from '@/components/ui/choice'
import { DateInput } from '@/components/ui/date-input'
import { NumberInput } from '@/components/ui/number-input'
import { Section } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-input'
import { textFor } from '@/lib/core/localized-text'
import type { PlanVisitsInput, planVisitsSchema } from '@/lib/planning/schema'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { PlanVisitsProps } from './plan-visits'
import { ShopperChoice } from './shopper-choice'
import { SubjectChoice } from './subject-choice'

export type PlanForm = ActionForm<z.input<typeof planVisitsSchema>, PlanVisitsInput>

export function PlanFields(props: PlanVisitsProps & { form: PlanForm }) {
  const { form, options } = props
  const t = useTranslations('campaigns.plan')
  const locale = useLocale()
  return (
    <>
      <Section title={t('what')}>
        <div className="grid gap-5">
          <Select
            label={t('version')}
            emptyLabel={t('chooseVersion')}
            options={options.versions.map(({ id, number, title }) => ({
              value: id,
              label: t('versionOption', { title: textFor(title, locale), number }),
            }))}
            {...form.field('checklistVersionId')}
          />
          <TextArea
            label={t('scenario')}
            hint={t('scenarioHint')}
            rows={4}
            {...form.field('scenario')}
          />
        </div>
      </Section>
      <Section title={t('whom')}>
        <SubjectChoice {...props} />
      </Section>
      <Section title={t('when')} subtitle={t('windowHint')}>
        <WindowFields {...props} />
      </Section>
      <Section title={t('who')} subtitle={t('shoppersHint')}>
        <ShopperChoice
          shoppers={options.shoppers}
          value={form.hook.watch('shopperIds') ?? []}
          onChange={(ids) => form.hook.setValue('shopperIds', [...ids])}
        />
      </Section>
    </>
  )
}

function WindowFields({ form, campaign, currency }: PlanVisitsProps & { form: PlanForm }) {
  const t = useTranslations('campaigns.plan')
  const format = useFormat()
  const isSeveral = Number(form.hook.watch('visitsEach')) > 1
  const range = { min: campaign.startsOn, max: campaign.endsOn }
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap gap-x-6 gap-y-5">
        <DateInput label={t('firstOn')} {...range} {...form.field('firstOn')} />
        <DateInput label={t('lastOn')} {...range} {...form.field('lastOn')} />
      </div>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <NumberInput label={t('visitsEach')} {...form.value('visitsEach')} />
        <NumberInput
          label={t('fee')}
          hint={t('feeHint', { fee: format.money(campaign.fee, currency) })}
          optional
          unit={currencySymbol(currency, format.locale)}
          {...form.value('fee')}
        />
      </div>
      {isSeveral ? (
        <Switch label={t('spread')} hint={t('spreadHint')} {...form.field('spread')} />
      ) : null}
    </div>
  )
}
