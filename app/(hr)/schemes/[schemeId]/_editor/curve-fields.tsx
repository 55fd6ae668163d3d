'use client'

import { useTranslations } from 'next-intl'
import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { FormulaEditor } from '@/components/forms/formula-editor/formula-editor'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { isFalling } from '@/lib/core/falling-curve'
import { curvePlace, curveScope } from '@/lib/core/formula/formula-scope'
import type { MetricUnit } from '@/lib/core/metric'
import type { Curve, TierComparison } from '@/lib/core/scheme'
import { CurvePicture } from './curve-picture'
import { orNull, PercentInput } from './inputs'
import { factsOfCurve } from './live-facts'
import { LivePerson } from './live-person'
import { newCurve } from './new-parts'
import { StepFields } from './step-fields'
import { ValueInput } from './value-input'

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

interface CurveShapeProps {
  curve: Curve
  /** What the values of the curve are typed in; of amounts of money in this currency. */
  unit: MetricUnit
  currency: string
  /** Of the component. */
  code: string
  preview: PreviewOnPerson
  onCurve: (curve: Curve) => void
}

type CurveFieldsProps = CurveShapeProps & {
  /** What the catalogue says of the figure that is read. */
  lessIsBetter: boolean
}

/** How a value becomes the part that is paid. */
export function CurveFields({ lessIsBetter, ...shape }: CurveFieldsProps) {
  const t = useTranslations('pay.schemes.form')
  const { curve, unit, onCurve } = shape
  const falls = isFalling(curve)
  return (
    <>
      <Select
        label={t('curve')}
        value={curve.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`curves.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((other) => other === event.target.value)
          if (kind) onCurve(newCurve(kind, falls, unit))
        }}
      />
      <CurveShape key={`${curve.kind} ${falls} ${unit}`} {...shape} />
      {falls ? <p className="col-span-full text-13 text-ink-2">{t('falling')}</p> : null}
      {falls === lessIsBetter ? null : (
        <div className="col-span-full">
          <Button size="small" onClick={() => onCurve(newCurve(curve.kind, lessIsBetter, unit))}>
            {t(lessIsBetter ? 'turnFalling' : 'turnRising')}
          </Button>
        </div>
      )}
      <div className="col-span-full">
        <CurvePicture curve={curve} isFraction={unit === 'share'} />
      </div>
    </>
  )
}

function CurveShape({ curve, unit, currency, code, preview, onCurve }: CurveShapeProps) {
  const t = useTranslations('pay.schemes.form')
  const falls = isFalling(curve)
  switch (curve.kind) {
    case 'proportional':
      return (
        <PercentInput
          label={t('curveCap')}
          hint={t(falls ? 'curveCapHintFalling' : 'curveCapHint')}
          kept={curve.cap ?? ''}
          onKept={orNull((cap) => onCurve({ ...curve, cap }))}
        />
      )
    case 'all-or-nothing':
      return (
        <ValueInput
          unit={unit}
          currency={currency}
          label={t(falls ? 'thresholdFalling' : 'threshold')}
          kept={curve.from}
          onKept={(from) => onCurve({ ...curve, from })}
        />
      )
    case 'tiers':
      return (
        <>
          {/* Seconds and points have no whole percents; what stands there already can be taken back. */}
          {unit === 'share' || curve.compare !== 'exact' ? (
            <Select
              label={t('compare')}
              value={curve.compare}
              options={comparisons.map((value) => ({
                value,
                label: t(`compares.${falls && value === 'floor' ? 'floorFalling' : value}`),
              }))}
              onChange={(event) => {
                const compare = comparisons.find((value) => value === event.target.value)
                if (compare) onCurve({ ...curve, compare })
              }}
            />
          ) : null}
          <StepFields
            fromLabel={t(falls ? 'upTo' : 'from')}
            unit={unit}
            currency={currency}
            steps={curve.tiers.map(({ from, rate }) => ({ at: from, rate }))}
            onSteps={(steps) =>
              onCurve({ ...curve, tiers: steps.map(({ at, rate }) => ({ from: at, rate })) })
            }
          />
        </>
      )
    case 'points':
      return (
        <StepFields
          fromLabel={t(falls ? 'upTo' : 'from')}
          unit={unit}
          currency={currency}
          steps={curve.points}
          onSteps={(points) => onCurve({ ...curve, points })}
        />
      )
    case 'formula':
      return (
        <div className="col-span-full">
          <FormulaEditor
            label={t('formula')}
            value={curve.formula}
            onValueChange={(formula) => onCurve({ ...curve, formula })}
            scope={unit === 'share' ? fractionScope : figureScope}
            place={curvePlace}
            sample={factsOfCurve(preview, code)}
            below={<LivePerson preview={preview} />}
          />
        </div>
      )
  }
}
