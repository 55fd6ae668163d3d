import type { Actor } from '@/lib/access/actor'
import { authorise, can } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { findUnit, listUnits, type Unit } from '../queries'

export interface UnitView {
  readonly unit: Unit
  /** The units that it may stand under, for the one who may change it; else empty. */
  readonly units: readonly Unit[]
  readonly mayChange: boolean
}

/** One unit, and the tree to choose its place in. */
export async function viewUnit(
  actor: Actor,
  unitId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<UnitView> {
  return db.asActor(actor, async (tx) => {
    const found = await findUnit(tx, actor.organisationId, unitId)
    const { unitId: _, ...unit } = authorise(actor, 'unit:read', found && { ...found, unitId })
    const mayChange = can(actor, 'unit:change', { unitId })
    const units = mayChange ? await listUnits(tx, actor.organisationId) : []
    return { unit, units, mayChange }
  })
}
