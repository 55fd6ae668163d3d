import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import type { PeriodComputation } from '@/lib/core/compute-period'
import type { OpenItem } from '@/lib/core/period-snapshot'
import type { PoolTotal } from '@/lib/core/pool-totals'
import { searchTextSchema } from '@/lib/platform/input'

const id = z.uuid()

export const openPeriodSchema = z.strictObject({
  month: z.string().refine(isMonth, 'not-a-month'),
})
export type OpenPeriod = z.output<typeof openPeriodSchema>

export const periodSchema = z.strictObject({ periodId: id })
export type PeriodInput = z.output<typeof periodSchema>

/** Whoever decides names the run that was looked at. */
export const decidePeriodSchema = z.strictObject({
  periodId: id,
  runId: id,
  decision: z.enum(['submit', 'approve', 'lock']),
})
export type DecidePeriod = z.output<typeof decidePeriodSchema>

/** A run, set beside the one before it. */
export const compareRunsSchema = z.strictObject({ periodId: id, runId: id })
export type CompareRuns = z.output<typeof compareRunsSchema>

/** Somebody asks for a locked month to be opened again, and says why. */
export const askReopeningSchema = z.strictObject({
  periodId: id,
  runId: id,
  reason: z.string().trim().min(1).max(500),
})
export type AskReopening = z.output<typeof askReopeningSchema>

/** A second person opens it. */
export const reopenPeriodSchema = z.strictObject({ periodId: id, runId: id })
export type ReopenPeriod = z.output<typeof reopenPeriodSchema>

/** Which statements of a month are looked at: part of a name, a number or a unit. */
export const listStatementsSchema = z.object({
  text: searchTextSchema,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ListStatements = z.output<typeof listStatementsSchema>

/** What a run says beyond its statements; kept beside it, so that a page computes nothing. */
export interface RunSummary
  extends Pick<PeriodComputation, 'unpaid' | 'notices' | 'total' | 'units'> {
  /** Names of those who could not be computed. */
  readonly names: Readonly<Record<string, string>>
  readonly late: {
    readonly counted: readonly NamedLateVisit[]
    readonly tooLate: readonly NamedLateVisit[]
  }
  /** What became of the pools that units share; absent in runs of the time before. */
  readonly pools?: readonly PoolTotal[]
  /** Null where no scheme pays. */
  readonly currency: string | null
  /** Who was paid before the close of the month, and where; absent in runs of the time before. */
  readonly paidOffCycle?: readonly {
    readonly periodId: string
    readonly fullName: string
    readonly lockedOn: string
  }[]
  /** Of pay on leaving: schemes whose pool waits for the close of its period; absent where none does. */
  readonly waitingPools?: readonly Localized[]
  /** What waits for a person; absent where nothing does. */
  readonly openItems?: readonly OpenItem[]
  /** How many settlements of open items the run knew; absent in runs of the time before. */
  readonly settlements?: number
}

/** A visit of a locked month: by day, unit and, where the visit names one, person. */
export interface NamedLateVisit {
  readonly visitId: string
  readonly visitedOn: string
  readonly unit: string
  readonly person: string | null
}

/** What a list shows of a statement. */
export interface StatementListing {
  readonly personnelNumber: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
  /** What everything at its full rate would have paid. */
  readonly atFull: string
  /** Lines that still wait for a person. */
  readonly held: number
  /** Whether a person decided a line of it, and whether it corrects an earlier month. */
  readonly decided: boolean
  readonly adjusted: boolean
}
