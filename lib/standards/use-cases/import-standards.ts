import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { insertChapter, listChaptersForUpdate } from '@/lib/chapters/queries'
import type { Chapter } from '@/lib/chapters/schema'
import { AppError } from '@/lib/core/app-error'
import type { StandardDraft } from '@/lib/core/standard-document'
import type { ColumnsMissing, TableImported, TableSent } from '@/lib/core/table-import'
import { listPositions } from '@/lib/people/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { readTable, type TableRefused } from '@/lib/platform/table-file'
import {
  folded,
  type PlannedStandard,
  planStandards,
  type StandardPlan,
} from '../formats/standard-table'
import {
  findStandardForUpdate,
  holdNumbers,
  insertStandardsOnce,
  listStandardRows,
  saveStandardDraft,
} from '../queries'

type Imported =
  | (TableImported & { readonly newChapters: readonly string[] })
  | ColumnsMissing
  | TableRefused

/**
 * Reads a table of standards and, unless it is a preview, writes them as drafts: nothing is put in
 * force, and nobody is asked to read, before they are published. Standards are recognised by their
 * number; one that the file leaves out stays as it is.
 */
export async function importStandards(
  actor: Actor,
  { bytes, mode }: TableSent,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'standard:change')
  const read = await readTable(bytes)
  if (!read.ok) return read
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const chapters = await listChaptersForUpdate(tx, organisationId)
    await holdNumbers(tx, organisationId)
    const planned = planStandards(read.table.header, read.table.rows, {
      standards: await listStandardRows(tx, organisationId),
      chapters,
      positions: await listPositions(tx, organisationId),
    })
    if (!planned.ok) return { ok: false, reason: 'columns-missing', missing: planned.missing }
    const { created, changed, unchanged, newChapters, problems } = planned.plan
    const written = mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0)
    if (written && created.length + changed.length > 0) {
      await write(tx, actor, planned.plan, chapters, now)
      const details = { created: created.length, changed: changed.length, refused: problems.length }
      const subject = { subjectKind: 'standard', subjectId: null }
      await recordAudit(tx, actor, { action: 'standards.imported', ...subject, details }, now)
    }
    return {
      ok: true,
      format: read.table.format,
      created: created.length,
      changed: changed.length,
      ...{ unchanged, newChapters, problems, written },
    }
  })
}

async function write(
  tx: Transaction,
  { organisationId }: Actor,
  { created, changed, newChapters }: StandardPlan,
  chapters: readonly Chapter[],
  now: Date,
): Promise<void> {
  const ids = new Map<string, string>()
  let place = chapters.at(-1)?.place ?? 0
  for (const title of newChapters) {
    place += 1
    const chapter = { title: { ru: title }, place }
    ids.set(folded(title), await insertChapter(tx, organisationId, chapter, now))
  }
  const draftOf = ({ draft, newChapter }: PlannedStandard): StandardDraft =>
    newChapter === null ? draft : { ...draft, chapterId: ids.get(folded(newChapter)) ?? null }
  const inserted = await insertStandardsOnce(tx, organisationId, created.map(draftOf), now)
  // Somebody else has begun a standard of the same number meanwhile: the whole file is undone.
  if (inserted.length !== created.length) throw new AppError('conflict')
  for (const planned of changed) {
    const row = await findStandardForUpdate(tx, organisationId, planned.id ?? '')
    if (row === null) throw new AppError('conflict')
    const saved = { draft: draftOf(planned), revision: row.revision + 1 }
    const isSaved = await saveStandardDraft(tx, organisationId, row, saved, now)
    if (!isSaved) throw new AppError('conflict')
  }
}
