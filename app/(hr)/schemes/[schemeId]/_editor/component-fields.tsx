'use client'

import { useTranslations } from 'next-intl'
import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { readsVisits } from '@/lib/core/computed-value'
import { curveUnit } from '@/lib/core/metric'
import type { Component, MissingRule } from '@/lib/core/scheme'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { CurveFields } from './curve-fields'
import { FieldRow, LocalizedInputs, PercentInput } from './inputs'
import { curveFor } from './new-parts'
import { SamplingFields } from './sampling-fields'
import { ValueFields } from './value-fields'

const rules: readonly MissingRule[] = ['pay-full', 'renormalise', 'hold', 'pay-zero']

/** One part of the bonus: its share, what is measured, how that is paid, what if it is not. */
export function ComponentFields({
  component,
  components,
  choices,
  currency,
  preview,
  onComponent,
}: {
  component: Component
  components: readonly Component[]
  choices: SchemeChoices
  currency: string
  /** On whom formulas show what they come to. */
  preview: PreviewOnPerson
  onComponent: (component: Component) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const change = (changes: Partial<Component>) => onComponent({ ...component, ...changes })
  return (
    <div className="grid gap-6">
      <FieldRow>
        <LocalizedInputs
          text={component.title}
          labels={{ ru: t('titleRu'), en: t('titleEn') }}
          onText={(title) => change({ title })}
        />
        <PercentInput
          label={t('share')}
          kept={component.share}
          onKept={(share) => change({ share })}
        />
      </FieldRow>
      <FieldRow>
        <ValueFields
          component={component}
          components={components}
          choices={choices}
          preview={preview}
          onValue={(value) => change({ value, curve: curveFor(value, component, choices.metrics) })}
        />
        {readsVisits(component) ? (
          <SamplingFields
            sampling={component.sampling}
            maySmooth={component.value.kind === 'score'}
            onSampling={(sampling) => change({ sampling })}
          />
        ) : null}
      </FieldRow>
      <FieldRow>
        <CurveFields
          curve={component.curve}
          unit={curveUnit(component.value, choices.metrics)}
          currency={currency}
          lessIsBetter={isLessBetter(component, choices)}
          code={component.code}
          preview={preview}
          onCurve={(curve) => change({ curve })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('missing')}
          hint={t('missingHint')}
          value={component.missing}
          options={rules.map((value) => ({ value, label: t(`missings.${value}`) }))}
          onChange={(event) => {
            const missing = rules.find((value) => value === event.target.value)
            if (missing) change({ missing })
          }}
        />
        <TextInput
          label={t('code')}
          hint={t('codeHint')}
          value={component.code}
          maxLength={40}
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => change({ code: event.target.value })}
        />
      </FieldRow>
    </div>
  )
}

/** Whether the catalogue says of the component's figure that less is better. */
function isLessBetter({ value }: Component, { metrics }: SchemeChoices): boolean {
  if (value.kind !== 'kpi') return false
  return metrics.some(({ code, direction }) => code === value.metric && direction === 'less')
}
