import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { type Month, monthsThrough } from '@/lib/core/calendar'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { type Fraction, parseFraction } from '@/lib/core/exact'
import { summariseVisits } from '@/lib/core/period-summary'
import { isBreakBetween, sharedStandards } from '@/lib/core/trend'
import type { Transaction } from '@/lib/platform/db/database'
import type { CountedTotal } from '../queries'
import type { TrendMonth } from '../schema'

const MONTHS_SHOWN = 6

export function trendMonths(month: Month): readonly Month[] {
  return monthsThrough(month, MONTHS_SHOWN)
}

/** The totals of one month, each visit once. */
export function totalsOf(counted: readonly CountedTotal[], month: Month): readonly Fraction[] {
  return counted
    .filter((group) => group.month === month)
    .flatMap(({ total, visits }) => {
      const value = parseFraction(total)
      return Array.from({ length: visits }, () => value)
    })
}

/**
 * Month by month, with a break where the checklist that most visits used was replaced by one that
 * asks about other standards.
 */
export async function readTrend(
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
