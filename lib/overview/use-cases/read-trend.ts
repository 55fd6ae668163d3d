import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { addMonths, type Month, monthDays } from '@/lib/core/calendar'
import type { ChecklistDocument, Touchpoint } from '@/lib/core/checklist'
import { type Fraction, parseDecimal } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastMonthSummary,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { type ScoredVisit, scoredVisitOf, type TouchpointWeights } from '@/lib/core/period-score'
import { summariseVisits } from '@/lib/core/period-summary'
import { isBreakBetween, sharedStandards } from '@/lib/core/trend'
import { listPastMonths } from '@/lib/past-scores/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { type CountedTotal, listCountedTotals, type Scope } from '../queries'
import type { TrendMonth } from '../schema'

/** What a visit by a version was about; nothing where the touchpoint is of no interest. */
export type TouchpointOf = (versionId: string) => Touchpoint | undefined

/** The visits of one month, each once. */
export function visitsIn(
  counted: readonly CountedTotal[],
  month: Month,
  touchpointOf: TouchpointOf = () => undefined,
): readonly ScoredVisit[] {
  return counted
    .filter((group) => group.month === month)
    .flatMap(({ total, points, visits, versionId }) => {
      const visit = scoredVisitOf(total, points, touchpointOf(versionId))
      return Array.from({ length: visits }, () => visit)
    })
}

interface TrendView {
  readonly month: Month
  readonly touchpoint: Touchpoint | 'all'
  /** Totals of the scope, which may begin later than the trend. */
  readonly counted: readonly CountedTotal[]
  readonly scope: Scope
  readonly deviation: Fraction
  readonly touchpointOf: TouchpointOf
  /** Null where every visit of the month weighs the same. */
  readonly weightsIn: (month: Month) => TouchpointWeights | null
}

/**
 * The way to a month: the product's own visits, and beside them what was imported. Imported scores
 * lengthen the trend back to the first of them and enter nothing else.
 */
export async function readTrends(
  tx: Transaction,
  actor: Actor,
  view: TrendView,
): Promise<{ trend: readonly TrendMonth[]; past: readonly PastMonthSummary[] | null }> {
  const { organisationId } = actor
  const { month, touchpoint, counted, scope } = view
  const months = await listPastMonths(tx, organisationId, {
    firstDay: monthDays(addMonths(month, 1 - mostTrendMonths)).first,
    lastDay: scope.lastDay,
    touchpoint: touchpoint === 'all' ? null : touchpoint,
    unitIds: scope.unitIds,
  })
  const past = months.map((one) => ({ ...one, scores: one.scores.map(parseDecimal) }))
  const shown = trendWindow(month, firstPastMonth(past))
  const firstDay = monthDays(shown[0] ?? month).first
  const totals =
    firstDay < scope.firstDay
      ? await listCountedTotals(tx, organisationId, { ...scope, firstDay })
      : counted
  const trend = await readTrend(tx, actor, { ...view, counted: totals }, shown)
  return { trend, past: pastTrend(past, shown) }
}

async function readTrend(
  tx: Transaction,
  actor: Actor,
  { counted, deviation, touchpointOf, weightsIn }: TrendView,
  months: readonly Month[],
): Promise<readonly TrendMonth[]> {
  const breaks = breaksOf(counted, months, await readDocuments(tx, actor, counted, months))
  return months.map((month) => ({
    month,
    ...summariseVisits(visitsIn(counted, month, touchpointOf), deviation, weightsIn(month)),
    breakBefore: breaks.get(month) ?? null,
  }))
}

/**
 * The months before which the line breaks: where the checklist that most visits used was replaced by
 * one that asks about other standards.
 */
export function breaksOf(
  counted: readonly CountedTotal[],
  months: readonly Month[],
  documents: ReadonlyMap<string, ChecklistDocument>,
): ReadonlyMap<Month, NonNullable<TrendMonth['breakBefore']>> {
  const breaks = new Map<Month, NonNullable<TrendMonth['breakBefore']>>()
  let before: ChecklistDocument | null = null
  for (const month of months) {
    const used = mostUsedVersion(counted.filter((group) => group.month === month))
    const document = used === null ? null : (documents.get(used) ?? null)
    if (before !== null && document !== null && isBreakBetween(before, document)) {
      breaks.set(month, {
        shared: sharedStandards(document, before).length,
        all: sharedStandards(document).length,
      })
    }
    before = document ?? before
  }
  return breaks
}

export function mostUsedVersion(counted: readonly CountedTotal[]): string | null {
  const counts = new Map<string, number>()
  for (const { versionId, visits } of counted) {
    counts.set(versionId, (counts.get(versionId) ?? 0) + visits)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The documents of the versions that led a month. */
async function readDocuments(
  tx: Transaction,
  { organisationId }: Actor,
  counted: readonly CountedTotal[],
  months: readonly Month[],
): Promise<ReadonlyMap<string, ChecklistDocument>> {
  const leading = months.map((month) => mostUsedVersion(counted.filter((c) => c.month === month)))
  const documents = new Map<string, ChecklistDocument>()
  for (const id of new Set(leading.filter((versionId) => versionId !== null))) {
    const version = await findChecklistVersion(tx, organisationId, id)
    if (version !== null) documents.set(id, version.document)
  }
  return documents
}
