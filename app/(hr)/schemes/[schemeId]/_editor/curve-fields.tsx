'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { Curve, TierComparison } from '@/lib/core/scheme'
import { orNull, PercentInput } from './inputs'
import { newCurve } from './new-parts'
import { StepFields } from './step-fields'

const kinds: readonly Curve['kind'][] = ['proportional', 'all-or-nothing', 'tiers', 'points']
const comparisons: readonly TierComparison[] = ['exact', 'floor', 'round']

/** How a value becomes the part that is paid. */
export function CurveFields({ curve, onCurve }: { curve: Curve; onCurve: (curve: Curve) => void }) {
  const t = useTranslations('pay.schemes.form')
  return (
    <>
      <Select
        label={t('curve')}
        value={curve.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`curves.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((other) => other === event.target.value)
          if (kind) onCurve(newCurve(kind))
        }}
      />
      <CurveShape key={curve.kind} curve={curve} onCurve={onCurve} />
    </>
  )
}

function CurveShape({ curve, onCurve }: { curve: Curve; onCurve: (curve: Curve) => void }) {
  const t = useTranslations('pay.schemes.form')
  switch (curve.kind) {
    case 'proportional':
      return (
        <PercentInput
          label={t('curveCap')}
          hint={t('curveCapHint')}
          kept={curve.cap ?? ''}
          onKept={orNull((cap) => onCurve({ ...curve, cap }))}
        />
      )
    case 'all-or-nothing':
      return (
        <PercentInput
          label={t('threshold')}
          kept={curve.from}
          onKept={(from) => onCurve({ ...curve, from })}
        />
      )
    case 'tiers':
      return (
        <>
          <Select
            label={t('compare')}
            value={curve.compare}
            options={comparisons.map((value) => ({ value, label: t(`compares.${value}`) }))}
            onChange={(event) => {
              const compare = comparisons.find((value) => value === event.target.value)
              if (compare) onCurve({ ...curve, compare })
            }}
          />
          <StepFields
            steps={curve.tiers.map(({ from, rate }) => ({ at: from, rate }))}
            onSteps={(steps) =>
              onCurve({ ...curve, tiers: steps.map(({ at, rate }) => ({ from: at, rate })) })
            }
          />
        </>
      )
    case 'points':
      return <StepFields steps={curve.points} onSteps={(points) => onCurve({ ...curve, points })} />
  }
}
