import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { listTitlesOfStandards } from '@/lib/chapters/queries'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { writeSheets } from '@/lib/platform/sheet-file'
import { listStandardsByIds } from '@/lib/standards/queries'
import { checklistFile, standardsOf, writeChecklistFile } from '../formats/checklist-file'
import { writeXlsform } from '../formats/xlsform/write-xlsform'
import { findChecklist } from '../queries'
import type { ExportChecklist } from '../schema'

export interface ExportedChecklist {
  readonly ok: true
  /** In plain letters, for whatever reads no others. */
  readonly fileName: string
  /** Named by the checklist, as people look for it. */
  readonly titledName: string
  readonly mediaType: string
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** A published version, or the draft, as a file of the own format or as an XLSForm workbook. */
export async function exportChecklist(
  actor: Actor,
  input: ExportChecklist,
  { db }: Deps,
): Promise<ExportedChecklist> {
  authoriseVerb(actor, 'checklist:read')
  const { document, name, standards } = await db.asActor(actor, async (tx) => {
    const found = await findExported(tx, actor, input)
    const ids = standardsOf(found.document)
    const chapters = await listTitlesOfStandards(tx, actor.organisationId, ids)
    const known = await listStandardsByIds(tx, actor.organisationId, ids)
    return {
      ...found,
      standards: known.map((standard) => ({ ...standard, chapter: chapters.get(standard.id) })),
    }
  })
  const fileName = `checklist-${document.touchpoint}-${name}`
  const titledName = titledNameOf(document, name) ?? fileName
  if (input.as === 'xlsform') {
    const file = checklistFile(document, standards)
    return {
      ok: true,
      fileName: `${fileName}.xlsx`,
      titledName: `${titledName}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await writeSheets(writeXlsform(file.checklist, file.standards)),
    }
  }
  return {
    ok: true,
    fileName: `${fileName}.json`,
    titledName: `${titledName}.json`,
    mediaType: 'application/json; charset=utf-8',
    body: writeChecklistFile(document, standards),
  }
}

/** Without the signs that a file's name cannot have; null for a checklist without a title. */
function titledNameOf({ title }: ChecklistDocument, name: string): string | null {
  const plain = (title.ru || title.en || '')
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  return plain === '' ? null : `${plain} (${name})`
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
