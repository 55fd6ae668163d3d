import { Fraction, parseDecimal } from '@/lib/core/exact'
import {
  type ColumnMap,
  decimalText,
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { touchpointOf } from '@/lib/core/touchpoint-words'
import type { NewPastScore } from '../queries'

type Key = 'date' | 'number' | 'unit' | 'score' | 'touchpoint' | 'source'

export const pastScoreColumns: readonly TableColumn<Key>[] = [
  { key: 'date', headings: ['дата', 'date', 'день'], required: true },
  {
    key: 'number',
    headings: ['табельный номер', 'personnel number', 'таб. номер'],
    required: false,
  },
  {
    key: 'unit',
    headings: [
      'код точки',
      'unit code',
      'код подразделения',
      'точка',
      'подразделение',
      'магазин',
      'unit',
    ],
    required: false,
  },
  { key: 'score', headings: ['оценка, %', 'score, %', 'оценка', 'score'], required: true },
  { key: 'touchpoint', headings: ['канал', 'touchpoint', 'channel'], required: false },
  { key: 'source', headings: ['источник', 'source'], required: false },
]

/** Whom a table may name, what is there already, and the day on which it is read. */
export interface PastScoreGround {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  /** Ids by name: a name may belong to several. */
  readonly unitNames: ReadonlyMap<string, readonly string[]>
  readonly today: string
}

export interface PastScorePlan {
  readonly scores: readonly PlacedPastScore[]
  readonly problems: readonly RowProblem[]
}

/** A good line that can still be refused when something else stands in its place. */
export interface PlacedPastScore extends NewPastScore {
  readonly refuse: (reason: string) => readonly RowProblem[]
}

/** One key for the score of one subject, day, touchpoint and source. */
export function pastScoreKey(score: Omit<NewPastScore, 'score'>): string {
  return JSON.stringify([
    score.scoredOn,
    score.personId,
    score.unitId,
    score.touchpoint,
    score.source,
  ])
}

/** The good lines of a table of past scores, not yet compared with what stands. */
export function readPastScores(
  header: readonly string[],
  rows: readonly TableRow[],
  ground: PastScoreGround,
): { ok: true; plan: PastScorePlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, pastScoreColumns)
  if (!columns.ok) return columns
  return { ok: true, plan: readRows(rows, columns.map, ground) }
}

function readRows(
  rows: readonly TableRow[],
  map: ColumnMap<Key>,
  ground: PastScoreGround,
): PastScorePlan {
  const lines = rows.map((row) => {
    const reader = new RowReader(row, map, pastScoreColumns)
    return { reader, score: readScore(reader, ground) }
  })
  const shares = areShares(lines.map(({ score }) => score.score))
  const placed = new Map<string, PlacedPastScore>()
  const problems: RowProblem[] = []
  for (const { reader, score } of lines) {
    if (shares && score.score !== '') reader.refuse('score', 'share-not-percent')
    const key = pastScoreKey(score)
    if (reader.problems.length === 0 && placed.has(key)) reader.refuse('date', 'twice-in-file')
    if (reader.problems.length === 0) placed.set(key, { ...score, refuse: refuserOf(reader) })
    problems.push(...reader.problems)
  }
  return { scores: [...placed.values()], problems }
}

function refuserOf(reader: RowReader<Key>): PlacedPastScore['refuse'] {
  return (reason) => {
    reader.refuse('score', reason)
    return reader.problems
  }
}

function readScore(
  reader: RowReader<Key>,
  { people, units, unitNames, today }: PastScoreGround,
): NewPastScore {
  const scoredOn = reader.date('date')
  if (scoredOn === null) reader.refuseIfEmpty('date')
  else if (scoredOn > today) reader.refuse('date', 'in-the-future')
  const number = reader.text('number', 40)
  const code = reader.text('unit', 200)
  const personId = number === null ? null : (people.get(number) ?? null)
  const named = code === null ? [] : (unitNames.get(foldedName(code)) ?? [])
  const unitId = code === null ? null : (units.get(code) ?? named[0] ?? null)
  const isAmbiguous = code !== null && !units.has(code) && named.length > 1
  if (number !== null && personId === null) reader.refuse('number', 'unknown-person')
  if (code !== null && unitId === null) reader.refuse('unit', 'unknown-unit-name')
  if (isAmbiguous) reader.refuse('unit', 'unit-name-twice')
  if (number === null && code === null) reader.refuse('number', 'person-or-unit')
  if (number !== null && code !== null) reader.refuse('unit', 'person-or-unit')
  const channel = reader.text('touchpoint', 40)
  const touchpoint = channel === null ? null : touchpointOf(channel)
  if (channel !== null && touchpoint === null) reader.refuse('touchpoint', 'unknown-touchpoint')
  const score = readPercent(reader)
  const source = reader.text('source', 80)
  return { personId, unitId, touchpoint, scoredOn: scoredOn ?? '', score, source }
}

/** Units by what they are called; letter case, `ё` and extra spaces make no difference. */
export function unitsByName(
  units: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>()
  for (const { id, name } of units) {
    const key = foldedName(name)
    byName.set(key, [...(byName.get(key) ?? []), id])
  }
  return byName
}

function foldedName(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ')
}

/** Percent with at most nine places; a percent sign behind it does not matter. */
function readPercent(reader: RowReader<Key>): string {
  const text = reader.requiredText('score', 40)
  if (text === '') return ''
  const percent = decimalText(text.replace(/\s*%$/, ''), 9)
  if (percent === null) {
    reader.refuse('score', 'not-a-number')
    return ''
  }
  const value = parseDecimal(percent)
  if (!value.isNegative && !Fraction.hundred.isBelow(value)) return percent
  reader.refuse('score', 'not-a-percent')
  return ''
}

/** A spreadsheet keeps 86.4 % as 0.864: a file whose scores all lie in 0..1 was meant so. */
function areShares(scores: readonly string[]): boolean {
  const values = scores.filter((score) => score !== '').map(parseDecimal)
  const isWithinOne = values.every((value) => !Fraction.one.isBelow(value))
  return isWithinOne && values.some((value) => value.d !== 1n)
}
