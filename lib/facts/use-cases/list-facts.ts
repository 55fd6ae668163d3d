import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { type KpiFact, listKpiFacts, listPayFacts, type PayFact } from '../queries'

/** The facts that stand for a month. */
export async function listFacts(
  actor: Actor,
  month: string,
  { db }: Pick<Deps, 'db'>,
): Promise<{ kpi: readonly KpiFact[]; pay: readonly PayFact[] }> {
  authoriseVerb(actor, 'fact:read')
  return db.asActor(actor, async (tx) => ({
    kpi: await listKpiFacts(tx, actor.organisationId, [month]),
    pay: await listPayFacts(tx, actor.organisationId, [month]),
  }))
}
