/**
 * What the pay engine hands back: plain JSON, exact numbers as fraction text, money as text.
 * Source: PAY.md, Order and The statement.
 */
import type { Decimal, Localized } from './checklist'
import type { StopReason } from './formula/formula-value'
import type { TracedPart } from './formula/traced-part'
import type { MoneyText } from './money'
import type { MissingRule } from './scheme'
import type { ExactText } from './score-result'

/** Raised with every change of a rule: an old statement says by which rules it was computed. */
export const payRulesVersion = 1

export interface PayoutResult {
  readonly format: 'etalon.payout/1'
  readonly rulesVersion: typeof payRulesVersion
  /** Of several stints what their shares come to, rounded for reading. */
  readonly base: MoneyText
  readonly proration: Proration
  readonly components: readonly ComponentResult[]
  /** Sum of share times rate, before gates. */
  readonly totalRate: ExactText
  readonly gates: readonly GateResult[]
  /** The total rate as the gates leave it. */
  readonly payableRate: ExactText
  /** The exact amount after floor and cap: the only number that is rounded. */
  readonly exact: ExactText
  /** Which bound decided the amount; null for neither. */
  readonly boundedBy: 'floor' | 'cap' | null
  readonly payout: MoneyText
  /** Adds up to the payout to the kopeck. */
  readonly lines: readonly PayoutLine[]
  /** What everything at rate 1 would have paid, on the same base and days and with no gate. */
  readonly atFull: MoneyText
  /** The part of the payout that was paid in full because nothing, or too little, was measured. */
  readonly paidUnmeasured: MoneyText
  /** Codes of the components that wait for a person's decision and lock as 0. */
  readonly held: readonly string[]
  /** Where the person moved in the period: the stints that are paid; else absent. */
  readonly stints?: readonly StintResult[]
  /** Where the scheme shares a pool: the part of each stint; else absent. */
  readonly pools?: readonly PoolResult[]
}

/** A part of a unit's pool. */
export interface PoolResult {
  /** Of the stint; empty for somebody who is paid at one place. */
  readonly key: string
  /** What the whole unit shares. */
  readonly amount: MoneyText
  /** The own weight: days' share * presence * payable rate. */
  readonly weight: ExactText
  /** Of all members together. */
  readonly weights: ExactText
  readonly members: number
  /** The own part, before floor and cap. */
  readonly part: MoneyText
}

/** One of several stretches of a period, each with its own base, measures and gates. */
export interface PayStint {
  /** What the codes of its components and gates end with; empty for a stint paid alone. */
  readonly key: string
  /** As for a whole period at this place. */
  readonly base: MoneyText
  /** The days of the stint of the days of all stints. */
  readonly share: ExactText
}

export interface StintResult extends PayStint {
  readonly totalRate: ExactText
  readonly payableRate: ExactText
  /** base * share * proration * payable rate, before floor and cap. */
  readonly exact: ExactText
  /** Its part of the payout. */
  readonly payout: MoneyText
}

export interface PayoutLine {
  /** A component, or what a floor pays where all components pay nothing. */
  readonly kind: 'component' | 'floor'
  /** The component's code; "floor" for the floor, with the key of a stint behind it. */
  readonly code: string
  readonly amount: MoneyText
}

export interface Proration {
  readonly factor: ExactText
  /**
   * `timesheet` worked and norm days as delivered; `calendar` days employed of the days of the
   * period, where no timesheet was delivered; `full` nothing to shorten; `off` by the scheme.
   */
  readonly basis: 'timesheet' | 'calendar' | 'full' | 'off'
  readonly worked: Decimal | null
  readonly norm: Decimal | null
}

export interface ComponentResult {
  readonly code: string
  readonly title: Localized
  readonly share: Decimal
  /** The share after renormalising over the measured components. */
  readonly effectiveShare: ExactText
  readonly measure: MeasureResult
  /** The number that the curve read, a fraction of 1; null when there is none. */
  readonly value: ExactText | null
  /** The value for reading, rounded once and never across a threshold of the curve. */
  readonly display: DisplayedValue | null
  /** Null where the missing rule leaves the component without one (`hold`, `renormalise`). */
  readonly rate: ExactText | null
  /** Null when measured. */
  readonly missing: Missing | null
  /** base * proration * effective share * rate, before gates, floor, cap and rounding. */
  readonly exact: ExactText
  /** The component's line. */
  readonly amount: MoneyText
}

export interface DisplayedValue {
  readonly text: Decimal
  /** `percent` "84.50" is 84.50 %; `number` a KPI figure as it is. */
  readonly unit: 'percent' | 'number'
}

export interface Missing {
  /** `not-computable`: the formula of the value, or of the curve for what was measured, gives nothing. */
  readonly reason: 'no-visits' | 'too-few-visits' | 'not-delivered' | 'not-computable'
  /** What the scheme says. */
  readonly rule: MissingRule
  /** What was done; differs where the rule cannot be followed (nothing is measured at all). */
  readonly applied: MissingRule
}

export type MeasureResult =
  | {
      readonly kind: 'score'
      /** Mean of the visits before smoothing, a fraction of 1. */
      readonly mean: ExactText | null
      readonly visits: number
      readonly minimumVisits: number
      readonly interval: Interval | null
      readonly smoothing: Smoothing | null
    }
  | {
      readonly kind: 'kpi'
      readonly actual: ExactText | null
      readonly target: Decimal | null
    }
  | {
      readonly kind: 'formula'
      /** Canonical text; the places of the trace are places in it. */
      readonly formula: string
      /** Why it gives no value; null where it does. */
      readonly stop: StopReason | null
      readonly trace: TracedPart
    }

/** The 90 % interval of a mean of visits, fractions of 1 with six places. For reading only. */
export interface Interval {
  readonly low: Decimal
  readonly high: Decimal
}

export interface Smoothing {
  readonly groupMean: ExactText
  /** R(n): how much of the own mean's distance from the group's mean counts. */
  readonly reliability: ExactText
}

export interface GateResult {
  readonly code: string
  readonly title: Localized
  readonly capRate: Decimal
  readonly kind: 'failures' | 'presence' | 'lower-bound'
  /** What the gate looked at: a count, or a fraction of 1; null when there was nothing to see. */
  readonly observed: ExactText | null
  readonly limit: Decimal
  readonly applies: boolean
}
