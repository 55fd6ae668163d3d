'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { NumberInput } from '@/components/ui/number-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { touchpoints } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { sumOfWeights } from '@/lib/core/period-rule'
import type { TouchpointWeights } from '@/lib/core/period-score'
import { periodRuleKinds, setPeriodRuleSchema } from '@/lib/period-rules/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { setPeriodRuleAction } from '../../actions'

/** Another rule, from a month on; the sum of the weights is shown and stays what it is. */
export function SetRuleForm({
  weights,
  months,
}: {
  weights: TouchpointWeights | null
  months: readonly string[]
}) {
  const t = useTranslations('period-rules.set')
  const names = useTranslations('period-score.titles')
  const format = useFormat()
  const router = useRouter()
  const toast = useToast()
  const { form, field, value, message, isSending, hook } = useActionForm({
    schema: setPeriodRuleSchema,
    defaults: {
      kind: weights === null ? 'even' : 'by-touchpoint',
      fromMonth: months[0] ?? '',
      weights: Object.fromEntries(touchpoints.map((one) => [one, weights?.[one] ?? ''])),
    },
    action: setPeriodRuleAction,
    namespace: 'period-rules',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
  })
  const isWeighted = hook.watch('kind') === 'by-touchpoint'
  return (
    <form {...form} className="grid gap-4">
      <FormMessage>{message}</FormMessage>
      <RadioGroup
        {...field('kind')}
        legend={t('kind')}
        options={periodRuleKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      {isWeighted ? (
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-13 text-ink-3">{t('weightsHint')}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {touchpoints.map((one) => (
              <NumberInput key={one} label={names(one)} {...value(`weights.${one}`)} />
            ))}
          </div>
          <Sum typed={hook.watch('weights')} />
        </fieldset>
      ) : null}
      <Select
        {...field('fromMonth')}
        label={t('fromMonth')}
        hint={t('fromHint')}
        options={months.map((month) => ({ value: month, label: format.monthTitle(month) }))}
        fieldClassName="max-w-72"
      />
      <SubmitButton pending={isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}

/** What the weights typed so far add up to; nothing while one of them cannot be read. */
function Sum({ typed }: { typed: Readonly<Record<string, string>> | undefined }) {
  const t = useTranslations('period-rules.set')
  const format = useFormat()
  const entries = touchpoints.flatMap((one) => {
    const text = (typed?.[one] ?? '').trim()
    return text === '' ? [] : [[one, text] as const]
  })
  if (entries.length === 0 || !entries.every(([, text]) => isDecimal(text))) return null
  const sum = sumOfWeights(Object.fromEntries(entries))
  return (
    <p className="num text-ink-2" aria-live="polite">
      {t('sum', { sum: format.decimal(sum) })}
    </p>
  )
}
