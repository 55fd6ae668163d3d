'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MetricUnit } from '@/lib/core/metric'
import { PercentInput } from './inputs'
import { removedAt, replacedAt } from './list-edits'
import { useEntryKeys } from './use-entry-keys'
import { ValueInput } from './value-input'

interface Step {
  readonly at: string
  readonly rate: string
}

/** The steps, or the points, of a curve: from which value, how much is paid. */
export function StepFields({
  fromLabel,
  unit,
  currency,
  steps,
  onSteps,
}: {
  /** Whether a step begins at its value or ends there. */
  fromLabel: string
  /** Of the values; what is paid is always a part of the whole. */
  unit: MetricUnit
  currency: string
  steps: readonly Step[]
  onSteps: (steps: readonly Step[]) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const entries = useEntryKeys(steps.length)
  return (
    <div className="grid justify-items-start gap-2 col-span-full">
      <ol className="grid gap-2">
        {steps.map((step, index) => (
          <li key={entries.keys[index]} className="flex items-end gap-3">
            <ValueInput
              unit={unit}
              currency={currency}
              label={fromLabel}
              labelHidden={index > 0}
              kept={step.at}
              onKept={(at) => onSteps(replacedAt(steps, index, { ...step, at }))}
            />
            <PercentInput
              label={t('rate')}
              labelHidden={index > 0}
              kept={step.rate}
              onKept={(rate) => onSteps(replacedAt(steps, index, { ...step, rate }))}
            />
            <Button
              look="quiet"
              aria-label={t('removeStep', { number: index + 1 })}
              onClick={() => {
                entries.removed(index)
                onSteps(removedAt(steps, index))
              }}
            >
              <X aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        onClick={() => {
          entries.added()
          onSteps([...steps, { at: '', rate: '' }])
        }}
      >
        {t('addStep')}
      </Button>
    </div>
  )
}
