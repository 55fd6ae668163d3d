import { isFalling } from '@/lib/core/falling-curve'
import { curveUnit, type Metric, type MetricUnit } from '@/lib/core/metric'
import type { KnownMetric } from '@/lib/core/metric-problems'
import {
  type Component,
  type ComponentValue,
  type Curve,
  defaultSampling,
  type Gate,
  type GateCondition,
  type ScoreSource,
  type ScoreValue,
} from '@/lib/core/scheme'

export const ownScore: ScoreValue = {
  kind: 'score',
  subject: 'person',
  source: { kind: 'all' },
  periods: 1,
}

/** A code that none of the others has. */
function freeCode(prefix: string, taken: readonly { readonly code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => code))
  let number = taken.length + 1
  while (codes.has(`${prefix}_${number}`)) number += 1
  return `${prefix}_${number}`
}

export function newComponent(others: readonly Component[]): Component {
  return {
    code: freeCode('part', others),
    title: {},
    share: '0',
    value: ownScore,
    curve: { kind: 'proportional', cap: '1' },
    sampling: defaultSampling,
    missing: 'pay-full',
  }
}

export function newGate(others: readonly Gate[]): Gate {
  return {
    code: freeCode('limit', others),
    title: {},
    capRate: '0.8',
    condition: newCondition('failures'),
  }
}

export function newCondition(kind: GateCondition['kind']): GateCondition {
  switch (kind) {
    case 'failures':
      return { kind, subject: 'person', atLeast: 2 }
    case 'presence':
      return { kind, below: '0.5' }
    case 'lower-bound':
      return { kind, value: ownScore, below: '0.6', minimumVisits: 8 }
  }
}

export function newValue(kind: ComponentValue['kind'], before: ComponentValue): ComponentValue {
  const { subject } = before
  switch (kind) {
    case 'score':
      return { ...ownScore, subject }
    case 'kpi':
      return { kind, subject, metric: '', target: null }
    case 'formula':
      return { kind, subject, periods: 1, formula: '', scores: [] }
  }
}

/**
 * A curve to begin with: beginning to pay at a good score, or ending a little beyond the plan. Of a
 * figure in a unit of its own nobody knows what is good: its values are left to be typed.
 */
export function newCurve(kind: Curve['kind'], falls = false, unit: MetricUnit = 'share'): Curve {
  const curve = falls ? newFallingCurve(kind) : newRisingCurve(kind)
  return unit === 'share' ? curve : withoutValues(curve)
}

function withoutValues(curve: Curve): Curve {
  switch (curve.kind) {
    case 'proportional':
    case 'formula':
      return curve
    case 'all-or-nothing':
      return { ...curve, from: '' }
    case 'tiers':
      return { ...curve, tiers: curve.tiers.map(({ rate }) => ({ from: '', rate })) }
    case 'points':
      return { ...curve, points: curve.points.map(({ rate }) => ({ at: '', rate })) }
  }
}

function newRisingCurve(kind: Curve['kind']): Curve {
  switch (kind) {
    case 'proportional':
      return { kind, cap: '1' }
    case 'all-or-nothing':
      return { kind, from: '0.85' }
    case 'tiers':
      return {
        kind,
        compare: 'exact',
        tiers: [
          { from: '0.7', rate: '0.5' },
          { from: '0.85', rate: '1' },
        ],
      }
    case 'points':
      return {
        kind,
        points: [
          { at: '0.6', rate: '0' },
          { at: '0.95', rate: '1' },
        ],
      }
    case 'formula':
      return { kind, formula: 'IF(value >= 0.9, 1, value)' }
  }
}

function newFallingCurve(kind: Curve['kind']): Curve {
  const direction = 'falling'
  switch (kind) {
    case 'proportional':
      return { kind, direction, cap: '1' }
    case 'all-or-nothing':
      return { kind, direction, from: '1' }
    case 'tiers':
      return {
        kind,
        direction,
        compare: 'exact',
        tiers: [
          { from: '1', rate: '1' },
          { from: '1.15', rate: '0.5' },
        ],
      }
    case 'points':
      return {
        kind,
        direction,
        points: [
          { at: '1', rate: '1' },
          { at: '1.3', rate: '0' },
        ],
      }
    case 'formula':
      return { kind, direction, formula: 'IF(value <= 1, 1, 0)' }
  }
}

/**
 * The curve after a change of the value: a figure of which less is better begins with a falling one,
 * anything else with a rising one. A curve that goes the right way stays, and so does any while the
 * same figure is read: the remarks say what is wrong with it, and numbers of somebody are not lost.
 */
export function curveFor(
  value: ComponentValue,
  { value: before, curve }: Component,
  metrics: readonly (KnownMetric & Pick<Metric, 'unit'>)[],
): Curve {
  if (value.kind === 'kpi' && before.kind === 'kpi' && value.metric === before.metric) return curve
  const metric =
    value.kind === 'kpi' ? metrics.find(({ code }) => code === value.metric) : undefined
  const falls = metric?.direction === 'less'
  return falls === isFalling(curve) ? curve : newCurve(curve.kind, falls, curveUnit(value, metrics))
}

/** The source of a kind; the first checklist or standard there is, or null where there is none. */
export function newSource(
  kind: ScoreSource['kind'],
  first: {
    readonly checklistId: string | undefined
    readonly sectionId: string | undefined
    readonly standardId: string | undefined
  },
): ScoreSource | null {
  switch (kind) {
    case 'all':
      return { kind }
    case 'touchpoint':
      return { kind, id: 'store' }
    case 'checklist':
      return first.checklistId === undefined ? null : { kind, id: first.checklistId }
    case 'section':
      return first.checklistId === undefined || first.sectionId === undefined
        ? null
        : { kind, checklistId: first.checklistId, id: first.sectionId }
    case 'standard':
      return first.standardId === undefined ? null : { kind, id: first.standardId }
  }
}
