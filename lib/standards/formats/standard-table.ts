import type { Chapter } from '@/lib/chapters/schema'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { StandardDraft } from '@/lib/core/standard-document'
import {
  type ColumnMap,
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import type { Position } from '@/lib/people/queries'
import type { StandardRow } from '../queries'
import { standardNumberSchema } from '../schema'

type Key = 'number' | 'chapter' | 'ru' | 'en' | 'touchpoint' | 'positions'

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

// A Map, for a cell may hold any word, "constructor" among them.
const touchpointNames: ReadonlyMap<string, Touchpoint> = new Map([
  ['store', 'store'],
  ['магазин', 'store'],
  ['call', 'call'],
  ['звонок', 'call'],
  ['chat', 'chat'],
  ['чат', 'chat'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['почта', 'email'],
  ['social', 'social'],
  ['соцсети', 'social'],
  ['back-office', 'back-office'],
  ['back office', 'back-office'],
  ['бэк-офис', 'back-office'],
])

/** One line of the table; a chapter that is not there yet is named and made with the first write. */
export interface PlannedStandard {
  readonly id: string | null
  readonly draft: StandardDraft
  readonly newChapter: string | null
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

/** Ids by folded name. */
interface Names {
  readonly chapters: ReadonlyMap<string, string>
  readonly positions: ReadonlyMap<string, string>
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
  const planned: (PlannedStandard & { readonly isChange: boolean })[] = []
  let unchanged = 0
  for (const row of rows) {
    const reader = new RowReader(row, map)
    const number = readNumber(reader)
    if (seen.has(number)) reader.refuse('number', 'twice-in-file')
    seen.add(number)
    const existing = byNumber.get(number)
    if (existing === undefined && inForce.has(number)) reader.refuse('number', 'number-taken')
    if (existing?.retiredAt) reader.refuse('number', 'standard-retired')
    const line = readLine(reader, map, names, existing)
    if (reader.problems.length === 0) noteChapter(reader, line.newChapter, newChapters)
    problems.push(...reader.problems)
    if (reader.problems.length > 0) continue
    const draft = { ...line.draft, number }
    const isSame =
      existing !== undefined && line.newChapter === null && equal(existing.draft, draft)
    if (isSame) unchanged += 1
    else
      planned.push({
        ...{ id: existing?.id ?? null, draft, newChapter: line.newChapter },
        isChange: existing !== undefined,
      })
  }
  return {
    created: planned.filter(({ isChange }) => !isChange),
    changed: planned.filter(({ isChange }) => isChange),
    unchanged,
    newChapters: [...newChapters.values()],
    problems,
  }
}

/** A chapter is called by its title in either language or by its place; the first one stands. */
function namesOf({ chapters, positions }: Known): Names {
  const chapterIds = new Map<string, string>()
  for (const { id, title, place } of chapters) {
    for (const name of [title.ru, title.en, String(place)]) {
      if (name && !chapterIds.has(folded(name))) chapterIds.set(folded(name), id)
    }
  }
  const positionIds = new Map<string, string>()
  for (const { id, name } of positions) {
    if (!positionIds.has(folded(name))) positionIds.set(folded(name), id)
  }
  return { chapters: chapterIds, positions: positionIds }
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

/** Cells over the draft that there is: a column that the file leaves out changes nothing. */
function readLine(
  reader: RowReader<Key>,
  map: ColumnMap<Key>,
  names: Names,
  existing: StandardRow | undefined,
): Omit<PlannedStandard, 'id'> {
  const text = readText(reader, map, existing?.draft.text ?? {})
  const named = reader.requiredText('touchpoint').toLowerCase()
  const touchpoint = touchpointNames.get(named)
  if (named !== '' && touchpoint === undefined) reader.refuse('touchpoint', 'unknown-touchpoint')
  const title = reader.text('chapter', 120)
  const chapterId = title === null ? undefined : names.chapters.get(folded(title))
  const before = existing?.draft
  return {
    draft: {
      number: '',
      text,
      example: before?.example ?? {},
      goodPictureId: before?.goodPictureId ?? null,
      badPictureId: before?.badPictureId ?? null,
      chapterId: title === null ? (before?.chapterId ?? null) : (chapterId ?? null),
      ownerId: before?.ownerId ?? null,
      positionIds: map.has('positions')
        ? readPositions(reader, names.positions)
        : (before?.positionIds ?? []),
      touchpoint: touchpoint ?? 'store',
    },
    newChapter: title !== null && chapterId === undefined ? title : null,
  }
}

function readText(reader: RowReader<Key>, map: ColumnMap<Key>, before: Localized): Localized {
  const ru = map.has('ru') ? reader.text('ru', 2000) : (before.ru ?? null)
  const en = map.has('en') ? reader.text('en', 2000) : (before.en ?? null)
  if (ru === null && en === null && reader.problems.length === 0) {
    reader.refuse(map.has('ru') ? 'ru' : 'en', 'empty')
  }
  return { ...(ru === null ? {} : { ru }), ...(en === null ? {} : { en }) }
}

/** Names with commas or semicolons between them; none means everybody. */
function readPositions(reader: RowReader<Key>, positions: Names['positions']): readonly string[] {
  const names = (reader.text('positions', 2000) ?? '').split(/[;,]/).map((name) => name.trim())
  const ids = names.filter((name) => name !== '').map((name) => positions.get(folded(name)))
  if (ids.includes(undefined)) reader.refuse('positions', 'unknown-position')
  return [...new Set(ids.filter((id) => id !== undefined))].sort()
}

/** How names are compared: letter case, ё and extra spaces make no difference. */
export function folded(text: string): string {
  return text.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ')
}

function equal(a: StandardDraft, b: StandardDraft): boolean {
  return (
    a.text.ru === b.text.ru &&
    a.text.en === b.text.en &&
    a.touchpoint === b.touchpoint &&
    a.chapterId === b.chapterId &&
    a.positionIds.join() === b.positionIds.join()
  )
}
