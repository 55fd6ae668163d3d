import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { listStandardUses } from '@/lib/checklists/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { isStandardInSchemes } from '@/lib/schemes/queries'
import { deleteStandard, findStandardForUpdate } from '@/lib/standard-drafts/queries'
import { listTrainings } from '@/lib/trainings/queries'
import type { RemoveStandard } from '../schema'

export type StandardRemoved =
  | { readonly ok: true }
  /**
   * `in-use`: a checklist's published version, and so the scores of visits, or its draft refers to
   * it. `in-scheme`: pay is worked out by its score. `published`: staff were asked to read it, or a
   * training was recorded. Any of them is retired.
   */
  | { readonly ok: false; readonly reason: 'in-use' | 'in-scheme' | 'published' }

/**
 * Removes a draft that was never published and that nothing refers to.
 *
 * The row is locked before its uses are looked up. A publication holds the same row, so either it
 * is seen here, or it finds the standard gone and refuses.
 */
export async function removeStandard(
  actor: Actor,
  { standardId }: RemoveStandard,
  { db, now }: Deps,
): Promise<StandardRemoved> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const standard = await findStandardForUpdate(tx, organisationId, standardId)
    if (standard === null) throw new AppError('not-found')
    const trainings = await listTrainings(tx, organisationId, standardId)
    if (standard.version !== null || trainings.length > 0) return { ok: false, reason: 'published' }
    const uses = await listStandardUses(tx, organisationId)
    if (uses.some((use) => use.standardId === standardId)) return { ok: false, reason: 'in-use' }
    if (await isStandardInSchemes(tx, organisationId, standardId)) {
      return { ok: false, reason: 'in-scheme' }
    }
    await deleteStandard(tx, organisationId, standardId)
    const subject = { subjectKind: 'standard', subjectId: standardId }
    const details = { number: standard.number, text: { ...standard.text } }
    await recordAudit(tx, actor, { action: 'standard.removed', ...subject, details }, now)
    return { ok: true }
  })
}
