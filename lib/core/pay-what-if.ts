import type { Localized } from './checklist'
import { displayValue } from './component-result'
import { fullValueOf, isWorse, nextStepOf } from './curves'
import { displayPercent } from './display-number'
import { Fraction, fractionText, parseDecimal, parseFraction } from './exact'
import type { Measure, ScoreMeasure } from './measure'
import { subtractMoney } from './money'
import { type Payable, payableAgain } from './payable'
import type { PayoutInput } from './payout-input'
import type { ComponentResult, DisplayedValue, PayoutResult } from './payout-result'
import { betterScores, type ReadingLine, readingLine } from './reading-line'
import type { Component } from './scheme'
import type { ExactText } from './score-result'
import type { ChangedReading, PayWhatIf } from './statement'
import { codeInScheme, sharedMeasure, stintKey } from './stint-codes'
import { ownReadings, readParts, withReading } from './visit-readings'

/**
 * What would have changed a payout, each change alone, computed by the same engine.
 *
 * Rule    per measured component that does not pay its whole share: the payout with the whole share,
 *         and with the next tier, threshold or point of its curve; per held component: decided in
 *         full; per gate that applied: without it. Of a formula, the same for each score of visits that it
 *         reads, one at a time and all else as it was. A score that is smoothed is changed in its own
 *         mean, at most to 100 %. A component without visits is nobody's doing and is left out.
 * Returns one entry per change, in the scheme's order, gates last; a difference of "0.00" says that
 *         a bound or a gate swallows the change.
 * Source  PAY.md, The statement.
 */
export function whatWouldHaveChanged(
  input: PayoutInput,
  result: PayoutResult,
): readonly PayWhatIf[] {
  const again = payableAgain(input)
  const told = input.rules.components.flatMap((component, index) => {
    const own = result.components[index]
    return own ? componentChanges({ input, result, again }, component, own) : []
  })
  const own = new Set(told.flatMap(({ entry, of }) => (entry.reading ? [] : of)))
  const components = told.filter(({ entry, of }) => {
    if (!entry.reading || of === null) return true
    const isNew = !own.has(of)
    own.add(of)
    return isNew
  })
  return [...components.map(({ entry }) => entry), ...gateChanges(input, result)]
}

interface ToldChange {
  readonly entry: PayWhatIf
  /** Which score became which: a part that names another one is not told what that one is told. */
  readonly of: string | null
}

/** Changed measures, and the change of which they are the effect. */
interface Candidate {
  readonly change: 'full' | 'next-step'
  readonly measures: PayoutInput['measures']
  /** The mean of the visits, or the figure, that it is the effect of. */
  readonly measured: Fraction | null
  /** Of a formula: the score that is another. */
  readonly line?: ReadingLine
}

/** A payout that can be paid again. */
interface PaidAgain {
  readonly input: PayoutInput
  readonly result: PayoutResult
  readonly again: ReturnType<typeof payableAgain>
}

function componentChanges(
  { input, result, again }: PaidAgain,
  component: Component,
  told: ComponentResult,
): readonly ToldChange[] {
  if (told.missing?.applied === 'hold') {
    return [{ entry: decidedInFull(input, result, component), of: null }]
  }
  if (told.missing && told.missing.applied !== 'pay-zero') return []
  const found =
    component.value.kind === 'formula'
      ? computedCandidates(input, component)
      : curveCandidates(input, component, told)
  const [score] = ownReadings(input.rules.components).get(component.code) ?? []
  return found.map(({ change, measures, measured, line }) => {
    const after = again({ measures })
    const entry: PayWhatIf = {
      ...effect(component, change, after, result),
      ...{ kind: 'component', ...valueIn(after, component) },
      measured: measured && fractionText(measured),
      ...(line && measured && { reading: changedReading(line, measured) }),
    }
    const name = (line?.part.reading ?? score)?.name
    return { entry, of: name && measured ? `${name} ${fractionText(measured)}` : null }
  })
}

function valueIn(
  { parts }: Payable,
  { code }: Component,
): { readonly value: ExactText | null; readonly display: DisplayedValue | null } {
  const stint = parts.find((part) => part.stint.key === stintKey(code))
  const own = stint?.rated.find(({ component }) => component.code === codeInScheme(code))
  if (!own?.value) return { value: null, display: null }
  return { value: fractionText(own.value), display: displayValue(own.component, own.value) }
}

/** What is measured of the person is one change in all stints, told with the first of them. */
function curveCandidates(
  input: PayoutInput,
  component: Component,
  told: ComponentResult,
): readonly Candidate[] {
  const shared = sharedMeasure(component, input.rules.components)
  if (shared[0]?.code !== component.code) return []
  const given = input.measures.get(component.code) ?? { kind: 'kpi', actual: null }
  if (given.kind === 'formula') return []
  return candidates(component, given, told).map(({ change, measure }) => ({
    change,
    measures: new Map([...input.measures, ...shared.map(({ code }) => [code, measure] as const)]),
    measured: measure.kind === 'kpi' ? measure.actual : measure.mean,
  }))
}

/** Each score that a formula reads, changed by itself. */
function computedCandidates(input: PayoutInput, component: Component): readonly Candidate[] {
  return readParts(input.rules.components)
    .filter((part) => part.component.code === component.code)
    .flatMap((part) => {
      const line = readingLine(input, part)
      if (line === null) return []
      const { full, next } = betterScores(line)
      const to = (change: Candidate['change'], mean: Fraction): Candidate => {
        const measures = withReading(input.measures, part.reading, mean)
        return { change, measures, measured: mean, line }
      }
      // A step that pays in full is told as that alone, like whatever is told already.
      return [...(full ? [to('full', full)] : []), ...(next ? [to('next-step', next)] : [])]
    })
}

function changedReading({ part, mean, rateAt, whole }: ReadingLine, to: Fraction): ChangedReading {
  const [before, after] = [mean.times(Fraction.hundred), to.times(Fraction.hundred)]
  const rate = rateAt(to)
  return {
    title: part.reading.title,
    isOnly: part.isOnly,
    from: displayPercent(before, 2, [after]),
    to: displayPercent(after, 2, [before]),
    isPartial: rate?.isBelow(whole) ?? false,
  }
}

function candidates(
  component: Component,
  given: CurveMeasure,
  told: ComponentResult,
): readonly { readonly change: Candidate['change']; readonly measure: CurveMeasure }[] {
  const { curve } = component
  const value = told.value === null ? null : parseFraction(told.value)
  const full = fullValueOf(curve)
  const step = value === null ? null : nextStepOf(curve, value)
  const isShort = full !== null && (value === null || isWorse(curve, value, full))
  const fullMeasure = isShort ? measureFor(component, given, full, 'nearest') : null
  const isStepBeyond = step !== null && !(isShort && step.equals(full))
  const stepMeasure = isStepBeyond ? measureFor(component, given, step, 'exactly') : null
  return [
    ...(fullMeasure ? [{ change: 'full', measure: fullMeasure } as const] : []),
    ...(stepMeasure ? [{ change: 'next-step', measure: stepMeasure } as const] : []),
  ]
}

/** What a curve reads; a formula's value is nobody's to set. */
type CurveMeasure = Exclude<Measure, { readonly kind: 'formula' }>

/** The measure that gives the curve a value; a score can give it only up to a mean of 100 %. */
function measureFor(
  component: Component,
  given: CurveMeasure,
  value: Fraction,
  reach: 'exactly' | 'nearest',
): CurveMeasure | null {
  if (given.kind === 'kpi') {
    const target = component.value.kind === 'kpi' ? component.value.target : null
    const actual = target === null ? value : value.times(parseDecimal(target))
    return { kind: 'kpi', actual }
  }
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
  const decided = payableAgain({ ...input, rules: { ...input.rules, components } })()
  return { ...effect(component, 'decided-full', decided, result), kind: 'component' }
}

function gateChanges(input: PayoutInput, result: PayoutResult): readonly PayWhatIf[] {
  return result.gates
    .filter((gate) => gate.applies)
    .map((gate) => {
      const gates = input.rules.gates.filter((other) => other.code !== gate.code)
      const lifted = payableAgain({ ...input, rules: { ...input.rules, gates } })()
      return { ...effect(gate, 'lifted', lifted, result), kind: 'gate' }
    })
}

function effect(
  changed: { readonly code: string; readonly title: Localized },
  change: PayWhatIf['change'],
  after: Payable,
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
