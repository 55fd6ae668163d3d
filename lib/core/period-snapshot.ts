/**
 * Everything that the computation of a period reads, as it is frozen.
 *
 * A snapshot is plain JSON and complete: computing it again, at any time and anywhere, gives the
 * same statements byte for byte. It holds facts and names, never shoppers.
 * Source: PAY.md, Periods; ARCHITECTURE.md, Decision 8.
 */
import type { CalendarDate, Month } from './calendar'
import type { Decimal, Localized, Touchpoint } from './checklist'
import type { LineDecision } from './decided-lines'
import type { MoneyText } from './money'
import type { payRulesVersion } from './payout-result'
import type { PointsText, TouchpointWeights } from './period-score'
import type { VisitNoise } from './reliability'
import type { SchemeDocument } from './scheme'
import type { ExactText } from './score-result'
import type { Adjustment, AdjustmentChange, Named } from './statement'

export interface PeriodSnapshot {
  readonly format: 'etalon.period-snapshot/1'
  readonly rulesVersion: typeof payRulesVersion
  readonly organisation: Named
  readonly periodId: string
  readonly month: Month
  /** Runs of a period are numbered from 1. */
  readonly run: number
  readonly noise: SnapshotNoise
  /**
   * By which a score over all touchpoints is weighted, as the rule of the month stood; absent where
   * touchpoints are not weighted, as in all snapshots of the time before.
   */
  readonly touchpointWeights?: TouchpointWeights
  /**
   * How months of employment are counted: 2 through the last day itself. Absent in snapshots of the
   * time before, which counted a month too few at a month's end; they stay as they were paid.
   */
  readonly tenureRule?: 2
  /**
   * Of which months a figure is read: 2 of those in which the person is employed. Absent in snapshots
   * of the time before, which wanted all of a quarter, but for one that leaving cut short.
   */
  readonly figureRule?: 2
  /**
   * What is kept of a formula that reads visits: 2 each look-up by itself, so that a statement says
   * what another score would have changed. Absent in snapshots of the time before, whose statements
   * keep their bytes.
   */
  readonly readingRule?: 2
  readonly schemes: readonly SnapshotScheme[]
  readonly people: readonly SnapshotPerson[]
  readonly units: readonly Named[]
  readonly positions: readonly Named[]
  /** Released scores that may count: of this period and of the earlier ones that a scheme reads. */
  readonly scores: readonly SnapshotScore[]
  readonly kpiFacts: readonly SnapshotKpiFact[]
  readonly groupMeans: readonly GroupMean[]
  /** Employed in the month and without a place on the last employed day; absent where nobody is. */
  readonly unplaced?: readonly UnplacedPerson[]
  /** Released too late to count in any month; absent where none was. */
  readonly tooLate?: readonly TooLateVisit[]
  /**
   * The one person of the snapshot leaves in this month: schemes of a quarter that is not over are
   * paid with it. Absent for a month, and where no quarter is cut short.
   */
  readonly quarterOnLeaving?: true
  /**
   * Pools in which the one person of the snapshot has a part: it is known when everybody's is, and
   * the close of their period pays it. Absent for a month, and where there is none.
   */
  readonly waitingPools?: readonly WaitingPool[]
  /** Paid for the month before its close, because they left; absent where nobody was. */
  readonly paidOffCycle?: readonly PaidOffCycle[]
  /**
   * What the run read of the roster beside the people it pays; absent in snapshots of the time
   * before, whose months are not corrected by the roster.
   */
  readonly roster?: SealedRoster
  /** What waits for a person, of this month and of earlier ones; absent where nothing does. */
  readonly openItems?: readonly OpenItem[]
}

export interface WaitingPool {
  readonly versionId: string
  readonly name: Localized
}

/** Who was looked at, and by which rules people were found to be paid or not. */
export interface SealedRoster {
  /** Of the schemes those in force in the month; the others are here for corrections alone. */
  readonly inForce: readonly string[]
  /** By unit the one above it, as the tree stood; units at the top are not named. */
  readonly parents: readonly { readonly unitId: string; readonly parentId: string }[]
  /** Employed in the period and not paid with it. */
  readonly unpaid: readonly UnpaidPerson[]
  /** Whose pay on leaving it is: facts of others were left out. Absent for a month. */
  readonly onlyOf?: string
}

/** Somebody whom the run looked at and does not pay. */
export interface UnpaidPerson
  extends UnplacedPerson,
    Pick<SnapshotPerson, 'hiredOn' | 'leftOn' | 'assignments'> {
  readonly reason: 'no-scheme' | 'no-assignment' | 'paid-off-cycle'
}

/** Something about a month that no rule settles: a person decides, and until then it is listed. */
export interface OpenItem {
  readonly month: Month
  readonly person: UnplacedPerson
  /**
   * `roster-not-sealed` the roster of a month is another, whose snapshot does not say who was looked
   * at; `has-left` money is to be taken back from somebody who is not employed any more;
   * `facts-not-sealed` pay on leaving read nothing of the unit in question; `held-line` a correction
   * holds a line; `decision-without-line` what was decided is about a line that is not there;
   * `settled-otherwise` it was settled by hand, without an amount, and the roster is another since;
   * `paid-apart` somebody was paid on leaving, and the month does not say for which month.
   */
  readonly reason:
    | 'roster-not-sealed'
    | 'has-left'
    | 'facts-not-sealed'
    | 'held-line'
    | 'decision-without-line'
    | 'paid-apart'
    | 'settled-otherwise'
  /** What is at stake; null where nothing can be computed. */
  readonly amount: MoneyText | null
  readonly changes: readonly AdjustmentChange[]
  /** Of held lines; absent elsewhere. */
  readonly titles?: readonly Localized[]
  /** By which the item is known again, whatever its names; absent in items of the time before. */
  readonly about?: OpenItemSubject
  /** What was settled of the same money already: the amount is what has come since. */
  readonly settled?: SettledBefore
}

export interface OpenItemSubject {
  /** The period whose run the item is about: a month, or somebody's pay on leaving. */
  readonly periodId: string
  readonly schemeVersionId?: string
  /** Code of the component. */
  readonly component?: string
  /** Of the facts, where there is no amount that tells whether they are others. */
  readonly version?: string
  /** Of pay on leaving that is corrected in two parts: which of them is asked about. */
  readonly part?: RunPart
}

export type RunPart = 'month' | 'quarter' | 'both'

export interface SettledBefore {
  readonly times: number
  readonly amount: MoneyText
}

export interface PaidOffCycle extends UnplacedPerson {
  readonly periodId: string
  /**
   * Whose pay it was: a quarter may have been paid with an earlier month of it. Absent in snapshots of
   * the time before.
   */
  readonly month?: Month
  /** In the organisation's zone. */
  readonly lockedOn: CalendarDate
}

export type UnplacedPerson = Pick<SnapshotPerson, 'id' | 'personnelNumber' | 'fullName'>

export type TooLateVisit = Pick<SnapshotScore, 'visitId' | 'visitedOn' | 'unitId' | 'personId'>

/** What a caller gathers; `takeSnapshot` (period-seal.ts) adds the group means and puts everything in order. */
export type PeriodFacts = Omit<PeriodSnapshot, 'format' | 'rulesVersion' | 'groupMeans'>

/** The visit noise (reliability.ts) by which intervals and smoothing are computed, as text. */
export interface SnapshotNoise {
  /** r, 0..1 with at most four places. */
  readonly reliability: Decimal
  /** s_w, percentage points with at most six places. */
  readonly deviation: Decimal
  readonly source: VisitNoise['source']
  readonly subjects: number
}

export interface SnapshotScheme {
  readonly versionId: string
  readonly number: number
  readonly effectiveFrom: CalendarDate
  readonly document: SchemeDocument
}

export interface SnapshotPerson {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly hiredOn: CalendarDate
  readonly leftOn: CalendarDate | null
  /** The place on the last employed day of the period. */
  readonly unitId: string
  readonly positionId: string
  /** The schemes that pay the person in this period, in any stint of theirs. */
  readonly schemeVersionIds: readonly string[]
  /** Which unit's visits and figures are the person's, day by day. */
  readonly assignments: readonly SnapshotAssignment[]
  readonly salaries: readonly { readonly fromOn: CalendarDate; readonly amount: MoneyText }[]
  readonly payFacts: readonly SnapshotPayFact[]
  readonly adjustments: readonly (Adjustment & { readonly schemeVersionId: string })[]
  /** Lines that somebody decided; absent where nobody did. */
  readonly decisions?: readonly LineDecision[]
  /** Where the person worked in the period, by day; absent where he stayed at one place. */
  readonly stints?: readonly SnapshotStint[]
}

/** Days in a row at one unit and position. */
export interface SnapshotStint {
  readonly unitId: string
  readonly positionId: string
  readonly fromOn: CalendarDate
  /** The last day, inside. */
  readonly throughOn: CalendarDate
  /** The schemes that pay somebody there, of those that are paid with the month. */
  readonly schemeVersionIds: readonly string[]
}

export interface SnapshotAssignment {
  readonly unitId: string
  readonly positionId: string
  readonly fromOn: CalendarDate
  /** The last day, inside; null while it lasts. */
  readonly throughOn: CalendarDate | null
}

export interface SnapshotPayFact {
  readonly id: string
  readonly month: Month
  readonly workedDays: Decimal
  readonly normDays: Decimal
  readonly baseAmount: MoneyText | null
}

/** A released score as it stood. Percentages are exact, as in the ScoreResult. */
export interface SnapshotScore {
  readonly visitId: string
  readonly scoreId: string
  readonly checklistId: string
  readonly checklistVersionId: string
  readonly touchpoint: Touchpoint
  readonly unitId: string
  /** Null where the visit names no person. */
  readonly personId: string | null
  /** The day of the visit in the unit's zone. */
  readonly visitedOn: CalendarDate
  /** The month in which it counts: a visit released late counts in the next open one. */
  readonly countsIn: Month
  readonly total: ExactText | null
  /** Only where the checklist version pools the points of several visits; else absent. */
  readonly points?: PointsText
  readonly criticalFailures: number
  /** At least the sections and standards that a scheme of the snapshot reads. */
  readonly sections: readonly PartScore[]
  readonly standards: readonly PartScore[]
}

export interface PartScore {
  readonly id: string
  readonly percent: ExactText | null
}

/** The revision of a KPI figure that stands: of a person or of a unit, the other being null. */
export interface SnapshotKpiFact {
  readonly id: string
  readonly metric: string
  readonly personId: string | null
  readonly unitId: string | null
  readonly month: Month
  readonly value: Decimal
  /** Why it was entered: of what was corrected after a lock alone; never in a snapshot. */
  readonly reason?: string
}

/** Mean of the means of all subjects that a smoothed component measures. */
export interface GroupMean {
  readonly schemeVersionId: string
  readonly component: string
  /** Fraction of 1. */
  readonly mean: ExactText
  readonly subjects: number
}
