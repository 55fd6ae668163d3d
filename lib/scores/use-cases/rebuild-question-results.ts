import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { questionLosses } from '@/lib/core/question-loss'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { deleteQuestionResults, insertQuestionResults, listScoresAfter } from '../queries'

const BATCH = 500

/** Makes the rows for statistics anew from the stored results, which stay as they are. */
export async function rebuildQuestionResults(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<{ ok: true; scores: number }> {
  authoriseVerb(actor, 'organisation:change')
  return db.asActor(actor, async (tx) => {
    const documents = new Map<string, ChecklistDocument>()
    let scores = 0
    let after: string | null = null
    for (;;) {
      const batch = await listScoresAfter(tx, actor.organisationId, after, BATCH)
      if (batch.length === 0) break
      const rows = []
      for (const { id, checklistVersionId, result } of batch) {
        const document = await documentOf(tx, actor, checklistVersionId, documents)
        rows.push(...questionLosses(result, document).map((row) => ({ scoreId: id, ...row })))
      }
      const ids = batch.map(({ id }) => id)
      await deleteQuestionResults(tx, actor.organisationId, ids)
      await insertQuestionResults(tx, actor.organisationId, rows)
      scores += batch.length
      after = ids.at(-1) ?? null
    }
    await recordAudit(
      tx,
      actor,
      {
        action: 'scores.projection-rebuilt',
        subjectKind: 'organisation',
        subjectId: actor.organisationId,
        details: { scores },
      },
      now,
    )
    return { ok: true, scores }
  })
}

async function documentOf(
  tx: Transaction,
  { organisationId }: Actor,
  versionId: string,
  known: Map<string, ChecklistDocument>,
): Promise<ChecklistDocument> {
  const found = known.get(versionId)
  if (found) return found
  const version = await findChecklistVersion(tx, organisationId, versionId)
  if (version === null) throw new AppError('not-found')
  known.set(versionId, version.document)
  return version.document
}
