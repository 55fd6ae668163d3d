'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { textFor } from '@/lib/core/localized-text'
import { type Metric, metricDirections, metricUnits } from '@/lib/core/metric'
import { readShare } from '@/lib/core/typed-share'
import { saveMetricSchema } from '@/lib/metrics/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { addMetricAction, changeMetricAction } from '../../actions'

/** Describes a new metric, or one that is there anew. */
export function MetricDialog({ metric }: { metric: Metric | null }) {
  const t = useTranslations('metrics')
  const { locale } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const named = metric === null ? '' : t('changeNamed', { title: textFor(metric.title, locale) })
  const trigger =
    metric === null ? (
      <Button look="primary">{t('new')}</Button>
    ) : (
      <Button size="small" aria-label={named}>
        {t('change')}
      </Button>
    )
  return (
    <Dialog
      trigger={trigger}
      open={isOpen}
      onOpenChange={setOpen}
      title={metric === null ? t('new') : named}
    >
      <MetricForm metric={metric} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function MetricForm({ metric, onDone }: { metric: Metric | null; onDone: () => void }) {
  const t = useTranslations('metrics')
  const router = useRouter()
  const toast = useToast()
  const { form, field, value, message, isSending, hook } = useActionForm({
    schema: saveMetricSchema,
    defaults: {
      code: metric?.code ?? '',
      titleRu: metric?.title.ru ?? '',
      titleEn: metric?.title.en ?? '',
      unit: metric?.unit ?? 'share',
      direction: metric?.direction ?? 'more',
      target: metric?.target ?? '',
    },
    action: metric === null ? addMetricAction : changeMetricAction,
    onDone: () => {
      toast.show({ title: t('saved') })
      onDone()
      router.refresh()
    },
    namespace: 'metrics',
  })
  const unit = hook.watch('unit')
  return (
    <form {...form} className="grid gap-4">
      <TextInput
        label={t('code')}
        hint={metric === null ? t('codeHint') : undefined}
        readOnly={metric !== null}
        maxLength={40}
        autoCapitalize="off"
        spellCheck={false}
        {...field('code')}
      />
      <TextInput label={t('titleRu')} maxLength={120} {...field('titleRu')} />
      <TextInput label={t('titleEn')} maxLength={120} {...field('titleEn')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Select
          label={t('unit')}
          hint={unit === 'share' ? t('unitHints.share') : undefined}
          options={metricUnits.map((one) => ({ value: one, label: t(`units.${one}`) }))}
          {...field('unit')}
        />
        <Select
          label={t('direction')}
          options={metricDirections.map((one) => ({ value: one, label: t(`directions.${one}`) }))}
          {...field('direction')}
        />
      </div>
      <NumberInput
        label={t('target')}
        hint={t('targetHint')}
        optional
        read={unit === 'share' ? readShare : undefined}
        {...value('target')}
      />
      <FormMessage>{message}</FormMessage>
      <div className="flex justify-end">
        <SubmitButton pending={isSending}>{t(metric === null ? 'add' : 'save')}</SubmitButton>
      </div>
    </form>
  )
}
