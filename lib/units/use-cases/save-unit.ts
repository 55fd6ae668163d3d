import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { wouldCycle } from '@/lib/core/unit-tree'
import type { Deps } from '@/lib/platform/deps'
import { findUnit, insertUnit, isUnitCodeTaken, listUnits, updateUnit } from '../queries'
import type { SaveUnit } from '../schema'

type Saved =
  | { ok: true; unitId: string }
  | { ok: false; reason: 'code-taken' | 'parent-missing' | 'parent-below' }

/** Creates a unit (`unitId` null) or changes one. */
export async function saveUnit(actor: Actor, input: SaveUnit, { db, now }: Deps): Promise<Saved> {
  const { unitId, ...fields } = input
  return db.asActor(actor, async (tx) => {
    authoriseVerb(actor, 'unit:change')
    if (unitId !== null)
      authorise(actor, 'unit:change', await findUnit(tx, actor.organisationId, unitId))
    const units = await listUnits(tx, actor.organisationId)
    if (fields.parentId !== null && !units.some((unit) => unit.id === fields.parentId))
      return { ok: false, reason: 'parent-missing' }
    if (unitId !== null && wouldCycle(units, unitId, fields.parentId))
      return { ok: false, reason: 'parent-below' }
    if (await isUnitCodeTaken(tx, actor.organisationId, fields.code, unitId))
      return { ok: false, reason: 'code-taken' }
    if (unitId !== null) await updateUnit(tx, actor.organisationId, unitId, fields)
    const savedId = unitId ?? (await insertUnit(tx, actor.organisationId, fields, now))
    const action = unitId === null ? 'unit.created' : 'unit.changed'
    await recordAudit(tx, actor, { action, subjectKind: 'unit', subjectId: savedId }, now)
    return { ok: true, unitId: savedId }
  })
}
