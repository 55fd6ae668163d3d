import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import { addMonths, daysOfMonths, type Month, monthOf } from '@/lib/core/calendar'
import { compareStandardScores } from '@/lib/core/standard-score'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { listPoints } from '../queries'
import type { ListTeamStandardScores, TeamStandardScore } from '../schema'
import { scoresByKey } from './list-standard-scores'

export interface TeamStandardScores {
  /** The worst first; those below the fewest visits after the others. */
  readonly standards: readonly TeamStandardScore[]
  readonly from: Month
  readonly through: Month
}

const MONTHS_SHOWN = 6

/**
 * How the standards fare in the units that the actor heads, over the released visits of six months.
 * It tells nothing that the released results of these units do not: no shopper, no day, no minute.
 */
export async function listTeamStandardScores(
  actor: Actor,
  { unit, person }: ListTeamStandardScores,
  { db, now }: Deps,
): Promise<TeamStandardScores> {
  authoriseVerb(actor, 'team:read')
  const { organisationId } = actor
  const headed = actor.headedUnitIds.filter((unitId) => can(actor, 'team:read', { unitId }))
  const unitIds = unit !== undefined && headed.includes(unit) ? [unit] : headed
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const through = monthOf(dateIn(now, timeZone))
    const from = addMonths(through, 1 - MONTHS_SHOWN)
    const { first: firstDay, last: lastDay } = daysOfMonths(from, through)
    const filter = { firstDay, lastDay, unitIds, standardIds: null, personId: person }
    const scores = scoresByKey(await listPoints(tx, organisationId, 'standard', filter))
    const standards = (await listStandardRows(tx, organisationId)).flatMap(
      ({ id, number, text }): TeamStandardScore[] => {
        const score = scores.get(id)
        return score === undefined ? [] : [{ standardId: id, number, text, ...score }]
      },
    )
    return { standards: standards.sort(compareStandardScores), from, through }
  })
}
