'use client'

import { useTranslations } from 'next-intl'
import { FormulaEditor } from '@/components/forms/formula-editor/formula-editor'
import { Select } from '@/components/ui/select'
import { Fraction } from '@/lib/core/exact'
import { curvePlace, curveScope } from '@/lib/core/formula/formula-scope'
import type { Facts } from '@/lib/core/formula/formula-value'
import type { Curve, TierComparison } from '@/lib/core/scheme'
import { CurvePicture } from './curve-picture'
import { orNull, PercentInput } from './inputs'
import { newCurve } from './new-parts'
import { StepFields } from './step-fields'

/** The value of the preview: nine tenths. */
const sampleOfFraction: Facts = new Map([['value', Fraction.of(9, 10)]])
const fractionScope = curveScope(true)
const figureScope = curveScope(false)

const kinds: readonly Curve['kind'][] = [
  'proportional',
  'all-or-nothing',
  'tiers',
  'points',
  'formula',
]
const comparisons: readonly TierComparison[] = ['exact', 'floor', 'round']

/** How a value becomes the part that is paid. */
interface CurveFieldsProps {
  curve: Curve
  /** Whether the curve reads a fraction of 1, not a figure as it was delivered. */
  isFraction: boolean
  onCurve: (curve: Curve) => void
}

export function CurveFields({ curve, isFraction, onCurve }: CurveFieldsProps) {
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
      <CurveShape key={curve.kind} curve={curve} isFraction={isFraction} onCurve={onCurve} />
      <div className="col-span-full">
        <CurvePicture curve={curve} isFraction={isFraction} />
      </div>
    </>
  )
}

function CurveShape({ curve, isFraction, onCurve }: CurveFieldsProps) {
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
    case 'formula':
      return (
        <div className="col-span-full">
          <FormulaEditor
            label={t('formula')}
            value={curve.formula}
            onValueChange={(formula) => onCurve({ ...curve, formula })}
            scope={isFraction ? fractionScope : figureScope}
            place={curvePlace}
            sample={isFraction ? sampleOfFraction : null}
          />
        </div>
      )
  }
}
