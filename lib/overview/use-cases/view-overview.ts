import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { addMonths, dateIn, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseFraction } from '@/lib/core/exact'
import { leagueBands } from '@/lib/core/league'
import { meanScore } from '@/lib/core/mean-of-visits'
import { scoredVisitOf } from '@/lib/core/period-score'
import { fewestVisits, summariseVisits } from '@/lib/core/period-summary'
import { smoothedScore, type VisitNoise, visitNoise } from '@/lib/core/reliability'
import { subtreeOf } from '@/lib/core/unit-tree'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listSubjectTotals } from '@/lib/scores/queries'
import { listUnits } from '@/lib/units/queries'
import {
  type CountedTotal,
  countWaiting,
  listCountedTotals,
  listOverviewVersions,
  listReleasedMonths,
  listTotalsBySubject,
  type OverviewVersion,
  type Scope,
  type SubjectTotals,
} from '../queries'
import type { LeagueRow, Overview, ViewOverviewInput } from '../schema'
import { readHeat } from './read-heat'
import { readLosses } from './read-losses'
import { readTrends, visitsIn } from './read-trend'

/**
 * How the company works in a month: the score and how sure it is, the way there, where points are
 * lost, and who can be told apart. Released visits only.
 */
export async function viewOverview(
  actor: Actor,
  input: ViewOverviewInput,
  { db, now }: Deps,
): Promise<{ ok: true; overview: Overview }> {
  authoriseVerb(actor, 'overview:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const months = await listReleasedMonths(tx, organisationId)
    const month = input.month ?? months[0] ?? monthOf(dateIn(now, timeZone))
    const units = await listUnits(tx, organisationId)
    const versions = await listOverviewVersions(tx, organisationId)
    const region = units.find(({ id }) => id === input.region) ?? null
    const unitIds = region && [...subtreeOf(units, region.id)]
    const year = {
      firstDay: monthDays(addMonths(month, -11)).first,
      lastDay: monthDays(month).last,
    }

    const all = await listCountedTotals(tx, organisationId, { ...year, versionIds: null, unitIds })
    const byTouchpoint = countTouchpoints(all, versions)
    const touchpoint = input.touchpoint ?? usualTouchpoint(all, versions, month)
    const versionIds = versionsOf(versions, touchpoint)
    const counted = versionIds === null ? all : all.filter((c) => versionIds.includes(c.versionId))
    const yearScope: Scope = { ...year, versionIds, unitIds }
    const monthScope: Scope = {
      firstDay: monthDays(month).first,
      lastDay: monthDays(month).last,
      versionIds,
      unitIds,
    }
    const noise = await noiseOf(tx, actor, yearScope)
    const current = visitsIn(counted, month)
    const isOneKind = touchpoint !== 'all'
    const trends = await readTrends(
      tx,
      actor,
      { month, touchpoint, counted, scope: yearScope },
      noise.deviation,
    )
    return {
      ok: true,
      overview: {
        month,
        months: months.includes(month) ? months : [month, ...months],
        touchpoint,
        touchpoints: touchpoints.filter((one) => byTouchpoint.has(one)),
        region: region?.id ?? null,
        regions: units
          .filter(({ kind }) => kind === 'region')
          .map(({ id, name }) => ({ id, name })),
        headline: summariseVisits(current, noise.deviation),
        previousMonth: addMonths(month, -1),
        ...trends,
        checklists: checklistsOf(counted, versions),
        losses: await readLosses(tx, actor, monthScope),
        heat: isOneKind ? await readHeat(tx, actor, monthScope, counted, units, region) : null,
        league: isOneKind
          ? leagueOf(await listTotalsBySubject(tx, organisationId, monthScope), noise)
          : null,
        noise: {
          deviation: decimalText(noise.deviation),
          reliability: decimalText(noise.reliability),
          source: noise.source,
        },
        waiting: await countWaiting(
          tx,
          organisationId,
          [...actor.headedUnitIds, ...actor.workUnitIds],
          now,
        ),
      },
    }
  })
}

function countTouchpoints(
  counted: readonly CountedTotal[],
  versions: readonly OverviewVersion[],
): ReadonlyMap<Touchpoint, number> {
  const touchpointOf = new Map(versions.map(({ id, touchpoint }) => [id, touchpoint]))
  const counts = new Map<Touchpoint, number>()
  for (const { versionId, visits } of counted) {
    const touchpoint = touchpointOf.get(versionId)
    if (touchpoint !== undefined) counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + visits)
  }
  return counts
}

/** The touchpoint with the most visits of the month, else of the year; all where there is none. */
function usualTouchpoint(
  counted: readonly CountedTotal[],
  versions: readonly OverviewVersion[],
  month: Month,
): Touchpoint | 'all' {
  const ofMonth = countTouchpoints(
    counted.filter((group) => group.month === month),
    versions,
  )
  const counts = ofMonth.size > 0 ? ofMonth : countTouchpoints(counted, versions)
  const ordered = [...counts].sort(([, a], [, b]) => b - a)
  return ordered[0]?.[0] ?? 'all'
}

/** Each checklist once, under the title of its newest version. */
function checklistsOf(
  counted: readonly CountedTotal[],
  versions: readonly OverviewVersion[],
): Overview['checklists'] {
  const visitsOf = new Map<string, number>()
  for (const { versionId, visits } of counted) {
    const id = versions.find((version) => version.id === versionId)?.checklistId
    if (id !== undefined) visitsOf.set(id, (visitsOf.get(id) ?? 0) + visits)
  }
  const titles = new Map(versions.map(({ checklistId, title }) => [checklistId, title]))
  return [...visitsOf]
    .sort(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1))
    .map(([id]) => ({ id, title: titles.get(id) ?? {} }))
}

function versionsOf(
  versions: readonly OverviewVersion[],
  touchpoint: Touchpoint | 'all',
): readonly string[] | null {
  if (touchpoint === 'all') return null
  return versions.filter((version) => version.touchpoint === touchpoint).map(({ id }) => id)
}

/** The whole company tells the noise of a visit, also where one region is looked at. */
async function noiseOf(
  tx: Transaction,
  { organisationId }: Actor,
  { firstDay, lastDay, versionIds }: Scope,
): Promise<VisitNoise> {
  const subjects = await listSubjectTotals(tx, organisationId, firstDay, lastDay, versionIds)
  return visitNoise(subjects.map((totals) => totals.map(parseFraction)))
}

function leagueOf(subjects: readonly SubjectTotals[], noise: VisitNoise): readonly LeagueRow[] {
  const rows = subjects.map(({ visits, ...subject }) => {
    const scored = visits.map(({ total, points }) => scoredVisitOf(total, points))
    return { ...subject, ...summariseVisits(scored, noise.deviation) }
  })
  const entries = rows.flatMap((row) =>
    row.score === null || row.visits < fewestVisits
      ? []
      : [{ ...row, mean: parseFraction(row.score.exact) }],
  )
  // The mean of their means: every subject counts once, however often it was visited.
  const groupMean = meanScore(entries.map(({ mean }) => mean)).score ?? Fraction.zero
  const ranked = leagueBands(entries, noise.deviation).flatMap(({ rank, entries: band }) =>
    band.map((entry) => {
      const { mean: _, ...row } = entry
      const smoothed = decimalText(smoothedScore(entry, groupMean, noise.reliability))
      return { ...row, rank, sharing: band.length, smoothed }
    }),
  )
  const few = rows.filter(({ visits }) => visits < fewestVisits)
  return [...ranked, ...few.map((row) => ({ ...row, rank: null, sharing: 0, smoothed: null }))]
}
