import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { checklistDocumentSchema } from '@/lib/checklist-documents/schema'
import { insertVersion, listVersionHeads } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { ChecklistProblem } from '@/lib/core/checklist-problem'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { allQuestions } from '@/lib/core/checklist-questions'
import { sha256OfText } from '@/lib/core/fingerprint'
import { hintPicturesOf } from '@/lib/core/hint-pictures'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { holdStandards } from '@/lib/standards/queries'
import { standardsOf } from '../formats/checklist-file'
import { findChecklistForUpdate } from '../queries'
import type { PublishChecklist } from '../schema'

export type ChecklistPublished =
  | {
      readonly ok: true
      readonly versionId: string
      readonly number: number
    }
  /** The draft is the newest version word for word, and stays that version. */
  | { readonly ok: false; readonly reason: 'same-as-published'; readonly number: number }
  /** `same-as-retired`: the draft is the newest version word for word, and that one is out of use. */
  | { readonly ok: false; readonly reason: 'retired' | 'same-as-retired' }
  | { readonly ok: false; readonly reason: 'changed-elsewhere'; readonly revision: number }
  | {
      readonly ok: false
      readonly reason: 'problems'
      readonly problems: readonly ChecklistProblem[]
    }
  | {
      readonly ok: false
      readonly reason: 'standards-gone'
      readonly standardIds: readonly string[]
    }

/**
 * Freezes the draft as a version that never changes.
 *
 * The row lock makes two publications take turns, so that the second finds the first one's version
 * and makes no other one. The standards are held until the commit: a version's standards exist.
 */
export async function publishChecklist(
  actor: Actor,
  input: PublishChecklist,
  { db, now }: Deps,
): Promise<ChecklistPublished> {
  authoriseVerb(actor, 'checklist:publish')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const row = await findChecklistForUpdate(tx, organisationId, input.checklistId)
    if (row === null) throw new AppError('not-found')
    if (row.retiredAt !== null) return { ok: false, reason: 'retired' }
    if (row.revision !== input.revision) {
      return { ok: false, reason: 'changed-elsewhere', revision: row.revision }
    }
    const found = checklistProblems(row.draft).filter(({ severity }) => severity === 'error')
    const errors = found.length > 0 ? found : await pictureProblems(tx, organisationId, row.draft)
    if (errors.length > 0) return { ok: false, reason: 'problems', problems: errors }
    const used = standardsOf(row.draft)
    const held = await holdStandards(tx, organisationId, used)
    const standardIds = used.filter((id) => !held.has(id))
    if (standardIds.length > 0) return { ok: false, reason: 'standards-gone', standardIds }
    return freeze(tx, actor, row.id, checklistDocumentSchema.parse(row.draft), now)
  })
}

/** Pictures are never removed: one that is not here is a picture of another organisation, or none. */
async function pictureProblems(
  tx: Transaction,
  organisationId: OrganisationId,
  draft: ChecklistDocument,
): Promise<readonly ChecklistProblem[]> {
  const named = hintPicturesOf(draft)
  if (named.length === 0) return []
  const known = new Set(await listPicturesByIds(tx, organisationId, named))
  const nowhere = { sectionId: null, optionId: null, detail: null }
  return allQuestions(draft).flatMap(({ id: questionId, hintPicture }) =>
    hintPicture === undefined || known.has(hintPicture)
      ? []
      : [
          {
            ...nowhere,
            ...{ severity: 'error' as const, code: 'picture-unknown' as const },
            ...{ questionId, field: 'hintPicture' },
          },
        ],
  )
}

async function freeze(
  tx: Transaction,
  actor: Actor,
  checklistId: string,
  document: ChecklistDocument,
  now: Date,
): Promise<ChecklistPublished> {
  const { organisationId } = actor
  const text = canonicalJson(document)
  const fingerprint = sha256OfText(text)
  const [newest] = await listVersionHeads(tx, organisationId, checklistId)
  if (newest?.fingerprint === fingerprint) {
    if (newest.retiredAt !== null) return { ok: false, reason: 'same-as-retired' }
    return { ok: false, reason: 'same-as-published', number: newest.number }
  }
  const number = (newest?.number ?? 0) + 1
  const version = { checklistId, number, document: text, fingerprint, publishedBy: actor.accountId }
  const versionId = await insertVersion(tx, organisationId, version, now)
  const subject = { subjectKind: 'checklist', subjectId: checklistId }
  const details = { versionId, number, fingerprint }
  await recordAudit(tx, actor, { action: 'checklist.published', ...subject, details }, now)
  return { ok: true, versionId, number }
}
