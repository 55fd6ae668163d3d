import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { listChapters } from '@/lib/chapters/queries'
import { listPositions } from '@/lib/people/queries'
import type { Deps } from '@/lib/platform/deps'
import { writeSheets } from '@/lib/platform/sheet-file'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { standardSheet } from '../formats/standard-sheet'
import type { ExportStandards } from '../schema'

/**
 * The library as a workbook that the import reads: the drafts of all standards but the retired ones,
 * which no table may change.
 */
export async function exportStandards(
  actor: Actor,
  { language }: ExportStandards,
  { db }: Deps,
): Promise<Uint8Array<ArrayBuffer>> {
  authoriseVerb(actor, 'standard:change')
  const rows = await db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const standards = await listStandardRows(tx, organisationId)
    const drafts = standards.filter(({ retiredAt }) => retiredAt === null).map(({ draft }) => draft)
    const chapters = await listChapters(tx, organisationId)
    const positions = await listPositions(tx, organisationId)
    return standardSheet({ drafts, chapters, positions }, language)
  })
  return writeSheets([{ name: language === 'ru' ? 'Стандарты' : 'Standards', rows }])
}
