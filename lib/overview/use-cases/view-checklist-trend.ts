import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { findChecklist } from '@/lib/checklists/queries'
import { daysOfMonths, type Month, monthOf, monthsThrough } from '@/lib/core/calendar'
import { summariseVisits } from '@/lib/core/period-summary'
import { sharedStandards } from '@/lib/core/trend'
import { trendOf } from '@/lib/core/trend-months'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findVisitNoise } from '@/lib/scores/queries'
import { readMeasured } from '@/lib/trends/report'
import {
  type CountedTotal,
  listCountedTotals,
  listNewestReports,
  listOverviewVersions,
  listReleasedMonths,
  type Scope,
} from '../queries'
import type { ChecklistTrend, RescoredTrend, ViewChecklistTrendInput } from '../schema'
import { mostRescored, type ReadVersion, readRescore } from './read-rescore'
import { trendSource, visitsIn } from './read-trend'

/**
 * How the scores of one checklist moved: over the standards that the shown versions share, and, as a
 * labelled series, what a newer version would have made of older visits. Released visits only; the
 * results that stand are never changed.
 */
export async function viewChecklistTrend(
  actor: Actor,
  input: ViewChecklistTrendInput,
  { db, now }: Deps,
): Promise<ChecklistTrend> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findChecklist(tx, organisationId, input.checklistId)
    const checklist = authorise(actor, 'checklist:read', found)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const released = await listReleasedMonths(tx, organisationId)
    const span = monthsThrough(released[0] ?? monthOf(today), input.months)
    const versions = await readVersions(tx, actor, checklist.id)
    const scope = scopeOf(span, versions)
    const counted = await listCountedTotals(tx, organisationId, scope)
    const months = withoutEmptyStart(span, counted)
    const used = versions.filter(({ id }) => counted.some(({ versionId }) => versionId === id))
    const from = used.find(({ number }) => number >= (input.from ?? 0)) ?? used[0] ?? null
    const shown = used.filter(({ number }) => number >= (from?.number ?? 0))
    const newer = versions.filter(({ number }) => shown.some((older) => older.number < number))
    const as = newer.find(({ number }) => number === input.as) ?? newer.at(-1) ?? null
    const newest = shown.at(-1)?.document
    const standards = sharedStandards(...shown.map(({ document }) => document).reverse())
    const view = { months, shown, scope: scopeOf(months, shown), today }
    return {
      checklistId: checklist.id,
      title: versions.at(-1)?.document.title ?? checklist.draft.title,
      span: input.months,
      used: used.map(({ id, number }) => ({ number, visits: visitsOf(counted, id) })),
      from: from?.number ?? null,
      standards: {
        shared: standards.length,
        all: newest === undefined ? 0 : sharedStandards(newest).length,
      },
      ...(await readSeries(tx, actor, view, counted)),
      newer: newer.map(({ number }) => number).reverse(),
      rescore: as && (await rescoreOlder(tx, actor, view, as)),
    }
  })
}

/** Which months and versions are drawn. */
interface TrendView {
  readonly months: readonly Month[]
  readonly shown: readonly ReadVersion[]
  readonly scope: Scope
  readonly today: string
}

/** The published versions of a checklist, oldest first. */
async function readVersions(
  tx: Transaction,
  { organisationId }: Actor,
  checklistId: string,
): Promise<readonly ReadVersion[]> {
  const all = await listOverviewVersions(tx, organisationId)
  const own = all.filter((version) => version.checklistId === checklistId)
  const read: ReadVersion[] = []
  for (const { id, number } of own) {
    const version = await findChecklistVersion(tx, organisationId, id)
    if (version !== null) read.push({ id, number, document: version.document })
  }
  return read.sort((a, b) => a.number - b.number)
}

function scopeOf(months: readonly Month[], versions: readonly ReadVersion[]): Scope {
  const { first, last } = daysOfMonths(months[0] ?? '', months.at(-1) ?? '')
  return {
    firstDay: first,
    lastDay: last,
    versionIds: versions.map(({ id }) => id),
    unitIds: null,
  }
}

const FEWEST_MONTHS = 6

/** The months from the first one that has a visit, but some at least, so that a trend is seen. */
function withoutEmptyStart(
  months: readonly Month[],
  counted: readonly CountedTotal[],
): readonly Month[] {
  const used = new Set(counted.map(({ month }) => month))
  const first = months.findIndex((month) => used.has(month))
  return months.slice(Math.min(Math.max(first, 0), months.length - FEWEST_MONTHS))
}

function visitsOf(counted: readonly CountedTotal[], versionId: string): number {
  return counted
    .filter((group) => group.versionId === versionId)
    .reduce((sum, { visits }) => sum + visits, 0)
}

/** The score over shared standards, and the totals with the same breaks in them. */
async function readSeries(
  tx: Transaction,
  actor: Actor,
  { months, shown, scope, today }: TrendView,
  counted: readonly CountedTotal[],
): Promise<Pick<ChecklistTrend, 'overStandards' | 'totals'>> {
  const { deviation } = await findVisitNoise(tx, actor.organisationId, today)
  const own = counted.filter(({ versionId }) => shown.some(({ id }) => id === versionId))
  const source = await trendSource(tx, actor, { counted: own, scope, deviation })
  const overStandards = trendOf(await readMeasured(months, source, 'always'))
  const totals = overStandards.map(({ month, breakBefore }) => ({
    // One checklist has one touchpoint: there is nothing to weigh.
    ...{ month, breakBefore, isWeighedAnew: false, over: null, leftOut: 0 },
    ...summariseVisits(visitsIn(own, month), deviation),
  }))
  return { overStandards, totals }
}

async function rescoreOlder(
  tx: Transaction,
  { organisationId }: Actor,
  { months, shown }: TrendView,
  as: ReadVersion,
): Promise<RescoredTrend> {
  const older = shown.filter(({ number }) => number < as.number)
  const scope = scopeOf(months, older)
  const visits = await listNewestReports(tx, organisationId, scope, mostRescored)
  return readRescore(visits, new Map(older.map((version) => [version.id, version])), as, months)
}
