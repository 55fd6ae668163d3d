import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { monthOf } from '@/lib/core/calendar'
import { weightsInForce } from '@/lib/core/period-rule'
import { tellNoise } from '@/lib/core/told-noise'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findVisitNoise } from '@/lib/scores/queries'
import { listPeriodRules } from '../queries'
import type { PeriodRules } from '../schema'

/** How visits become one score: the rule of this month, those before and after, and the noise of a visit. */
export async function viewPeriodRules(
  actor: Actor,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<PeriodRules> {
  authoriseVerb(actor, 'period-rule:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const rules = await listPeriodRules(tx, organisationId)
    // Staff read the rules; who in the office set them is the office's own matter.
    const isOffice = may(actor, 'overview:read') || may(actor, 'audit:read')
    return {
      month: monthOf(today),
      weights: weightsInForce(rules, monthOf(today)),
      history: isOffice ? rules.toReversed() : null,
      noise: tellNoise(await findVisitNoise(tx, organisationId, today)),
      timeZone,
    }
  })
}
