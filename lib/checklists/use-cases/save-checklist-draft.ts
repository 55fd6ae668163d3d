import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findChecklistForUpdate, findLastDraftNote, saveDraft } from '../queries'
import type { SaveChecklistDraft } from '../schema'

export type DraftSaved =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly reason: 'retired' }
  | {
      readonly ok: false
      readonly reason: 'changed-elsewhere'
      /** The revision that stands now: a save that names it replaces the other's work knowingly. */
      readonly revision: number
    }

/**
 * Keeps a draft, when nobody else has kept another since it was read.
 *
 * A save whose answer was lost comes again with its old revision and the same content; it is
 * recognised by the content, or the author would be told to have overtaken himself.
 */
export async function saveChecklistDraft(
  actor: Actor,
  input: SaveChecklistDraft,
  { db, now }: Deps,
): Promise<DraftSaved> {
  authoriseVerb(actor, 'checklist:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const row = await findChecklistForUpdate(tx, organisationId, input.checklistId)
    if (row === null) throw new AppError('not-found')
    if (canonicalJson(row.draft) === canonicalJson(input.document)) {
      return { ok: true, revision: row.revision }
    }
    if (row.retiredAt !== null) return { ok: false, reason: 'retired' }
    if (row.revision !== input.revision) {
      return { ok: false, reason: 'changed-elsewhere', revision: row.revision }
    }
    const revision = row.revision + 1
    await saveDraft(tx, organisationId, row.id, { draft: input.document, revision }, now)
    await noteDrafting(tx, actor, row.id, revision, now)
    return { ok: true, revision }
  })
}

const oneSitting = 10 * 60 * 1000

/**
 * One audit row for a sitting, not one for every pause in typing: it would bury the rest. A new
 * row begins with another person, another event, or ten minutes after the row before.
 */
async function noteDrafting(
  tx: Transaction,
  actor: Actor,
  checklistId: string,
  revision: number,
  now: Date,
): Promise<void> {
  const action = 'checklist.draft-changed'
  const last = await findLastDraftNote(tx, actor.organisationId, checklistId)
  const isSameSitting =
    last?.action === action &&
    last.accountId === actor.accountId &&
    now.getTime() - last.at.getTime() < oneSitting
  if (isSameSitting) return
  const subject = { subjectKind: 'checklist', subjectId: checklistId }
  await recordAudit(tx, actor, { action, ...subject, details: { fromRevision: revision } }, now)
}
