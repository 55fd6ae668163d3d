import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { addMonths, type Month, monthDays } from '@/lib/core/calendar'
import type { ChecklistDocument, Touchpoint } from '@/lib/core/checklist'
import { type Fraction, parseDecimal, parseFraction } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastMonthSummary,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { summariseVisits } from '@/lib/core/period-summary'
import { isBreakBetween, sharedStandards } from '@/lib/core/trend'
import { listPastMonths } from '@/lib/past-scores/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { type CountedTotal, listCountedTotals, type Scope } from '../queries'
import type { TrendMonth } from '../schema'

/** The totals of one month, each visit once. */
export function totalsOf(counted: readonly CountedTotal[], month: Month): readonly Fraction[] {
  return counted
    .filter((group) => group.month === month)
    .flatMap(({ total, visits }) => {
      const value = parseFraction(total)
      return Array.from({ length: visits }, () => value)
    })
}

interface TrendView {
  readonly month: Month
  readonly touchpoint: Touchpoint | 'all'
  /** Totals of the scope, which may begin later than the trend. */
  readonly counted: readonly CountedTotal[]
  readonly scope: Scope
}

/**
 * The way to a month: the product's own visits, and beside them what was imported. Imported scores
 * lengthen the trend back to the first of them and enter nothing else.
 */
export async function readTrends(
  tx: Transaction,
  actor: Actor,
  { month, touchpoint, counted, scope }: TrendView,
  deviation: Fraction,
): Promise<{ trend: readonly TrendMonth[]; past: readonly PastMonthSummary[] | null }> {
  const { organisationId } = actor
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
  const trend = await readTrend(tx, actor, totals, shown, deviation)
  return { trend, past: pastTrend(past, shown) }
}

/**
 * Month by month, with a break where the checklist that most visits used was replaced by one that
 * asks about other standards.
 */
async function readTrend(
  tx: Transaction,
  actor: Actor,
  counted: readonly CountedTotal[],
  months: readonly Month[],
  deviation: Fraction,
): Promise<readonly TrendMonth[]> {
  const documents = new Map<string, ChecklistDocument>()
  const trend: TrendMonth[] = []
  let before: string | null = null
  for (const month of months) {
    const used = mostUsedVersion(counted.filter((group) => group.month === month))
    const hasChanged = before !== null && used !== null && used !== before
    trend.push({
      month,
      ...summariseVisits(totalsOf(counted, month), deviation),
      breakBefore:
        hasChanged && before !== null && used !== null
          ? await breakBetween(tx, actor, documents, before, used)
          : null,
    })
    before = used ?? before
  }
  return trend
}

export function mostUsedVersion(counted: readonly CountedTotal[]): string | null {
  const counts = new Map<string, number>()
  for (const { versionId, visits } of counted) {
    counts.set(versionId, (counts.get(versionId) ?? 0) + visits)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

async function breakBetween(
  tx: Transaction,
  actor: Actor,
  documents: Map<string, ChecklistDocument>,
  earlier: string,
  later: string,
): Promise<TrendMonth['breakBefore']> {
  const a = await documentOf(tx, actor, documents, earlier)
  const b = await documentOf(tx, actor, documents, later)
  if (a === null || b === null || !isBreakBetween(a, b)) return null
  return { shared: sharedStandards(b, a).length, all: sharedStandards(b, b).length }
}

async function documentOf(
  tx: Transaction,
  { organisationId }: Actor,
  documents: Map<string, ChecklistDocument>,
  versionId: string,
): Promise<ChecklistDocument | null> {
  const known = documents.get(versionId)
  if (known) return known
  const version = await findChecklistVersion(tx, organisationId, versionId)
  if (version) documents.set(versionId, version.document)
  return version?.document ?? null
}
