'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/choice'
import { DateInput } from '@/components/ui/date-input'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { isDecimal } from '@/lib/core/decimal'
import { textFor } from '@/lib/core/localized-text'
import { figureDoubt, figureProblem, type Metric } from '@/lib/core/metric'
import { readShare } from '@/lib/core/typed-share'
import { typeFigureSchema } from '@/lib/facts/schema'
import { figureText } from '@/lib/platform/i18n/figure-text'
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
  const format = useFormat()
  const router = useRouter()
  const toast = useToast()
  const [existing, setExisting] = useState<string | null>(null)
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
      confirmed: false,
    },
    action: (values) => {
      setExisting(null)
      return typeFigureAction(values)
    },
    onRefused: (refusal) => setExisting('factId' in refusal ? refusal.factId : null),
    onDone: ({ factId }) => {
      toast.show({ title: t('saved') })
      router.push(`/facts/${factId}`)
    },
    namespace: 'figures',
  })
  const metric = metrics.find(({ code }) => code === hook.watch('metric'))
  const unit = metric?.unit ?? 'number'
  const typed = hook.watch('value')
  const isSound = isDecimal(typed) && figureProblem(unit, typed) === null
  const isDoubtful = metric !== undefined && isSound && figureDoubt(metric, typed) !== null
  const bound = value('value')
  const isPerson = hook.watch('subject') === 'person'
  return (
    <FactForm
      form={form}
      reason={field('reason')}
      message={message}
      existingHref={existing === null ? null : `/facts/${existing}`}
      isSending={isSending}
    >
      {standing === null ? (
        <>
          <DateInput kind="month" label={t('month')} {...field('month')} />
          <Select
            label={t('metric')}
            emptyLabel={t('chooseMetric')}
            options={metrics.map(({ code, title }) => ({
              value: code,
              label: `${textFor(title, format.locale)} (${code})`,
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
        read={unit === 'share' ? readShare : undefined}
        {...bound}
        onValueChange={(next) => {
          hook.setValue('confirmed', false)
          bound.onValueChange(next)
        }}
      />
      {isSound && unit === 'share' && typed !== '' ? (
        <p className="num -mt-2 text-13 text-ink-2">{figureText(format, unit, typed)}</p>
      ) : null}
      {isDoubtful ? (
        <Callout
          tone="needs-you"
          title={t('farBeyond', { value: figureText(format, unit, typed) })}
        >
          <Checkbox label={t('farBeyondConfirm')} {...field('confirmed')} />
        </Callout>
      ) : null}
    </FactForm>
  )
}
