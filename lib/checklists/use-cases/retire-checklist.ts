import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findChecklistForUpdate, saveRetirement } from '../queries'
import type { ChecklistInput } from '../schema'

/**
 * Takes a checklist out of use: no new visits are planned with it. Its versions stay, and visits
 * that were planned with them go on.
 */
export async function retireChecklist(
  actor: Actor,
  input: ChecklistInput,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeRetirement(actor, input, deps, 'checklist.retired')
}

/** Brings a retired checklist back, with its draft as it was. */
export async function restoreChecklist(
  actor: Actor,
  input: ChecklistInput,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeRetirement(actor, input, deps, 'checklist.restored')
}

async function changeRetirement(
  actor: Actor,
  { checklistId }: ChecklistInput,
  { db, now }: Deps,
  action: 'checklist.retired' | 'checklist.restored',
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'checklist:change')
  return db.asActor(actor, async (tx) => {
    const row = await findChecklistForUpdate(tx, actor.organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    const isRetiring = action === 'checklist.retired'
    if ((row.retiredAt !== null) === isRetiring) return { ok: true }
    await saveRetirement(tx, actor.organisationId, row.id, isRetiring ? now : null, now)
    await recordAudit(tx, actor, { action, subjectKind: 'checklist', subjectId: row.id }, now)
    return { ok: true }
  })
}
