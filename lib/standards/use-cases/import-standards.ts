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
import type { TableRefused } from '@/lib/platform/table-file'
import {
  findStandardForUpdate,
  holdNumbers,
  insertStandardsOnce,
  listStandardRows,
  saveStandardDraft,
} from '@/lib/standard-drafts/queries'
import { readMappedTable } from '@/lib/table-mappings/report'
import { folded } from '../formats/standard-names'
import type { FieldChange } from '../formats/standard-row-changes'
import {
  type PlannedStandard,
  planStandards,
  type StandardPlan,
  standardColumns,
} from '../formats/standard-table'

/** A standard that the file would change, and what in it. */
export interface StandardToChange {
  readonly line: number
  readonly number: string
  readonly changes: readonly FieldChange[]
  /** The revision of the unpublished draft that it would overwrite; null where there is none. */
  readonly overwrites: number | null
  /** An unpublished draft stays as it is until somebody says otherwise. */
  readonly isTaken: boolean
}

interface StandardsImported extends TableImported {
  readonly newChapters: readonly string[]
  readonly changes: readonly StandardToChange[]
}

type Imported = StandardsImported | ColumnsMissing | TableRefused

/** Which unpublished drafts may be overwritten: by the line, the revision that was seen. */
export type Overwrite = ReadonlyMap<number, number>

interface StandardsSent extends TableSent {
  readonly overwrite?: Overwrite
}

/**
 * Reads a table of standards and, unless it is a preview, writes them as drafts: nothing is put in
 * force, and nobody is asked to read, before they are published. Standards are recognised by their
 * number; one that the file leaves out stays as it is, and so does an unpublished draft, unless its
 * line is named with the revision that was seen.
 */
export async function importStandards(
  actor: Actor,
  { bytes, mode, columns = null, overwrite = new Map() }: StandardsSent,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'standard:change')
  const read = await readMappedTable(actor, 'standards', bytes, standardColumns, columns, { db })
  if (!read.ok) return read
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const chapters = await listChaptersForUpdate(tx, organisationId)
    await holdNumbers(tx, organisationId)
    const planned = planStandards(read.header, read.rows, {
      standards: await listStandardRows(tx, organisationId),
      chapters,
      positions: await listPositions(tx, organisationId),
    })
    if (!planned.ok) {
      return { ok: false, reason: 'columns-missing', missing: planned.missing, table: read.mapped }
    }
    const { problems, unchanged } = planned.plan
    const taken = takenOf(planned.plan, overwrite)
    const written = mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0)
    if (written) await read.remember(tx, now)
    if (written && taken.created.length + taken.changed.length > 0) {
      await write(tx, actor, taken, chapters, now)
      const details = detailsOf(taken, problems.length)
      const subject = { subjectKind: 'standard', subjectId: null }
      await recordAudit(tx, actor, { action: 'standards.imported', ...subject, details }, now)
    }
    return {
      ok: true,
      format: read.format,
      unread: read.unread,
      created: taken.created.length,
      changed: taken.changed.length,
      ...{ unchanged, newChapters: taken.newChapters, problems, written },
      table: read.mapped,
      changes: planned.plan.changed.map((one) => ({
        ...{ line: one.line, number: one.draft.number, changes: one.changes },
        ...{ overwrites: one.overwrites, isTaken: taken.changed.includes(one) },
      })),
    }
  })
}

type TakenLines = Pick<StandardPlan, 'created' | 'changed' | 'newChapters'>

/** Without the lines that would overwrite a draft which nobody allowed, or which has changed since. */
function takenOf(
  { created, changed, newChapters }: StandardPlan,
  overwrite: Overwrite,
): TakenLines {
  const isAllowed = ({ line, overwrites }: PlannedStandard) =>
    overwrites === null || overwrite.get(line) === overwrites
  const taken = changed.filter(isAllowed)
  const named = new Set(
    [...created, ...taken].flatMap(({ newChapter }) =>
      newChapter === null ? [] : [folded(newChapter)],
    ),
  )
  return {
    created,
    changed: taken,
    newChapters: newChapters.filter((title) => named.has(folded(title))),
  }
}

/** The overwritten texts stand in the audit log: what was somebody's work can be read there. */
function detailsOf({ created, changed }: TakenLines, refused: number) {
  const overwritten = changed
    .filter(({ overwrites }) => overwrites !== null)
    .map(({ draft: { number }, changes }) => ({
      number,
      before: Object.fromEntries(changes.map(({ field, before }) => [field, shown(before)])),
    }))
  const counts = { created: created.length, changed: changed.length, refused }
  return overwritten.length === 0 ? counts : { ...counts, overwritten }
}

function shown(before: FieldChange['before']): string | null {
  return typeof before === 'object' ? (before?.ru ?? before?.en ?? null) : before
}

async function write(
  tx: Transaction,
  { organisationId }: Actor,
  { created, changed, newChapters }: TakenLines,
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
