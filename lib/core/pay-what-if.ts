import type { Localized } from './checklist'
import { displayValue } from './component-result'
import { fullValueOf, nextStepOf } from './curves'
import { Fraction, fractionText, parseDecimal, parseFraction } from './exact'
import { curveValue, type Measure, type ScoreMeasure } from './measured-pay'
import { subtractMoney } from './money'
import { computePayout, type PayoutInput } from './payout'
import type { ComponentResult, PayoutResult } from './payout-result'
import type { Component } from './scheme'
import type { PayWhatIf } from './statement'
import { sharedMeasure } from './stint-codes'

/**
 * What would have changed a payout, each change alone, computed by the same engine.
 *
 * Rule    per measured component that does not pay its whole share: the payout with the whole share,
 *         and with the next tier, threshold or point of its curve; per held component: decided in
 *         full; per gate that applied: without it. A score that is smoothed is changed in its own
 *         mean, at most to 100 %. A component without visits is nobody's doing and is left out.
 * Returns one entry per change, in the scheme's order, gates last; a difference of "0.00" says that
 *         a bound or a gate swallows the change.
 * Source  PAY.md, The statement.
 */
export function whatWouldHaveChanged(
  input: PayoutInput,
  result: PayoutResult,
): readonly PayWhatIf[] {
  const components = input.rules.components.flatMap((component, index) => {
    const told = result.components[index]
    return told ? componentChanges(input, result, component, told) : []
  })
  return [...components, ...gateChanges(input, result)]
}

/** A changed measure, and the change of which it is the effect. */
interface Candidate {
  readonly change: 'full' | 'next-step'
  readonly measure: Measure
}

function componentChanges(
  input: PayoutInput,
  result: PayoutResult,
  component: Component,
  told: ComponentResult,
): readonly PayWhatIf[] {
  if (told.missing?.applied === 'hold') return [decidedInFull(input, result, component)]
  const shared = sharedMeasure(component, input.rules.components)
  // What is measured of the person is one change in all stints, told with the first of them.
  if (shared[0]?.code !== component.code) return []
  const given = input.measures.get(component.code) ?? { kind: 'kpi', actual: null }
  return candidates(component, given, told).map(({ change, measure }) => {
    const changed = shared.map(({ code }) => [code, measure] as const)
    const measures = new Map([...input.measures, ...changed])
    const value = curveValue(component, measure)
    return {
      ...effect(component, change, computePayout({ ...input, measures }), result),
      kind: 'component',
      value: value === null ? null : fractionText(value),
      display: value === null ? null : displayValue(component, value),
      measured: measuredText(measure),
    }
  })
}

function candidates(
  component: Component,
  given: Measure,
  told: ComponentResult,
): readonly Candidate[] {
  if (told.missing && told.missing.applied !== 'pay-zero') return []
  const { curve } = component
  const value = told.value === null ? null : parseFraction(told.value)
  const full = fullValueOf(curve)
  const step = value === null ? null : nextStepOf(curve, value)
  const isBelowFull = full !== null && (value === null || value.isBelow(full))
  const fullMeasure = isBelowFull ? measureFor(component, given, full, 'nearest') : null
  const isStepBeyond = step !== null && !(isBelowFull && step.equals(full))
  const stepMeasure = isStepBeyond ? measureFor(component, given, step, 'exactly') : null
  return [
    ...(fullMeasure ? [{ change: 'full', measure: fullMeasure } as const] : []),
    ...(stepMeasure ? [{ change: 'next-step', measure: stepMeasure } as const] : []),
  ]
}

/** The measure that gives the curve a value; a score can give it only up to a mean of 100 %. */
function measureFor(
  component: Component,
  given: Measure,
  value: Fraction,
  reach: 'exactly' | 'nearest',
): Measure | null {
  if (given.kind === 'kpi') {
    const target = component.value.kind === 'kpi' ? component.value.target : null
    const actual = target === null ? value : value.times(parseDecimal(target))
    return { kind: 'kpi', actual }
  }
  // What a formula reads is changed by itself: its own value is nobody's to set.
  if (given.kind === 'formula') return null
  const mean = meanFor(given, value)
  if (mean === null || given.mean === null) return null
  if (!Fraction.one.isBelow(mean)) return { ...given, mean }
  const canRise = given.mean.isBelow(Fraction.one)
  return reach === 'nearest' && canRise ? { ...given, mean: Fraction.one } : null
}

function meanFor(given: ScoreMeasure, value: Fraction): Fraction | null {
  const { smoothing } = given
  if (smoothing === null) return value
  if (smoothing.reliability.isZero) return null
  const distance = value.minus(smoothing.groupMean).dividedBy(smoothing.reliability)
  return smoothing.groupMean.plus(distance)
}

function decidedInFull(input: PayoutInput, result: PayoutResult, component: Component): PayWhatIf {
  const components = input.rules.components.map((other) =>
    other.code === component.code ? { ...other, missing: 'pay-full' as const } : other,
  )
  const decided = computePayout({ ...input, rules: { ...input.rules, components } })
  return { ...effect(component, 'decided-full', decided, result), kind: 'component' }
}

function gateChanges(input: PayoutInput, result: PayoutResult): readonly PayWhatIf[] {
  return result.gates
    .filter((gate) => gate.applies)
    .map((gate) => {
      const gates = input.rules.gates.filter((other) => other.code !== gate.code)
      const lifted = computePayout({ ...input, rules: { ...input.rules, gates } })
      return { ...effect(gate, 'lifted', lifted, result), kind: 'gate' }
    })
}

function effect(
  changed: { readonly code: string; readonly title: Localized },
  change: PayWhatIf['change'],
  after: PayoutResult,
  before: PayoutResult,
): Omit<PayWhatIf, 'kind'> {
  return {
    code: changed.code,
    title: changed.title,
    change,
    value: null,
    display: null,
    measured: null,
    payout: after.payout,
    difference: subtractMoney(after.payout, before.payout),
  }
}

function measuredText(measure: Measure): string | null {
  if (measure.kind === 'formula') return null
  const number = measure.kind === 'kpi' ? measure.actual : measure.mean
  return number === null ? null : fractionText(number)
}
