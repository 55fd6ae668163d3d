/**
 * The motivation scheme document: what an activated version freezes.
 *
 * Plain JSON. Decimals are strings of at most nine places; shares, rates, thresholds and scores are
 * fractions of 1 ("0.55" is 55 %), money is text with two places in the scheme's currency. Codes are
 * unique within the document and lists keep their order, which also decides ties of a kopeck.
 * A later format adds kinds to `ComponentValue`, `Curve` and `GateCondition`; the kinds here keep
 * their meaning for ever.
 * Source: PAY.md, Scheme.
 */
import type { CalendarDate } from './calendar'
import type { Decimal, Localized, Touchpoint } from './checklist'
import type { MoneyRounding, MoneyText } from './money'

export interface SchemeDocument {
  readonly format: 'etalon.scheme/1'
  readonly name: Localized
  /** The internal regulation that the scheme implements; needed to activate, not to draft. */
  readonly regulation: Regulation | null
  /** ISO 4217: "RUB". */
  readonly currency: string
  /** A quarter is computed with its last month. */
  readonly period: 'month' | 'quarter'
  readonly appliesTo: AppliesTo
  readonly base: Base
  readonly components: readonly Component[]
  readonly gates: readonly Gate[]
  /** Least and most that is paid, whatever the rates say; null for no bound. */
  readonly floor: MoneyText | null
  readonly cap: MoneyText | null
  /** Whether the base shrinks with the days worked of the days of the norm. */
  readonly proration: boolean
  readonly rounding: PayRounding
}

export interface Regulation {
  readonly number: string
  readonly date: CalendarDate
}

/** An empty list leaves its side open: no positions named means all of them. */
export interface AppliesTo {
  readonly positionIds: readonly string[]
  /** A unit includes the units beneath it. */
  readonly unitIds: readonly string[]
  readonly from: CalendarDate
}

/** The amount that the shares are shares of. */
export type Base =
  | { readonly kind: 'fixed'; readonly amount: MoneyText }
  /** The monthly salary in force on the last day of each month of the period. */
  | { readonly kind: 'salary' }
  /** The base amount of the imported pay facts, summed over the months of the period. */
  | { readonly kind: 'imported' }
  /** An amount for each unit and period, which the people paid there share by presence and rate. */
  | { readonly kind: 'pool'; readonly amount: MoneyText }

export interface PayRounding {
  readonly mode: MoneyRounding
  /** Money is paid in whole multiples of it: "0.01". */
  readonly unit: Decimal
}

export interface Component {
  /** Latin letters, digits and underscores; a formula will know the component by it. */
  readonly code: string
  readonly title: Localized
  readonly share: Decimal
  readonly value: ComponentValue
  readonly curve: Curve
  /** How a score is sampled; a KPI is not sampled and ignores it. */
  readonly sampling: Sampling
  readonly missing: MissingRule
}

/** Whose figures count: the person's own, or those of the unit in which the person then worked. */
export type Subject = 'person' | 'unit'

export interface ScoreValue {
  readonly kind: 'score'
  readonly subject: Subject
  readonly source: ScoreSource
  /** Visits of the last so many periods count, the paid one among them. */
  readonly periods: number
}

export interface KpiValue {
  readonly kind: 'kpi'
  readonly subject: Subject
  readonly metric: string
  /** What the figure is divided by (20 trips of 25 are 0.8); null takes the figure as it is. */
  readonly target: Decimal | null
}

/** What a formula computes from the person's facts and from other components; a fraction of 1. */
export interface ComputedValue {
  readonly kind: 'formula'
  /** Whose visits and figures SCORE, VISITS, FAILURES and KPI read. */
  readonly subject: Subject
  /** Visits of the last so many periods, as for a score. */
  readonly periods: number
  /** The canonical text; while it is drafted, any text. */
  readonly formula: string
  /** What the formula's codes of scores stand for, so that a renamed checklist changes nothing. */
  readonly scores: readonly NamedScore[]
}

export interface NamedScore {
  readonly code: string
  readonly source: ScoreSource
}

export type ComponentValue = ScoreValue | KpiValue | ComputedValue

/** Which part of which visits is read. */
export type ScoreSource =
  | { readonly kind: 'all' }
  | { readonly kind: 'checklist'; readonly id: string }
  | { readonly kind: 'touchpoint'; readonly id: Touchpoint }
  | { readonly kind: 'section'; readonly checklistId: string; readonly id: string }
  | { readonly kind: 'standard'; readonly id: string }

/**
 * How a value becomes the rate that is paid; a rate is a fraction of 1 and never below 0. What is said
 * here is of rising curves; falling-curve.ts says what a falling one reads otherwise.
 */
export type Curve = Direction & CurveShape

interface Direction {
  /** Where less is better, as of an answer time; absent where more is. */
  readonly direction?: 'falling'
}

type CurveShape =
  /** The value itself, at most `cap` where one is set: without it, 130 % of a plan pays 130 %. */
  | { readonly kind: 'proportional'; readonly cap: Decimal | null }
  /** 1 from the threshold on, 0 below. */
  | { readonly kind: 'all-or-nothing'; readonly from: Decimal }
  /** The rate of the highest tier that is reached, 0 below the first. */
  | { readonly kind: 'tiers'; readonly compare: TierComparison; readonly tiers: readonly Tier[] }
  /** Straight between the points, flat outside; two points at one value are a step. */
  | { readonly kind: 'points'; readonly points: readonly CurvePoint[] }
  /** The canonical text of a formula that reads the name `value`; while it is drafted, any text. */
  | { readonly kind: 'formula'; readonly formula: string }

/** Tiers compare the exact value, or the value floored or rounded half up to whole percents. */
export type TierComparison = 'exact' | 'floor' | 'round'

export interface Tier {
  readonly from: Decimal
  readonly rate: Decimal
}

export interface CurvePoint {
  readonly at: Decimal
  readonly rate: Decimal
}

export interface Sampling {
  /** With fewer visits the missing rule decides. */
  readonly minimumVisits: number
  /** `reliability` draws the mean of few visits towards the mean of the group (SCORING.md). */
  readonly smoothing: 'none' | 'reliability'
}

/** What happens when a value was not measured, or on too few visits. */
export type MissingRule =
  | 'pay-full'
  /** The share goes to the measured components, in proportion to theirs. */
  | 'renormalise'
  /** Counts as 0 until a person decides, and is then paid as an adjustment. */
  | 'hold'
  /** Only for a KPI figure that was not delivered, never for too few visits. */
  | 'pay-zero'

/** Holds the total rate at `capRate` while its condition is met. */
export interface Gate {
  readonly code: string
  readonly title: Localized
  readonly capRate: Decimal
  readonly condition: GateCondition
}

export type GateCondition =
  /** So many confirmed critical failures, or more, in the released visits of the period. */
  | { readonly kind: 'failures'; readonly subject: Subject; readonly atLeast: number }
  /** Worked days of norm days below this fraction of 1. */
  | { readonly kind: 'presence'; readonly below: Decimal }
  /** The score is below this lower bound; never on fewer visits than the minimum. */
  | {
      readonly kind: 'lower-bound'
      readonly value: ScoreValue
      readonly below: Decimal
      readonly minimumVisits: number
    }

/** At least 3 visits before money (PRODUCT.md, Numbers that the field uses). */
export const defaultSampling: Sampling = { minimumVisits: 3, smoothing: 'none' }

export const defaultRounding: PayRounding = { mode: 'half-up', unit: '0.01' }

/** The worker whom a scheme may apply to, as of one day. */
export interface SchemeCandidate {
  readonly positionId: string
  /** The unit and all units above it. */
  readonly unitPath: readonly string[]
}

/**
 * Whether a scheme pays somebody.
 *
 * Rule    on or after the scheme's first day, in one of its positions and in or beneath one of its
 *         units; an empty list names all.
 * Returns false before the first day, whoever it is.
 * Source  PAY.md, Scheme.
 */
export function schemeAppliesTo(
  appliesTo: AppliesTo,
  candidate: SchemeCandidate,
  day: CalendarDate,
): boolean {
  const { positionIds, unitIds, from } = appliesTo
  return (
    day >= from &&
    (positionIds.length === 0 || positionIds.includes(candidate.positionId)) &&
    (unitIds.length === 0 || candidate.unitPath.some((unitId) => unitIds.includes(unitId)))
  )
}
