import type { Month } from './calendar'
import type { Localized } from './checklist'
import type { UnpaidEntry } from './compute-period'
import type { LuckReport } from './luck-meter'
import type { MoneyText } from './money'
import type { PayNeighbour } from './pay-neighbours'
import type { payRulesVersion } from './payout-result'
import type { SchemeDocument } from './scheme'
import type { UncountedPart } from './uncounted-readings'

/**
 * A trial as it is kept: what was tried, on which months, and what came of it. Plain JSON; it is
 * read for years, never computed again, and never pay.
 * Source: PAY.md, Trying a scheme.
 */
export interface SchemeTrialDocument {
  readonly format: 'etalon.scheme-trial/1'
  readonly rulesVersion: typeof payRulesVersion
  readonly currency: string
  readonly months: readonly TrialMonth[]
  /** Everybody who is paid by one of the schemes, or was paid. */
  readonly people: readonly TrialPerson[]
  /** One, or two side by side. */
  readonly schemes: readonly TriedScheme[]
}

export interface TrialMonth {
  readonly month: Month
  /** `paid` the month is locked, `proposed` computed and not locked, `none` never computed. */
  readonly paid: 'paid' | 'proposed' | 'none'
}

export interface TrialPerson {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
}

export interface TriedScheme {
  readonly schemeId: string
  readonly name: Localized
  /** The number of an activated version; null for the draft. */
  readonly version: number | null
  /** Of the draft; null for a version. */
  readonly revision: number | null
  readonly fingerprint: string
  readonly document: SchemeDocument
  /** What the payouts stand beside: payouts of the same scheme, or of all schemes of the people. */
  readonly comparedWith: 'same-scheme' | 'all-schemes' | 'nothing'
  readonly payouts: readonly TrialPayout[]
  /** Different visits that measured what is paid, or that gates looked at; absent in trials of the time before. */
  readonly visits?: number
  readonly paid: readonly PaidBefore[]
  readonly unpaid: readonly TrialUnpaid[]
  /** The largest differences, not more than a trial keeps; `neighboursFound` counts all. */
  readonly neighbours: readonly PayNeighbour[]
  readonly neighboursFound: number
  readonly luck: TrialLuck
}

export interface TrialPayout {
  readonly personId: string
  readonly month: Month
  readonly amount: MoneyText
  /** 5th and 95th of 100 payouts with other visits; null where it was not drawn. */
  readonly band: { readonly low: MoneyText; readonly high: MoneyText } | null
  readonly held: boolean
  /** Paid in full although nothing, or too little, was measured. */
  readonly unmeasured: MoneyText
  /** As what the person is paid here; absent in trials of the time before. */
  readonly position?: string
}

export interface PaidBefore {
  readonly personId: string
  readonly month: Month
  readonly amount: MoneyText
}

export interface TrialUnpaid {
  readonly personId: string
  readonly month: Month
  readonly reason: UnpaidEntry['reason']
}

export type TrialLuck = Omit<LuckReport, 'bands'> & {
  /** Payouts of which some stand for all above a limit. */
  readonly of: number
  /** The luckiest part: its title, whether it has a step, and on how many visits it rests on average. */
  readonly part: {
    readonly title: Localized
    /** Whether a hair's breadth decides over money there. */
    readonly hasStep: boolean
    /** With one place: "1.4". */
    readonly visits: string
  } | null
  /** What was taken as it was; absent in trials of the time before, which left out all formulas. */
  readonly notMeasured?: readonly UncountedPart[]
}
