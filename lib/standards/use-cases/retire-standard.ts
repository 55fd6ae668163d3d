import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findStandardForUpdate, saveStandardRetirement } from '@/lib/standard-drafts/queries'
import type { RetireStandard } from '../schema'

/**
 * Takes a standard out of use: nobody is asked to read it any more. Its versions, its
 * acknowledgements and the scores that refer to it stay.
 */
export async function retireStandard(
  actor: Actor,
  input: RetireStandard,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeRetirement(actor, input, deps, 'standard.retired')
}

/** Brings a retired standard back as it was; what was acknowledged stays acknowledged. */
export async function restoreStandard(
  actor: Actor,
  input: RetireStandard,
  deps: Deps,
): Promise<{ readonly ok: true }> {
  return changeRetirement(actor, input, deps, 'standard.restored')
}

async function changeRetirement(
  actor: Actor,
  { standardId }: RetireStandard,
  { db, now }: Deps,
  action: 'standard.retired' | 'standard.restored',
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const row = await findStandardForUpdate(tx, actor.organisationId, standardId)
    if (row === null) throw new AppError('not-found')
    const isRetiring = action === 'standard.retired'
    if ((row.retiredAt !== null) === isRetiring) return { ok: true }
    const retiredAt = isRetiring ? now : null
    await saveStandardRetirement(tx, actor.organisationId, row.id, retiredAt, now)
    await recordAudit(tx, actor, { action, subjectKind: 'standard', subjectId: row.id }, now)
    return { ok: true }
  })
}
