import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { AppError } from '@/lib/core/app-error'
import type { Answer, ChecklistDocument, Localized } from '@/lib/core/checklist'
import type { ChecklistProblem } from '@/lib/core/checklist-problem'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { parseFraction } from '@/lib/core/exact'
import {
  hintPicturesOf,
  isPictureId,
  pictureNameOf,
  withKnownPictures,
} from '@/lib/core/hint-pictures'
import { previewScore } from '@/lib/core/preview-score'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { problemOfIssue } from '@/lib/platform/i18n/problem'
import { listStandardsByNumbers, type Standard } from '@/lib/standards/queries'
import { listColumnMeanings, saveColumnMeanings } from '@/lib/table-mappings/queries'
import { appendDocument } from '../formats/append-document'
import { type ChecklistFile, standardsOf, withStandards } from '../formats/checklist-file'
import { shortText } from '../formats/exported-figure'
import {
  type ImportLine,
  linesWithoutPictures,
  linesWithoutStandards,
  type PicturedRow,
} from '../formats/import-report'
import type { ExportedScore } from '../formats/inspection-export'
import { normalHeading, type PlainColumn, plainColumns } from '../formats/plain-columns'
import {
  type ImportedFile,
  type ImportedTable,
  type ImportKind,
  type ImportRefused,
  readImport,
  refusedDraft,
} from '../formats/read-import'
import { findChecklistForUpdate, saveDraft } from '../queries'
import type { ImportChecklist } from '../schema'
import { addStandards, createFromFile } from './create-checklist'

/** What a file would become. */
export interface ImportPreview {
  readonly ok: true
  readonly written: false
  readonly kind: ImportKind
  readonly document: ChecklistDocument
  /** The standards that the document refers to: the organisation's, and those that would be added. */
  readonly standards: readonly Pick<Standard, 'id' | 'number' | 'text' | 'touchpoint'>[]
  readonly standardsToAdd: readonly string[]
  /** Numbers that neither the organisation nor the file has; their questions are taken without. */
  readonly standardsUnknown: readonly string[]
  /** Places of the questions whose picture this organisation does not have; they go without. */
  readonly picturesLost: readonly number[]
  readonly lines: readonly ImportLine[]
  readonly problems: readonly ChecklistProblem[]
  readonly table: ImportedTable | null
  readonly inspection: InspectionPreview | null
}

export interface InspectionPreview {
  readonly answers: readonly Answer[]
  readonly exported: ExportedScore
  readonly completedOn: string | null
  /** The same evaluation scored here: points as decimals, the total as it is shown. */
  readonly computed: {
    readonly score: string
    readonly total: string
    readonly percentage: string | null
  }
}

export interface ImportTaken {
  readonly ok: true
  readonly written: true
  readonly checklistId: string
  readonly standardsAdded: readonly string[]
  /** Chapters of the library in which they stand now. */
  readonly chapters: readonly Localized[]
  /** Answers of a filled evaluation in the file: they are no part of the checklist. */
  readonly answersNotTaken?: number | undefined
  /** The draft as it was, where one was changed: saving it again undoes the import. */
  readonly before: { readonly document: ChecklistDocument; readonly revision: number } | null
}

export type ImportAnswer =
  | ImportPreview
  | ImportTaken
  | ImportRefused
  | { readonly ok: false; readonly reason: 'changed-elsewhere' | 'retired' }

/**
 * A checklist from a file: of our own, an XLSForm, a plain table, a filled inspection. First shown,
 * then taken as a new checklist, behind the questions of a draft or in their place.
 */
export async function importChecklist(
  actor: Actor,
  { bytes, fileName, mode, columns, sheet, into }: ImportChecklist,
  { db, now }: Deps,
): Promise<ImportAnswer> {
  authoriseVerb(actor, 'checklist:change')
  const remembered = await db.asActor(actor, (tx) =>
    listColumnMeanings(tx, actor.organisationId, 'checklist'),
  )
  const mapping = columns?.map(columnOf) ?? null
  const meanings = new Map([...remembered].map(([heading, said]) => [heading, columnOf(said)]))
  const read = await readImport(bytes, { fileName, mapping, sheet, remembered: meanings })
  if (!read.ok) return read
  return db.asActor(actor, async (tx) => {
    const linked = await linkFile(tx, actor, read)
    const draft = checklistDraftSchema.safeParse(linked.document, { error: problemOfIssue })
    if (!draft.success) return refusedDraft(draft.error.issues)
    if (mode === 'preview') return previewOf(read, linked)
    const file = {
      format: 'etalon.checklist-file/1',
      checklist: draft.data,
      standards: read.standards,
    } as const
    const taken = await takeFile(tx, actor, { into, kind: read.kind, file }, now)
    if (taken.ok && read.table !== null) await remember(tx, actor, read.table, now)
    const answers = read.inspection?.answers.length ?? 0
    return taken.ok && answers > 0 ? { ...taken, answersNotTaken: answers } : taken
  })
}

async function takeFile(
  tx: Transaction,
  actor: Actor,
  { into, kind, file }: Pick<ImportChecklist, 'into'> & Pick<Change, 'kind' | 'file'>,
  now: Date,
): Promise<ImportAnswer> {
  if (into !== null) return changeDraft(tx, actor, { ...into, kind, file }, now)
  const created = await createFromFile(tx, actor, file, kind, now)
  return { ...created, written: true, before: null }
}

function columnOf(said: string | null): PlainColumn | null {
  return plainColumns.find((column) => column === said) ?? null
}

async function remember(
  tx: Transaction,
  { organisationId }: Actor,
  { headings, mapping }: ImportedTable,
  now: Date,
): Promise<void> {
  const meanings = new Map(
    headings.map((heading, place) => [normalHeading(heading), mapping[place] ?? null]),
  )
  meanings.delete('')
  await saveColumnMeanings(tx, organisationId, 'checklist', meanings, now)
}

interface Linked {
  /** With the numbers of standards that are known here or in the file, and with known pictures. */
  readonly document: ChecklistDocument
  readonly picturesLost: readonly number[]
  readonly rowsWithoutPicture: readonly PicturedRow[]
  readonly known: readonly Standard[]
  readonly toAdd: ImportedFile['standards']
  readonly unknown: readonly string[]
}

/** A standard is linked by its number, a picture by its id; what nobody knows is told and left out. */
async function linkFile(tx: Transaction, actor: Actor, read: ImportedFile): Promise<Linked> {
  const numbers = standardsOf(read.document)
  const own = read.standards.map(({ number }) => number)
  const known = await listStandardsByNumbers(tx, actor.organisationId, [...numbers, ...own])
  const here = new Set(known.map(({ number }) => number))
  const toAdd = read.standards.filter(({ number }) => !here.has(number))
  const there = new Set([...here, ...own])
  const pictureIds = hintPicturesOf(read.document).filter(isPictureId)
  const pictures = await listPicturesByIds(tx, actor.organisationId, pictureIds)
  const picturesHere = new Set(pictures)
  const pictured = withKnownPictures(read.document, picturesHere)
  return {
    document: withStandards(pictured.document, (number) => (there.has(number) ? number : null)),
    picturesLost: pictured.lost,
    rowsWithoutPicture: read.pictures.filter(
      ({ pictureId }) => !picturesHere.has(pictureNameOf(pictureId)),
    ),
    known,
    toAdd,
    unknown: numbers.filter((number) => !there.has(number)),
  }
}

function previewOf(read: ImportedFile, linked: Linked): ImportPreview {
  const { document, known, toAdd, unknown, picturesLost } = linked
  const added = toAdd.map((standard) => ({ ...standard, id: standard.number }))
  const idOf = new Map(known.map(({ id, number }) => [number, id]))
  return {
    ok: true,
    written: false,
    kind: read.kind,
    document: withStandards(document, (number) => idOf.get(number) ?? number),
    standards: [...known, ...added],
    standardsToAdd: toAdd.map(({ number }) => number),
    standardsUnknown: unknown,
    picturesLost,
    lines: linesWithoutStandards(
      linesWithoutPictures(read.lines, linked.rowsWithoutPicture),
      read.standardRows.filter(({ number }) => unknown.includes(number)),
    ),
    problems: checklistProblems(document),
    table: read.table,
    inspection: inspectionOf(read),
  }
}

function inspectionOf({ document, inspection }: ImportedFile): InspectionPreview | null {
  if (inspection === null) return null
  const { points, total } = previewScore(document, inspection.answers)
  return {
    ...inspection,
    computed: {
      score: shortText(parseFraction(points.earned)),
      total: shortText(parseFraction(points.possible)),
      percentage: total?.text ?? null,
    },
  }
}

interface Change {
  readonly checklistId: string
  readonly revision: number
  readonly how: 'append' | 'replace'
  readonly kind: ImportKind
  readonly file: ChecklistFile
}

async function changeDraft(
  tx: Transaction,
  actor: Actor,
  { checklistId, revision, how, kind, file }: Change,
  now: Date,
): Promise<ImportAnswer> {
  const { organisationId } = actor
  const row = await findChecklistForUpdate(tx, organisationId, checklistId)
  if (row === null) throw new AppError('not-found')
  if (row.retiredAt !== null) return { ok: false, reason: 'retired' }
  if (row.revision !== revision) return { ok: false, reason: 'changed-elsewhere' }
  const joinedWith = (added: ChecklistDocument) =>
    how === 'append' ? appendDocument(row.draft, added) : added
  // Checked before anything is written: a refused file leaves no standards behind.
  const checked = checklistDraftSchema.safeParse(joinedWith(file.checklist), {
    error: problemOfIssue,
  })
  if (!checked.success) return refusedDraft(checked.error.issues)
  const { idOf, standardsAdded, chapters } = await addStandards(tx, actor, file, now)
  const draft = joinedWith(withStandards(file.checklist, (number) => idOf.get(number) ?? null))
  await saveDraft(tx, organisationId, row.id, { draft, revision: revision + 1 }, now)
  const subject = { subjectKind: 'checklist', subjectId: row.id }
  const details = { how, from: kind, fromRevision: revision, standardsAdded }
  await recordAudit(tx, actor, { action: 'checklist.imported', ...subject, details }, now)
  const before = { document: row.draft, revision: revision + 1 }
  return { ok: true, written: true, checklistId: row.id, standardsAdded, chapters, before }
}
