import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import {
  deleteVersionRetirement,
  insertVersionRetirementOnce,
  listVersionHeads,
} from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findChecklistForUpdate } from '../queries'
import type { ChecklistVersionInput } from '../schema'

/**
 * Takes one version out of use: no new visits are planned with it, but with the newest version that
 * is left. Visits that stand on it keep it, and their scores stay.
 */
export async function retireVersion(
  actor: Actor,
  input: ChecklistVersionInput,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeVersion(actor, input, deps, 'checklist.version-retired')
}

/** Brings a retired version back; the newest one in use is what visits are planned with. */
export async function restoreVersion(
  actor: Actor,
  input: ChecklistVersionInput,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeVersion(actor, input, deps, 'checklist.version-restored')
}

async function changeVersion(
  actor: Actor,
  { checklistId, versionId }: ChecklistVersionInput,
  { db, now }: Deps,
  action: 'checklist.version-retired' | 'checklist.version-restored',
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'checklist:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    // The row lock makes two people take turns, so that each change has one row in the audit.
    const row = await findChecklistForUpdate(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    const versions = await listVersionHeads(tx, organisationId, checklistId)
    const version = versions.find(({ id }) => id === versionId)
    if (version === undefined) throw new AppError('not-found')
    const isChanged =
      action === 'checklist.version-retired'
        ? await insertVersionRetirementOnce(tx, organisationId, versionId, accountId, now)
        : await deleteVersionRetirement(tx, organisationId, versionId)
    if (!isChanged) return { ok: true }
    const details = { versionId, number: version.number }
    const subject = { subjectKind: 'checklist', subjectId: checklistId }
    await recordAudit(tx, actor, { action, ...subject, details }, now)
    return { ok: true }
  })
}
