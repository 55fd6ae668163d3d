/**
 * The frozen pay statement (расчёт премии): the result, the names as they then stood, and the trace
 * down to the visits and figures. It is not the statutory pay slip; all amounts are gross.
 * Source: PAY.md, The statement.
 */
import type { CalendarDate, Month } from './calendar'
import type { Decimal, Localized, Touchpoint } from './checklist'
import type { DecidedLine, LineDecision } from './decided-lines'
import type { TracedOutcome } from './formula/traced-part'
import type { MoneyText } from './money'
import type { DisplayedValue, PayoutResult, payRulesVersion } from './payout-result'
import type { PointsText } from './period-score'
import type { Base, Regulation, SchemeDocument } from './scheme'
import type { ExactText, Score } from './score-result'

/** What somebody was paid and why, as it is kept; without what would have changed it. */
export interface PaidStatement {
  readonly format: 'etalon.statement/1'
  readonly rulesVersion: typeof payRulesVersion
  /** The month that was closed; a quarterly scheme is paid with the quarter's last month. */
  readonly month: Month
  readonly organisation: Named
  readonly person: StatementPerson
  /** Where and as what the person worked on the last day of the period that is paid here. */
  readonly unit: Named
  readonly position: Named
  readonly scheme: StatementScheme
  readonly base: StatementBase
  readonly result: PayoutResult
  /** One per component, in the scheme's order. */
  readonly traces: readonly ComponentTrace[]
  /** One per gate that looks at visits, in the scheme's order. */
  readonly gateTraces: readonly GateTrace[]
  readonly adjustments: readonly Adjustment[]
  /** Lines that a person decided; absent where nobody did. */
  readonly decided?: readonly DecidedLine[]
  /** Where the person moved in the period: the stretches that are paid here; else absent. */
  readonly stints?: readonly StatementStint[]
  /** Of pay on leaving: schemes whose pool is split, and paid, at the close of their period; else absent. */
  readonly waitingPools?: readonly Localized[]
  /** The payout, what was decided about it, and the adjustments: what payroll takes over. */
  readonly amount: MoneyText
}

/** A statement as its reader gets it. */
export interface StatementDocument extends PaidStatement {
  readonly whatIf: readonly PayWhatIf[]
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface StatementPerson {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly hiredOn: CalendarDate
  readonly leftOn: CalendarDate | null
}

export interface StatementScheme {
  readonly versionId: string
  readonly number: number
  readonly effectiveFrom: CalendarDate
  readonly name: Localized
  readonly regulation: Regulation | null
  readonly currency: string
  readonly period: SchemeDocument['period']
}

/** Days in a row at one place; its figures stand in `result.stints` under the same key. */
export interface StatementStint {
  /** What the codes of its lines end with: "@2"; empty where one stint alone is paid. */
  readonly key: string
  readonly fromOn: CalendarDate
  readonly throughOn: CalendarDate
  readonly days: number
  /** The days of all stints of the period, paid here or not. */
  readonly ofDays: number
  readonly unit: Named
  readonly position: Named
  /** As for a whole period at this place. */
  readonly base: StatementBase
}

export interface StatementBase {
  readonly kind: Base['kind']
  /** What the base was added up from: one amount a month, or the fixed amount without a month. */
  readonly parts: readonly {
    readonly month: Month | null
    /** The day as of which a salary was read. */
    readonly asOf: CalendarDate | null
    readonly amount: MoneyText
  }[]
}

export interface ComponentTrace {
  readonly code: string
  /** The visits that were averaged, or whose points were added up, by day; empty for a KPI. */
  readonly visits: readonly TraceVisit[]
  /** The figures that were read; empty for a score. */
  readonly facts: readonly TraceFact[]
  /** Points of all visits together, where they are what the component reads; else absent. */
  readonly pooled?: PointsText
  /** The touchpoints' scores and weights, where the component reads them weighted; else absent. */
  readonly weighted?: readonly WeightedPart[]
  /** What a formula looked up, each by itself; absent elsewhere, and in statements of the time before. */
  readonly readings?: readonly FormulaReading[]
}

/** One fact of a formula, whether the formula needed it in the end or not. */
export interface FormulaReading {
  /** As the formula names it: SCORE("all"), salary. */
  readonly key: string
  readonly outcome: TracedOutcome
  /** Of a look-up of a score: what it was made of, also where there are too few visits for it. */
  readonly score?: {
    /** Fraction of 1. */
    readonly mean: ExactText | null
    readonly visits: number
    /** Percent, of the part that this look-up reads; the visits stand in the trace. */
    readonly of: readonly { readonly visitId: string; readonly percent: ExactText | null }[]
    readonly weighted?: readonly WeightedPart[]
  }
}

/** The visits of one touchpoint within a weighted score. */
export interface WeightedPart {
  readonly touchpoint: Touchpoint
  readonly weight: Decimal
  readonly visits: number
  /** Percent. */
  readonly score: Score
}

export interface TraceVisit {
  readonly visitId: string
  /** The day only: staff learn neither minute nor order. */
  readonly visitedOn: CalendarDate
  readonly countsIn: Month
  readonly touchpoint: Touchpoint
  readonly checklistId: string
  readonly checklistVersionId: string
  /** Percent, of the part that the component reads; null where the visit has no such score. */
  readonly score: Score | null
}

export interface TraceFact {
  readonly factId: string
  readonly metric: string
  readonly month: Month
  readonly value: Decimal
  /** Why it was corrected after a lock; in no stored statement. */
  readonly reason?: string
}

export interface GateTrace {
  readonly code: string
  readonly visits: readonly {
    readonly visitId: string
    readonly visitedOn: CalendarDate
    readonly checklistVersionId: string
    readonly criticalFailures: number
    /** Percent; what a lower bound looked at. Null for a gate that counts failures. */
    readonly score: Score | null
    /** Only where touchpoints are weighted. */
    readonly touchpoint?: Touchpoint
  }[]
  /** As in a component's trace, both of them. */
  readonly pooled?: PointsText
  readonly weighted?: readonly WeightedPart[]
}

/** What one change alone would have made of the payout, computed by the same engine. */
export interface PayWhatIf {
  readonly kind: 'component' | 'gate'
  readonly code: string
  readonly title: Localized
  /**
   * `full` the component pays its whole share, or as much of it as visits of 100 % can reach where
   * the score is smoothed; `next-step` the next tier, threshold or point of its
   * curve; `decided-full` a held component decided in full; `lifted` the gate did not apply.
   */
  readonly change: 'full' | 'next-step' | 'decided-full' | 'lifted'
  /** The value that the curve would have read; null where no value is changed. */
  readonly value: ExactText | null
  readonly display: DisplayedValue | null
  /** The mean of the visits (fraction of 1), or the KPI figure, that gives this value. */
  readonly measured: ExactText | null
  readonly payout: MoneyText
  /** Against the payout as it is; "0.00" where a bound or a gate swallows the change. */
  readonly difference: MoneyText
  /** Of a formula: which one of the scores that it reads is another; else absent. */
  readonly reading?: ChangedReading
}

/** A score that a formula reads, changed by itself. Percents, never rounded to the same text. */
export interface ChangedReading {
  /** As readers know it: the look-up as it is spelled, or the title of the part that is read. */
  readonly title: Localized
  /** Whether the formula reads no other score. */
  readonly isOnly: boolean
  readonly from: Decimal
  readonly to: Decimal
  /** Whether even this does not pay the whole share. */
  readonly isPartial: boolean
}

/** A correction of a locked statement, paid in a later period. */
export interface Adjustment {
  readonly id: string
  readonly amount: MoneyText
  readonly cause:
    | 'appeal'
    | 'late-visit'
    | 'kpi-correction'
    | 'hold-decided'
    | 'pay-fact-correction'
    | 'salary-correction'
    | 'roster-correction'
    | 'other'
  readonly note: string
  /** The locked statement that it corrects; null where nothing could be computed then. */
  readonly statementId: string | null
  readonly month: Month
  /** The scheme version of the locked statement. */
  readonly correctedVersionId?: string
  /** What earlier months have adjusted for the same cause; the lock sees that it is still so. */
  readonly paidBefore?: MoneyText
  /** The parts that pay differently; absent in snapshots of the time before, as are the changes. */
  readonly lines?: readonly AdjustedLine[]
  /** What was another then and is so now. */
  readonly changes?: readonly AdjustmentChange[]
}

export interface AdjustedLine {
  readonly code: string
  readonly title: Localized
  readonly amount: MoneyText
}

/** One fact of a locked month that is another now. */
export type AdjustmentChange =
  | {
      readonly kind: 'visit'
      readonly visitId: string
      readonly visitedOn: CalendarDate
      readonly before: Score | null
      readonly after: Score | null
    }
  | {
      readonly kind: 'figure'
      /** Of the part that reads it. */
      readonly title: Localized
      readonly metric: string
      readonly month: Month
      readonly before: Decimal | null
      readonly after: Decimal | null
      /** What was written beside the value that stands; absent where nothing was. */
      readonly reason?: string
    }
  | {
      readonly kind: 'days'
      readonly before: WorkedDays | null
      readonly after: WorkedDays | null
    }
  | { readonly kind: 'base'; readonly before: MoneyText | null; readonly after: MoneyText }
  /** The part of a pool, where what the others who share it weigh is another. */
  | { readonly kind: 'pool'; readonly before: MoneyText; readonly after: MoneyText }
  /** Null stands for who is not employed in the period by the roster. */
  | {
      readonly kind: 'employment'
      readonly before: EmployedFrom | null
      readonly after: EmployedFrom | null
    }
  /** Days in a row on which the person works elsewhere than the roster said. */
  | {
      readonly kind: 'place'
      readonly fromOn: CalendarDate
      readonly throughOn: CalendarDate
      readonly before: PlaceNamed | null
      readonly after: PlaceNamed | null
    }
  | {
      readonly kind: 'decision'
      readonly title: Localized
      readonly decision: LineDecision['kind']
      readonly reason: string
      readonly by: Named
    }

export interface EmployedFrom {
  readonly hiredOn: CalendarDate
  readonly leftOn: CalendarDate | null
}

export interface PlaceNamed {
  readonly unit: string
  readonly position: string
}

export interface WorkedDays {
  readonly worked: Decimal
  readonly norm: Decimal
}
