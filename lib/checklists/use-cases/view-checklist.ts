import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import { listStandards, listStandardsByIds, type Standard } from '@/lib/standards/queries'
import { standardsOf } from '../formats/checklist-file'
import { findChecklist, findChecklistVersion, listVersionHeads, type VersionHead } from '../queries'
import type { ChecklistInput, ChecklistVersionInput } from '../schema'
import { type ChecklistState, stateOf } from './list-checklists'

export interface ChecklistView {
  readonly id: string
  readonly draft: ChecklistDocument
  readonly revision: number
  readonly state: ChecklistState
  readonly updatedAt: Date
  /** Newest first. */
  readonly versions: readonly VersionHead[]
  /** Every standard that a question may refer to. */
  readonly standards: readonly Standard[]
  readonly mayChange: boolean
  readonly mayPublish: boolean
}

export async function viewChecklist(
  actor: Actor,
  { checklistId }: ChecklistInput,
  { db }: Deps,
): Promise<ChecklistView> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const row = await findChecklist(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    const versions = await listVersionHeads(tx, organisationId, checklistId)
    return {
      id: row.id,
      draft: row.draft,
      revision: row.revision,
      state: stateOf(row, versions),
      updatedAt: row.updatedAt,
      versions,
      standards: await listStandards(tx, organisationId),
      mayChange: may(actor, 'checklist:change') && row.retiredAt === null,
      mayPublish: may(actor, 'checklist:publish') && row.retiredAt === null,
    }
  })
}

export interface ChecklistVersionView extends VersionHead {
  readonly document: ChecklistDocument
  /** The standards that the version refers to, with their wording of today. */
  readonly standards: readonly Standard[]
  /** Newest first, this one among them. */
  readonly versions: readonly VersionHead[]
}

export async function viewChecklistVersion(
  actor: Actor,
  { checklistId, versionId }: ChecklistVersionInput,
  { db }: Deps,
): Promise<ChecklistVersionView> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const version = await findChecklistVersion(tx, organisationId, versionId)
    if (version === null || version.checklistId !== checklistId) throw new AppError('not-found')
    const { text: _, ...view } = version
    const ids = standardsOf(version.document)
    return {
      ...view,
      standards: await listStandardsByIds(tx, organisationId, ids),
      versions: await listVersionHeads(tx, organisationId, checklistId),
    }
  })
}
