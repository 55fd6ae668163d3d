'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { BriefingView } from '@/components/forms/briefing-view'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { NumberInput } from '@/components/ui/number-input'
import { Section } from '@/components/ui/page-head'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { type CampaignBriefing, saveBriefingSchema } from '@/lib/briefings/schema'
import { saveBriefingAction } from '../../actions'
import { type BriefingFormHandle, LocalizedFields, PictureList, textAt } from './briefing-fields'
import { valuesOf } from './briefing-values'
import { TestFields } from './test-fields'

/** Everything that a campaign says to its shoppers, saved as a whole. */
export function BriefingForm({
  campaignId,
  briefing,
  fingerprint,
  currency,
  unit,
}: {
  campaignId: string
  briefing: CampaignBriefing
  fingerprint: string
  currency: string
  unit: string
}) {
  const t = useTranslations('briefings')
  const router = useRouter()
  const toast = useToast()
  const form = useActionForm({
    schema: saveBriefingSchema,
    defaults: useMemo(
      () => valuesOf(campaignId, briefing, fingerprint),
      [campaignId, briefing, fingerprint],
    ),
    action: saveBriefingAction,
    namespace: 'briefings',
    onDone: (saved) => {
      form.hook.setValue('basedOn', saved.fingerprint)
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  return (
    <form {...form.form} className="grid gap-10">
      <p className="max-w-[68ch] text-ink-2">{t('lead')}</p>
      <Section
        title={t('instructions.title')}
        subtitle={t('instructions.subtitle')}
        action={<Preview form={form} currency={currency} />}
      >
        <div className="grid gap-5">
          <LocalizedFields
            form={form}
            path="instructions"
            label={t('instructions.text')}
            hint={t('instructions.hint')}
            rows={10}
          />
          <PictureList form={form} />
        </div>
      </Section>
      <Section title={t('purchase.title')}>
        <PurchaseFields form={form} unit={unit} />
      </Section>
      <Section title={t('spot.title')}>
        <div className="grid gap-5">
          <Switch
            label={t('spot.place')}
            hint={t('spot.placeHint')}
            {...form.field('placeAsked')}
          />
          <NumberInput
            label={t('spot.late')}
            hint={t('spot.lateHint')}
            unit={t('spot.minutes')}
            {...form.value('lateAfterMinutes')}
          />
        </div>
      </Section>
      <Section title={t('recording.title')} subtitle={t('recording.subtitle')}>
        <div className="grid gap-5">
          <TextInput
            label={t('recording.country')}
            autoComplete="off"
            {...textAt(form, 'recording.country')}
          />
          <TextInput
            label={t('recording.basis')}
            hint={t('recording.basisHint')}
            autoComplete="off"
            {...textAt(form, 'recording.basis')}
          />
          <LocalizedFields
            form={form}
            path="recording.consent"
            label={t('recording.consent')}
            hint={t('recording.consentHint')}
            rows={6}
          />
        </div>
      </Section>
      <Section title={t('test.title')}>
        <TestFields form={form} />
      </Section>
      <div className="grid gap-4">
        <FormMessage>{form.message}</FormMessage>
        <SubmitButton pending={form.isSending} className="justify-self-start">
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  )
}

function PurchaseFields({ form, unit }: { form: BriefingFormHandle; unit: string }) {
  const t = useTranslations('briefings.purchase')
  const isAsked = form.hook.watch('purchaseAsked')
  return (
    <div className="grid gap-5">
      <Switch label={t('asked')} {...form.field('purchaseAsked')} />
      <div hidden={!isAsked} className={isAsked ? 'grid gap-5' : undefined}>
        <NumberInput
          label={t('limit')}
          hint={t('limitHint')}
          optional
          unit={unit}
          {...form.value('purchaseLimit')}
        />
        <Switch label={t('receipt')} hint={t('receiptHint')} {...form.field('receiptAsked')} />
      </div>
    </div>
  )
}

/** As the shopper will read it, before it is saved. */
function Preview({ form, currency }: { form: BriefingFormHandle; currency: string }) {
  const t = useTranslations('briefings')
  const parsed = saveBriefingSchema.safeParse({ ...form.hook.watch(), test: null })
  return (
    <Dialog title={t('preview.title')} trigger={<Button size="small">{t('preview.show')}</Button>}>
      <div className="pb-2">
        {parsed.success ? (
          <BriefingView
            briefing={{
              instructions: parsed.data.instructions,
              pictureIds: parsed.data.pictureIds,
              purchase: parsed.data.purchaseAsked
                ? {
                    limitMinor: parsed.data.purchaseLimit,
                    currency,
                    receiptAsked: parsed.data.receiptAsked,
                  }
                : null,
            }}
          />
        ) : (
          <p>{t('preview.unreadable')}</p>
        )}
      </div>
    </Dialog>
  )
}
