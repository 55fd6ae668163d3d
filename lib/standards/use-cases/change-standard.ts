import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { StandardDraft } from '@/lib/core/standard-document'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import {
  findStandardForUpdate,
  holdNumbers,
  saveStandardDraft,
} from '@/lib/standard-drafts/queries'
import type { ChangeStandard } from '../schema'
import { nameDraft } from './name-draft'

export type StandardChanged =
  | { readonly ok: true; readonly revision: number }
  | {
      readonly ok: false
      readonly reason: 'number-taken'
      readonly fields: { readonly number: Problem }
    }
  /** Somebody saved meanwhile: nothing was overwritten. */
  | { readonly ok: false; readonly reason: 'changed-meanwhile' }
  | { readonly ok: false; readonly reason: 'retired' }

/** Saves the draft of a standard; what is published stays in force until the next version. */
export async function changeStandard(
  actor: Actor,
  { standardId, revision, ...draft }: ChangeStandard,
  { db, now }: Deps,
): Promise<StandardChanged> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    await holdNumbers(tx, actor.organisationId)
    const before = await findStandardForUpdate(tx, actor.organisationId, standardId)
    if (before === null) throw new AppError('not-found')
    if (before.retiredAt !== null) return { ok: false, reason: 'retired' }
    if (canonicalJson(before.draft) === canonicalJson(draft)) {
      return { ok: true, revision: before.revision }
    }
    if (before.revision !== revision) return { ok: false, reason: 'changed-meanwhile' }
    await nameDraft(tx, actor, draft)
    const saved = { draft, revision: revision + 1 }
    if (!(await saveStandardDraft(tx, actor.organisationId, before, saved, now))) {
      return { ok: false, reason: 'number-taken', fields: { number: 'errors.fields.taken' } }
    }
    const subject = { subjectKind: 'standard', subjectId: standardId }
    const details = { before: plain(before.draft) }
    await recordAudit(tx, actor, { action: 'standard.changed', ...subject, details }, now)
    return { ok: true, revision: revision + 1 }
  })
}

function plain({ text, example, positionIds, ...rest }: StandardDraft) {
  return { ...rest, text: { ...text }, example: { ...example }, positionIds: [...positionIds] }
}
