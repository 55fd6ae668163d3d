import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { agreedPolicies } from '@/lib/core/agreed-policies'
import { addMonths, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { type ScoringPolicies, type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { summariseVisits } from '@/lib/core/period-summary'
import { tellNoise } from '@/lib/core/told-noise'
import { subtreeOf } from '@/lib/core/unit-tree'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { findCounting } from '@/lib/period-rules/queries'
import type { Deps } from '@/lib/platform/deps'
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
} from '../queries'
import type { Overview, ViewOverviewInput } from '../schema'
import { readHeat } from './read-heat'
import { readLeague } from './read-league'
import { readLosses } from './read-losses'
import { readTrends, type TouchpointOf, visitsIn } from './read-trend'

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
    const today = dateIn(now, timeZone)
    const months = await listReleasedMonths(tx, organisationId)
    const month = input.month ?? months[0] ?? monthOf(today)
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
    const { noise, weightsIn: weightsOfMonth } = await findCounting(tx, organisationId, today)
    const { deviation } = noise
    const isOneKind = touchpoint !== 'all'
    // Within one touchpoint there is nothing to weigh.
    const weightsIn = (one: Month) => (isOneKind ? null : weightsOfMonth(one))
    const touchpointOf: TouchpointOf = (id) => versions.find((one) => one.id === id)?.touchpoint
    const current = visitsIn(counted, month, touchpointOf)
    const weights = weightsIn(month)
    const view = {
      month,
      touchpoint,
      counted,
      scope: yearScope,
      deviation,
      touchpointOf,
      weightsIn,
    }
    const trends = await readTrends(tx, actor, view)
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
        headline: summariseVisits(current, deviation, weights),
        previousMonth: addMonths(month, -1),
        ...trends,
        checklists: checklistsOf(counted, versions),
        losses: await readLosses(tx, actor, monthScope),
        heat: isOneKind
          ? await readHeat(tx, actor, monthScope, counted, units, region, noise)
          : null,
        // Over several touchpoints subjects can be compared where it is said what each one weighs.
        league:
          isOneKind || weights !== null
            ? readLeague(
                await listTotalsBySubject(tx, organisationId, monthScope),
                { noise, weights },
                touchpointOf,
              )
            : null,
        how: {
          weights,
          policies: agreedPolicies(policiesIn(counted, month, versions)),
          noise: tellNoise(noise),
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

/** Of the versions that the visits of a month were judged by. */
function policiesIn(
  counted: readonly CountedTotal[],
  month: Month,
  versions: readonly OverviewVersion[],
): readonly ScoringPolicies[] {
  const used = counted.filter((group) => group.month === month).map(({ versionId }) => versionId)
  return versions.filter(({ id }) => used.includes(id)).map(({ policies }) => policies)
}
