import type { Month } from './calendar'
import type { Localized } from './checklist'
import { displayValue } from './component-result'
import { lowestReaching, namesRate, rateFor, thresholdsOf } from './curves'
import { displayPercent } from './display-number'
import { Fraction, parseDecimal, parseFraction, smallerOf } from './exact'
import { isFalling, mirrored } from './falling-curve'
import { type MoneyText, subtractMoney } from './money'
import { payableAgain } from './payable'
import type { PayoutInput } from './payout-input'
import type { ComponentResult } from './payout-result'
import { movedInput, type PaidAgain, poolsPaidAgain } from './pool-neighbours'
import { jumpsWithin, type ReadingLine, readingLine } from './reading-line'
import type { Component, Curve, SchemeDocument } from './scheme'
import { payoutInputOf } from './scheme-replay'
import type { PaidStatement } from './statement'
import { codeInScheme } from './stint-codes'
import { type ReadPart, readParts, scoreRead } from './visit-readings'

/** Somebody whose pay one visit more or less lucky would have carried over a step. */
export interface PayNeighbour {
  readonly personId: string
  readonly month: Month
  readonly kind: 'component' | 'gate'
  readonly code: string
  readonly title: Localized
  /** Of a formula that reads several scores, which one it is; else absent. */
  readonly reads?: Localized
  /** Percent for reading, never rounded across the step. */
  readonly value: string
  readonly threshold: string
  readonly side: 'below' | 'above'
  readonly visits: number
  /** What the other side of the step pays more, or less. */
  readonly difference: MoneyText
  /** Where a pool is shared: what the others would get more, or less, all together; else absent. */
  readonly others?: { readonly members: number; readonly amount: MoneyText }
}

const hair = Fraction.of(1n, 1_000_000n)
const leastJump = Fraction.of(1n, 100n)

/**
 * Where a curve jumps: the values at which a hair's breadth decides.
 *
 * Rule    the threshold of all-or-nothing, the values that reach a tier, two points at one value, and
 *         the marks of a formula at which the rate moves by a hundredth or more.
 * Units   fractions of 1.
 * Source  PAY.md, Component (curve); Trying a scheme (threshold neighbours).
 */
export function stepsOf(curve: Curve): readonly Fraction[] {
  if (isFalling(curve) && curve.kind !== 'proportional' && curve.kind !== 'formula') {
    return stepsOf(mirrored(curve)).map((step) => step.negated())
  }
  switch (curve.kind) {
    case 'proportional':
      return []
    case 'all-or-nothing':
      return [parseDecimal(curve.from)]
    case 'tiers':
      return curve.tiers.map((tier) => lowestReaching(curve.compare, tier))
    case 'points':
    case 'formula':
      return thresholdsOf(curve).filter((at, index, all) => {
        const isFirst = all.findIndex((other) => other.equals(at)) === index
        return isFirst && isJump(curve, at)
      })
  }
}

function isJump(curve: Curve, at: Fraction): boolean {
  const before = at.minus(hair)
  if (!namesRate(curve, before) || !namesRate(curve, at)) return false
  return rateFor(curve, at).minus(rateFor(curve, before)).absolute().isAtLeast(leastJump)
}

/**
 * The people of a replay who sit within one visit of a step.
 *
 * Rule    one visit whose score differs by its usual noise s_w moves a mean of n visits by s_w/n
 *         (smoothed: by R(n) of that). Where that reaches a step of the curve, or the lower bound of a
 *         gate, from either side, the nearest such step is told with what the other side would have
 *         paid, by the same engine. So it is for each score that a formula reads, one at a time, with
 *         the jumps of what it computes. Figures are no visits and have no neighbours.
 *         Where a pool is shared, it is split anew: who reads his own visits moves his weight alone,
 *         visits of a unit move all who share; parts that differ by less than a hundredth are alike.
 * Units   deviation: s_w in percentage points; differences in money.
 * Returns the largest difference first; steps that change nothing in the payout are left out.
 * Source  PAY.md, Trying a scheme; Periods (Pool).
 */
export function payNeighbours(
  statements: readonly PaidStatement[],
  document: SchemeDocument,
  deviation: string,
): readonly PayNeighbour[] {
  const noise = parseDecimal(deviation).dividedBy(Fraction.hundred)
  const paidAgain =
    document.base.kind === 'pool'
      ? poolsPaidAgain(statements, document)
      : statements.map((statement) => paidAlone(statement, document))
  const found = paidAgain.flatMap((paid) => {
    const { input, statement } = paid
    const near = [
      ...readParts(input.rules.components).flatMap((part) => nearPart(paid, part, noise)),
      ...nearGates(paid, noise),
    ]
    const { person, month } = statement
    return near.map((one) => ({ personId: person.id, month, ...one }))
  })
  const size = ({ difference }: PayNeighbour) => parseDecimal(difference).absolute()
  return found
    .filter(({ difference }) => difference !== '0.00')
    .toSorted((a, b) => size(b).compare(size(a)))
}

type Near = Omit<PayNeighbour, 'personId' | 'month'>

function paidAlone(statement: PaidStatement, document: SchemeDocument): PaidAgain {
  const input = payoutInputOf(statement, document)
  const again = payableAgain(input)
  return {
    ...{ statement, input },
    pay: (moved) => ({
      difference: subtractMoney(again(movedInput(input, moved)).payout, statement.result.payout),
    }),
  }
}

function nearPart(
  { input, statement, pay }: PaidAgain,
  part: ReadPart,
  noise: Fraction,
): readonly Near[] {
  const { component, reading } = part
  const told = statement.result.components.find(({ code }) => code === component.code)
  const given = scoreRead(input.measures, reading)
  if (!told || told.value === null || told.missing || given === null) return []
  const reach = noise.dividedBy(Fraction.of(given.visits))
  const steps =
    component.value.kind === 'formula'
      ? stepsOfLine(readingLine(input, part), reach)
      : stepsOfScore(input, component, told)
  const step = nearestOf(steps, reach)
  if (step === null) return []
  const { subject, codes, lookup } = reading
  const { mean, ...shown } = step.other()
  return [
    {
      kind: 'component',
      code: component.code,
      title: component.title,
      ...shown,
      side: step.side,
      visits: given.visits,
      ...(component.value.kind === 'formula' && !part.isOnly && { reads: reading.title }),
      ...pay({ kind: 'component', subject, codes, lookup, mean }),
    },
  ]
}

/** A step, as far as it lies from the mean of the visits. */
interface StepOfMean {
  readonly distance: Fraction
  readonly side: Near['side']
  /** Its other side: the mean that is just there, and how both are read. */
  readonly other: () => Pick<Near, 'value' | 'threshold'> & { readonly mean: Fraction }
}

/** Those of a curve over a score; of a smoothed one in the own mean. */
function stepsOfScore(
  { measures }: PayoutInput,
  component: Component,
  told: ComponentResult,
): readonly StepOfMean[] {
  const given = measures.get(component.code)
  if (given?.kind !== 'score' || given.mean === null || told.value === null) return []
  const { mean, smoothing } = given
  const value = parseFraction(told.value)
  if (smoothing?.reliability.isZero) return []
  const inMean = (way: Fraction) => (smoothing ? way.dividedBy(smoothing.reliability) : way)
  return stepsOf(component.curve).map((step) => {
    const isBelow = value.isBelow(step)
    const other = () => {
      const target = isBelow ? step : step.minus(hair)
      return {
        mean: smallerOf(Fraction.one, mean.plus(inMean(target.minus(value)))),
        value: displayed(told, value),
        threshold: displayValue(component, step).text,
      }
    }
    return {
      distance: inMean(step.minus(value).absolute()),
      side: isBelow ? 'below' : 'above',
      other,
    }
  })
}

/** Those of a formula along one score, found by computing it again. */
function stepsOfLine(line: ReadingLine | null, reach: Fraction): readonly StepOfMean[] {
  if (line === null) return []
  const { mean } = line
  return jumpsWithin(line, reach).map((at) => {
    const isBelow = mean.isBelow(at)
    const threshold = at.times(Fraction.hundred)
    return {
      distance: at.minus(mean).absolute(),
      side: isBelow ? 'below' : 'above',
      other: () => ({
        mean: isBelow ? at : at.minus(hair),
        value: displayPercent(mean.times(Fraction.hundred), 2, [threshold]),
        threshold: displayPercent(threshold),
      }),
    }
  })
}

function displayed({ display }: ComponentResult, value: Fraction): string {
  return display?.text ?? displayPercent(value.times(Fraction.hundred))
}

function nearGates({ input, pay }: PaidAgain, noise: Fraction): readonly Near[] {
  return input.rules.gates.flatMap((gate): readonly Near[] => {
    const reading = input.gateReadings.get(gate.code)
    if (gate.condition.kind !== 'lower-bound' || reading?.kind !== 'score') return []
    const { mean, visits } = reading.measure
    if (mean === null || visits < gate.condition.minimumVisits) return []
    const limit = parseDecimal(gate.condition.below)
    const distance = limit.minus(mean).absolute()
    if (nearestOf([{ distance }], noise.dividedBy(Fraction.of(visits))) === null) return []
    const isBelow = mean.isBelow(limit)
    const { subject } = gate.condition.value
    const own = codeInScheme(gate.code)
    const shared = input.rules.gates.filter(({ code }) => codeInScheme(code) === own)
    const codes = subject === 'unit' ? [gate.code] : shared.map(({ code }) => code)
    if (codes[0] !== gate.code) return []
    const moved = { codes, lookup: null, mean: isBelow ? limit : limit.minus(hair) }
    const percent = (share: Fraction) =>
      displayPercent(share.times(Fraction.hundred), 2, [limit.times(Fraction.hundred)])
    return [
      {
        kind: 'gate',
        code: gate.code,
        title: gate.title,
        value: percent(mean),
        threshold: percent(limit),
        side: isBelow ? 'below' : 'above',
        visits,
        ...pay({ kind: 'gate', subject, ...moved }),
      },
    ]
  })
}

/** The nearest step within reach; from above a step itself is not yet left. */
function nearestOf<Step extends { readonly distance: Fraction }>(
  steps: readonly Step[],
  reach: Fraction,
): Step | null {
  const near = steps.filter(({ distance }) => reach.isAtLeast(distance))
  return near.toSorted((a, b) => a.distance.compare(b.distance))[0] ?? null
}
