import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { listShopperRows } from '../queries'
import type { ShopperRow } from '../schema'

export async function listShoppers(
  actor: Actor,
  _input: unknown,
  { db }: Deps,
): Promise<{ ok: true; shoppers: readonly ShopperRow[]; mayChange: boolean; mayInvite: boolean }> {
  authoriseVerb(actor, 'shopper:read')
  return db.asActor(actor, async (tx) => {
    const shoppers = await listShopperRows(tx, actor.organisationId)
    return {
      ok: true,
      shoppers,
      mayChange: may(actor, 'shopper:change'),
      mayInvite: may(actor, 'account:change'),
    }
  })
}
