import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import { findStandardForUpdate, saveStandard } from '../queries'
import type { ChangeStandard } from '../schema'

export type StandardChanged =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'number-taken'
      readonly fields: { readonly number: Problem }
    }

/** Rewords or renumbers a standard; the wording that stood before is kept in the audit. */
export async function changeStandard(
  actor: Actor,
  { standardId, ...change }: ChangeStandard,
  { db, now }: Deps,
): Promise<StandardChanged> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const before = await findStandardForUpdate(tx, organisationId, standardId)
    if (before === null) throw new AppError('not-found')
    const after = { id: standardId, ...change }
    const isSaved = await saveStandard(tx, organisationId, after, now)
    if (!isSaved) {
      return { ok: false, reason: 'number-taken', fields: { number: 'errors.fields.taken' } }
    }
    const subject = { subjectKind: 'standard', subjectId: standardId }
    const { id: _, text, ...rest } = before
    const details = { before: { ...rest, text: { ...text } } }
    await recordAudit(tx, actor, { action: 'standard.changed', ...subject, details }, now)
    return { ok: true }
  })
}
