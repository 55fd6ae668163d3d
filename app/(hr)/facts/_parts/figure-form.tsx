'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { textFor } from '@/lib/core/localized-text'
import type { Metric } from '@/lib/core/metric'
import { typeFigureSchema } from '@/lib/facts/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { typeFigureAction } from '../actions'
import { FactForm } from './fact-form'

/** The figure that stands and is revised: what it is of cannot change. */
interface Standing {
  readonly subject: 'person' | 'unit'
  readonly number: string
  readonly revision: number
}

const subjects = ['person', 'unit'] as const

/** A figure typed by hand with its reason: a new one, or the next revision of one. */
export function FigureForm({
  month,
  metrics,
  standing,
}: {
  month: string
  /** To choose from; of a figure that stands its own alone. */
  metrics: readonly Metric[]
  standing: Standing | null
}) {
  const t = useTranslations('figures')
  const { locale } = useFormat()
  const router = useRouter()
  const toast = useToast()
  const { form, field, value, message, isSending, hook } = useActionForm({
    schema: typeFigureSchema,
    defaults: {
      month,
      metric: standing === null ? '' : (metrics[0]?.code ?? ''),
      subject: standing?.subject ?? 'person',
      number: standing?.number ?? '',
      value: '',
      reason: '',
      revision: standing?.revision ?? 0,
    },
    action: typeFigureAction,
    onDone: ({ factId }) => {
      toast.show({ title: t('saved') })
      router.push(`/facts/${factId}`)
    },
    namespace: 'figures',
  })
  const unit = metrics.find(({ code }) => code === hook.watch('metric'))?.unit ?? 'number'
  const isPerson = hook.watch('subject') === 'person'
  return (
    <FactForm form={form} reason={field('reason')} message={message} isSending={isSending}>
      {standing === null ? (
        <>
          <DateInput kind="month" label={t('month')} {...field('month')} />
          <Select
            label={t('metric')}
            emptyLabel={t('chooseMetric')}
            options={metrics.map(({ code, title }) => ({
              value: code,
              label: `${textFor(title, locale)} (${code})`,
            }))}
            {...field('metric')}
          />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Select
              label={t('whose')}
              options={subjects.map((one) => ({ value: one, label: t(`subjects.${one}`) }))}
              {...field('subject')}
            />
            <TextInput
              label={t(isPerson ? 'personnelNumber' : 'unitCode')}
              maxLength={40}
              {...field('number')}
            />
          </div>
        </>
      ) : null}
      <NumberInput
        label={t('value')}
        hint={unit === 'number' ? undefined : t(`valueHints.${unit}`)}
        {...value('value')}
      />
    </FactForm>
  )
}
