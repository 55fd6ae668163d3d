import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  countOpenVisits,
  findShopper,
  holdShopperLabels,
  isLabelTaken,
  updateShopper,
} from '../queries'
import type { ChangeShopperInput } from '../schema'

/** Changes a shopper, or ends the work with one; open visits are given to others first. */
export async function changeShopper(
  actor: Actor,
  input: ChangeShopperInput,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: 'label-taken' | 'has-open-visits' }> {
  authoriseVerb(actor, 'shopper:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    await holdShopperLabels(tx, organisationId)
    const found = await findShopper(tx, organisationId, input.shopperId)
    const shopper = authorise(actor, 'shopper:change', found)
    if (await isLabelTaken(tx, organisationId, input.label, shopper.id)) {
      return { ok: false, reason: 'label-taken' }
    }
    if (shopper.active && !input.active) {
      const open = await countOpenVisits(tx, organisationId, shopper.id)
      if (open > 0) return { ok: false, reason: 'has-open-visits' }
    }
    await updateShopper(tx, organisationId, input)
    const event = { action: 'shopper.changed', subjectKind: 'shopper', subjectId: shopper.id }
    await recordAudit(tx, actor, event, now)
    return { ok: true }
  })
}
