import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { dateOfUtc } from '@/lib/core/calendar'
import { afterMove } from '@/lib/core/visit-states'
import type { Deps } from '@/lib/platform/deps'
import { listVisitsForUpdate, updateVisit } from '@/lib/visits/queries'
import type { AssignShopperInput } from '../schema'
import { chooseShoppers, knownShoppers } from './draft-plan'

export type AssignShopperAnswer =
  | { readonly ok: true; readonly offered: number }
  | {
      readonly ok: false
      readonly reason: 'wrong-state' | 'campaign-closed' | 'window-over' | 'nobody-suitable'
      /** Which of the visits stand in the way. */
      readonly visitIds: readonly string[]
    }

/**
 * Offers visits to shoppers, sharing them fairly where several were chosen; with none, takes the
 * offers back. All or none: nothing changes while one of the visits cannot be offered.
 */
export async function assignShopper(
  actor: Actor,
  { visitIds, shopperIds }: AssignShopperInput,
  { db, now }: Deps,
): Promise<AssignShopperAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const wanted = new Set(visitIds)
    const visits = await listVisitsForUpdate(tx, organisationId, [...wanted])
    if (visits.length < wanted.size) throw new AppError('not-found')
    for (const visit of visits) authorise(actor, 'visit:plan', visit)
    const move = shopperIds.length > 0 ? 'offer' : 'withdraw'
    const refuse = (
      reason: 'wrong-state' | 'campaign-closed' | 'window-over' | 'nobody-suitable',
      stuck: readonly { id: string }[],
    ) => ({ ok: false, reason, visitIds: stuck.map(({ id }) => id) }) as const
    const immovable = visits.filter(({ state }) => !afterMove(state, move).ok)
    if (immovable.length > 0) return refuse('wrong-state', immovable)
    const closed = visits.filter(({ campaignState }) => campaignState !== 'open')
    if (closed.length > 0) return refuse('campaign-closed', closed)
    const over = visits.filter(({ closesAt }) => closesAt <= now)
    if (move === 'offer' && over.length > 0) return refuse('window-over', over)

    const shoppers = await knownShoppers(tx, actor, shopperIds)
    const day = dateOfUtc(now)
    const unitIds = visits.map(({ unitId }) => unitId)
    const chosen = await chooseShoppers(tx, actor, unitIds, shoppers, day)
    const alone = visits.filter((_, index) => chosen[index] === null)
    if (move === 'offer' && alone.length > 0) return refuse('nobody-suitable', alone)
    for (const [index, visit] of visits.entries()) {
      await updateVisit(tx, organisationId, visit.id, {
        state: move === 'offer' ? 'offered' : 'planned',
        shopperId: chosen[index]?.id ?? null,
        acceptedAt: null,
      })
      await recordAudit(
        tx,
        actor,
        {
          action: move === 'offer' ? 'visit.offered' : 'visit.withdrawn',
          subjectKind: 'visit',
          subjectId: visit.id,
        },
        now,
      )
    }
    return { ok: true, offered: move === 'offer' ? visits.length : 0 }
  })
}
