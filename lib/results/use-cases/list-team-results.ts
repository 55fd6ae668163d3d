import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import { addMonths, dateIn, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import { firstPastMonth, mostTrendMonths, pastTrend, trendWindow } from '@/lib/core/past-trend'
import { summariseVisits } from '@/lib/core/period-summary'
import { trendOf } from '@/lib/core/trend-months'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPastMonths } from '@/lib/past-scores/queries'
import { type Counting, findCounting } from '@/lib/period-rules/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listTrendVersions } from '@/lib/trends/queries'
import { readMeasured } from '@/lib/trends/report'
import { listResultMonths, listResultsOfUnits, listUnitNames } from '../queries'
import type { ListTeamResultsInput, ResultRow, TeamResults } from '../schema'
import { howCounted } from './list-own-results'
import { scoredVisits, trendSource } from './read-trend'

/** The released results of the units that the actor heads, for one month, and the way there. */
export async function listTeamResults(
  actor: Actor,
  input: ListTeamResultsInput,
  { db, now }: Deps,
): Promise<{ ok: true; team: TeamResults }> {
  authoriseVerb(actor, 'team:read')
  const { organisationId } = actor
  const headed = actor.headedUnitIds.filter((unitId) => can(actor, 'team:read', { unitId }))
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const months = await listResultMonths(tx, organisationId, headed)
    const month = input.month ?? months[0] ?? monthOf(today)
    const unitId = input.unit !== undefined && headed.includes(input.unit) ? input.unit : null
    const { first, last } = monthDays(month)
    const chosen = unitId === null ? headed : [unitId]
    const results = await listResultsOfUnits(tx, organisationId, chosen, first, last)
    const counting = await findCounting(tx, organisationId, today)
    const weights = counting.weightsIn(month)
    const summaryOf = (rows: readonly ResultRow[]) =>
      summariseVisits(scoredVisits(rows), counting.noise.deviation, weights)
    const units = await listUnitNames(tx, organisationId, headed)
    const named = results.filter(({ personId }) => personId !== null)
    return {
      ok: true,
      team: {
        month,
        months,
        unitId,
        units,
        summaries: units
          .filter(({ id }) => chosen.includes(id))
          .map(({ id, name }) => {
            const own = results.filter((row) => row.unitId === id)
            return { id, name, unitName: name, ...summaryOf(own) }
          }),
        people: [...Map.groupBy(named, ({ personId }) => personId ?? '')].map(([id, rows]) => ({
          id,
          name: rows[0]?.personName ?? '',
          unitName: rows[0]?.unitName ?? '',
          ...summaryOf(rows),
        })),
        ...(await readTeamTrend(tx, actor, chosen, month, counting)),
        how: howCounted(results, month, counting),
        results,
      },
    }
  })
}

/** Over shared standards where a checklist changed; imported scores lengthen it as everywhere. */
async function readTeamTrend(
  tx: Transaction,
  actor: Actor,
  unitIds: readonly string[],
  month: Month,
  counting: Counting,
): Promise<Pick<TeamResults, 'trend' | 'past'>> {
  const { organisationId } = actor
  const { last } = monthDays(month)
  const pastMonths = await listPastMonths(tx, organisationId, {
    firstDay: monthDays(addMonths(month, 1 - mostTrendMonths)).first,
    lastDay: last,
    touchpoint: null,
    unitIds,
  })
  const past = pastMonths.map((one) => ({ ...one, scores: one.scores.map(parseDecimal) }))
  const months = trendWindow(month, firstPastMonth(past))
  const { first } = monthDays(months[0] ?? month)
  const rows = await listResultsOfUnits(tx, organisationId, unitIds, first, last)
  const used = [...new Set(rows.map(({ versionId }) => versionId))]
  const versions = await listTrendVersions(tx, organisationId, used)
  const source = trendSource(tx, actor, rows, versions, counting)
  return { trend: trendOf(await readMeasured(months, source)), past: pastTrend(past, months) }
}
