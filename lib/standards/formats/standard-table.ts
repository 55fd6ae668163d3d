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

const touchpointNames: Readonly<Record<string, Touchpoint>> = {
  store: 'store',
  магазин: 'store',
  call: 'call',
  звонок: 'call',
  chat: 'chat',
  чат: 'chat',
  email: 'email',
  'e-mail': 'email',
  почта: 'email',
  social: 'social',
  соцсети: 'social',
  'back-office': 'back-office',
  'back office': 'back-office',
  'бэк-офис': 'back-office',
}

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
  const seen = new Set<string>()
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
    const line = readLine(reader, map, known, existing)
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
  const newChapters = planned.flatMap(({ newChapter }) => (newChapter === null ? [] : [newChapter]))
  return {
    created: planned.filter(({ isChange }) => !isChange),
    changed: planned.filter(({ isChange }) => isChange),
    unchanged,
    // Of several spellings the first one stands.
    newChapters: newChapters.filter(
      (title, index) => newChapters.findIndex((one) => folded(one) === folded(title)) === index,
    ),
    problems,
  }
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
  known: Known,
  existing: StandardRow | undefined,
): Omit<PlannedStandard, 'id'> {
  const text = readText(reader, map, existing?.draft.text ?? {})
  const named = reader.requiredText('touchpoint').toLowerCase()
  const touchpoint = touchpointNames[named]
  if (named !== '' && touchpoint === undefined) reader.refuse('touchpoint', 'unknown-touchpoint')
  const title = reader.text('chapter', 120)
  const chapter = title === null ? undefined : known.chapters.find((one) => isCalled(one, title))
  const before = existing?.draft
  return {
    draft: {
      number: '',
      text,
      example: before?.example ?? {},
      goodPictureId: before?.goodPictureId ?? null,
      badPictureId: before?.badPictureId ?? null,
      chapterId: title === null ? (before?.chapterId ?? null) : (chapter?.id ?? null),
      ownerId: before?.ownerId ?? null,
      positionIds: map.has('positions')
        ? readPositions(reader, known.positions)
        : (before?.positionIds ?? []),
      touchpoint: touchpoint ?? 'store',
    },
    newChapter: title !== null && chapter === undefined ? title : null,
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
function readPositions(reader: RowReader<Key>, positions: readonly Position[]): readonly string[] {
  const names = (reader.text('positions', 2000) ?? '').split(/[;,]/).map((name) => name.trim())
  const ids = names
    .filter((name) => name !== '')
    .map((name) => positions.find((one) => folded(one.name) === folded(name))?.id)
  if (ids.includes(undefined)) reader.refuse('positions', 'unknown-position')
  return [...new Set(ids.filter((id) => id !== undefined))].sort()
}

function isCalled({ title, place }: Chapter, name: string): boolean {
  return [title.ru, title.en, String(place)].some((own) => own && folded(own) === folded(name))
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
