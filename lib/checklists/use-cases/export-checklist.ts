import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsByIds } from '@/lib/standards/queries'
import { standardsOf, writeChecklistFile } from '../formats/checklist-file'
import { findChecklist, findChecklistVersion } from '../queries'
import type { ExportChecklist } from '../schema'

export interface ExportedChecklist {
  readonly ok: true
  readonly fileName: string
  readonly text: string
}

/** A published version, or the draft, as a file of the own format. */
export async function exportChecklist(
  actor: Actor,
  input: ExportChecklist,
  { db }: Deps,
): Promise<ExportedChecklist> {
  authoriseVerb(actor, 'checklist:read')
  return db.asActor(actor, async (tx) => {
    const { document, name } = await findExported(tx, actor, input)
    const ids = standardsOf(document)
    const standards = await listStandardsByIds(tx, actor.organisationId, ids)
    return {
      ok: true,
      fileName: `checklist-${document.touchpoint}-${name}.json`,
      text: writeChecklistFile(document, standards),
    }
  })
}

async function findExported(
  tx: Transaction,
  { organisationId }: Actor,
  { checklistId, versionId }: ExportChecklist,
): Promise<{ document: ChecklistDocument; name: string }> {
  if (versionId === null) {
    const row = await findChecklist(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    return { document: row.draft, name: 'draft' }
  }
  const version = await findChecklistVersion(tx, organisationId, versionId)
  if (version === null || version.checklistId !== checklistId) throw new AppError('not-found')
  return { document: version.document, name: `v${version.number}` }
}
