import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import { dateIn, monthDays, monthOf } from '@/lib/core/calendar'
import { summariseVisits } from '@/lib/core/period-summary'
import { findOrganisation } from '@/lib/organisations/queries'
import { findCounting } from '@/lib/period-rules/queries'
import type { Deps } from '@/lib/platform/deps'
import { listResultMonths, listResultsOfUnits, listUnitNames } from '../queries'
import type { ListTeamResultsInput, ResultRow, TeamResults } from '../schema'
import { howCounted, scoredVisits } from './list-own-results'

/** The released results of the units that the actor heads, for one month. */
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
        how: howCounted(results, month, counting),
        results,
      },
    }
  })
}
