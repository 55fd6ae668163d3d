import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { type ChecklistDifference, checklistDifference } from '@/lib/core/checklist-difference'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findChecklist } from '../queries'
import type { CompareVersions } from '../schema'

export interface VersionsCompared {
  readonly ok: true
  readonly difference: ChecklistDifference
}

/** What is different between two states of one checklist: two versions, or a version and the draft. */
export async function compareVersions(
  actor: Actor,
  { checklistId, from, to }: CompareVersions,
  { db }: Deps,
): Promise<VersionsCompared> {
  authoriseVerb(actor, 'checklist:read')
  return db.asActor(actor, async (tx) => {
    const before = await stateOf(tx, actor, checklistId, from)
    const after = await stateOf(tx, actor, checklistId, to)
    return { ok: true, difference: checklistDifference(before, after) }
  })
}

async function stateOf(
  tx: Transaction,
  { organisationId }: Actor,
  checklistId: string,
  state: string,
): Promise<ChecklistDocument> {
  if (state === 'draft') {
    const row = await findChecklist(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    return row.draft
  }
  const version = await findChecklistVersion(tx, organisationId, state)
  if (version === null || version.checklistId !== checklistId) throw new AppError('not-found')
  return version.document
}
