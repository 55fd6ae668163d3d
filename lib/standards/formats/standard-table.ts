import type { Chapter } from '@/lib/chapters/schema'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Localized } from '@/lib/core/checklist'
import { draftOf, type StandardDraft } from '@/lib/core/standard-document'
import {
  type ColumnMap,
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { touchpointOf } from '@/lib/core/touchpoint-words'
import type { Position } from '@/lib/people/queries'
import type { StandardRow } from '@/lib/standard-drafts/queries'
import { standardNumberSchema } from '../schema'
import { clearMark, folded, namesOf, positionNames, type StandardNames } from './standard-names'
import { type FieldChange, fieldChanges, type StandardField } from './standard-row-changes'

type Key = 'number' | StandardField

export const standardColumns: readonly TableColumn<Key>[] = [
  { key: 'number', headings: ['номер', 'number', '№', 'no'], required: true },
  { key: 'chapter', headings: ['глава', 'chapter', 'раздел'], required: false },
  { key: 'ru', headings: ['текст', 'text ru', 'текст ru', 'текст на русском'], required: false },
  { key: 'en', headings: ['text en', 'text', 'текст en', 'текст на английском'], required: false },
  { key: 'touchpoint', headings: ['канал', 'touchpoint', 'channel'], required: true },
  { key: 'positions', headings: ['должности', 'positions', 'должность'], required: false },
]

/** The most chapters that one table makes: far above any book of standards that was seen. */
export const mostNewChapters = 200

/** One line of the table; a chapter that is not there yet is named and made with the first write. */
export interface PlannedStandard {
  readonly id: string | null
  readonly draft: StandardDraft
  readonly newChapter: string | null
  /** What the line says otherwise than the draft; empty for a new standard. */
  readonly changes: readonly FieldChange[]
  readonly line: number
  /** The revision of the unpublished draft that would be overwritten; null where there is none. */
  readonly overwrites: number | null
}

export interface StandardPlan {
  readonly created: readonly PlannedStandard[]
  readonly changed: readonly PlannedStandard[]
  readonly unchanged: number
  readonly newChapters: readonly string[]
  readonly problems: readonly RowProblem[]
}

interface Known {
  readonly standards: readonly StandardRow[]
  readonly chapters: readonly Chapter[]
  readonly positions: readonly Position[]
}

/** What a table of standards would do to the drafts; touches nothing. */
export function planStandards(
  header: readonly string[],
  rows: readonly TableRow[],
  known: Known,
): { ok: true; plan: StandardPlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, standardColumns)
  if (!columns.ok) return columns
  return { ok: true, plan: planRows(rows, columns.map, known) }
}

function planRows(rows: readonly TableRow[], map: ColumnMap<Key>, known: Known): StandardPlan {
  const byNumber = new Map(known.standards.map((row) => [row.draft.number, row]))
  const inForce = new Map(known.standards.map((row) => [row.number, row]))
  const names = namesOf(known)
  const seen = new Set<string>()
  // Of several spellings the first one stands.
  const newChapters = new Map<string, string>()
  const problems: RowProblem[] = []
  const planned: PlannedStandard[] = []
  let unchanged = 0
  for (const row of rows) {
    const reader = new RowReader(row, map, standardColumns)
    const number = readNumber(reader)
    if (seen.has(number)) reader.refuse('number', 'twice-in-file')
    seen.add(number)
    const existing = byNumber.get(number)
    if (existing === undefined && inForce.has(number)) reader.refuse('number', 'number-taken')
    if (existing?.retiredAt) reader.refuse('number', 'standard-retired')
    const line = readLine(reader, names, existing)
    if (reader.problems.length === 0) noteChapter(reader, line.newChapter, newChapters)
    problems.push(...reader.problems)
    if (reader.problems.length > 0) continue
    const draft = { ...line.draft, number }
    const { newChapter } = line
    const planLine = { id: existing?.id ?? null, draft, newChapter, line: row.line }
    if (existing === undefined) planned.push({ ...planLine, changes: [], overwrites: null })
    else {
      const changes = fieldChanges(existing.draft, planLine, known)
      if (changes.length === 0) unchanged += 1
      else planned.push({ ...planLine, changes, overwrites: unpublishedRevision(existing) })
    }
  }
  return {
    created: planned.filter(({ id }) => id === null),
    changed: planned.filter(({ id }) => id !== null),
    unchanged,
    newChapters: [...newChapters.values()],
    problems,
  }
}

function noteChapter(
  reader: RowReader<Key>,
  title: string | null,
  newChapters: Map<string, string>,
): void {
  if (title === null || newChapters.has(folded(title))) return
  if (newChapters.size < mostNewChapters) newChapters.set(folded(title), title)
  else reader.refuse('chapter', 'too-many-chapters')
}

function readNumber(reader: RowReader<Key>): string {
  const number = reader.requiredText('number', 20)
  if (number !== '' && !standardNumberSchema.safeParse(number).success) {
    reader.refuse('number', 'not-a-standard-number')
  }
  return number
}

/** The draft that nobody has published yet is somebody's work in progress. */
function unpublishedRevision({ version, draft, revision }: StandardRow): number | null {
  const published = version === null ? null : draftOf(version.document)
  return published !== null && canonicalJson(published) === canonicalJson(draft) ? null : revision
}

/**
 * Cells over the draft that there is: an empty cell and a column that the file leaves out change
 * nothing, a dash empties the field.
 */
function readLine(
  reader: RowReader<Key>,
  names: StandardNames,
  existing: StandardRow | undefined,
): Pick<PlannedStandard, 'draft' | 'newChapter'> {
  const before = existing?.draft
  const text = readText(reader, before?.text ?? {})
  const named = reader.text('touchpoint')
  const touchpoint = named === null ? before?.touchpoint : touchpointOf(named)
  if (touchpoint === undefined) reader.refuse('touchpoint', 'empty')
  if (touchpoint === null) reader.refuse('touchpoint', 'unknown-touchpoint')
  const title = reader.text('chapter', 120)
  const isNamed = title !== null && !clearMark.test(title)
  const chapterId = isNamed ? names.chapterOf(title) : null
  return {
    draft: {
      number: '',
      text,
      example: before?.example ?? {},
      goodPictureId: before?.goodPictureId ?? null,
      badPictureId: before?.badPictureId ?? null,
      chapterId: title === null ? (before?.chapterId ?? null) : chapterId,
      ownerId: before?.ownerId ?? null,
      positionIds: readPositions(reader, names, before?.positionIds ?? []),
      touchpoint: touchpoint ?? 'store',
    },
    newChapter: isNamed && chapterId === null ? title : null,
  }
}

function readText(reader: RowReader<Key>, before: Localized): Localized {
  const said = (key: 'ru' | 'en') => {
    const cell = reader.text(key, 2000)
    if (cell === null) return before[key] ?? null
    return clearMark.test(cell) ? null : cell
  }
  const ru = said('ru')
  const en = said('en')
  if (ru === null && en === null && reader.problems.length === 0) {
    reader.refuse(reader.has('ru') ? 'ru' : 'en', 'empty')
  }
  return { ...(ru === null ? {} : { ru }), ...(en === null ? {} : { en }) }
}

/** Names with commas or semicolons between them; a dash means everybody. */
function readPositions(
  reader: RowReader<Key>,
  { positionOf }: StandardNames,
  before: readonly string[],
): readonly string[] {
  const cell = reader.text('positions', 2000)
  if (cell === null) return before
  if (clearMark.test(cell)) return []
  const ids = positionNames(cell).map(positionOf)
  if (ids.includes(null)) reader.refuse('positions', 'unknown-position')
  return [...new Set(ids.filter((id) => id !== null))].sort()
}
