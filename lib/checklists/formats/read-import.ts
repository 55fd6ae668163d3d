import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import type { Answer, ChecklistDocument } from '@/lib/core/checklist'
import { type Problem, problem, problemOfIssue } from '@/lib/platform/i18n/problem'
import { readSheets, type Sheet } from '@/lib/platform/table-file'
import { type ChecklistFile, readChecklistJson } from './checklist-file'
import type { ImportLine, PicturedRow, StandardRow } from './import-report'
import { type ExportedScore, readInspection } from './inspection-export'
import { isInspection } from './inspection-file'
import { guessMapping, type PlainColumn, type PlainMapping } from './plain-columns'
import { type SeenShares, seenShares } from './plain-shares'
import { headingOf, sheetToRead } from './plain-sheet'
import { readPlainTable } from './plain-table'
import { looksLikeForm } from './xlsform/form-sheets'
import { readXlsform } from './xlsform/read-xlsform'

/** Which of the formats a file is. */
export type ImportKind = 'file' | 'xlsform' | 'inspection' | 'table'

/** The columns of a plain table, to be said what they are. */
export interface ImportedTable {
  readonly headings: readonly string[]
  /** The first rows under the heading. */
  readonly samples: readonly (readonly string[])[]
  readonly mapping: PlainMapping
  /** The sheet that is read, and all that hold something. */
  readonly sheet: string
  readonly sheets: readonly string[]
  /** What the sheet says of the weight of each question, and what it carries here. */
  readonly shares: SeenShares | null
}

export interface ImportedFile {
  readonly ok: true
  readonly kind: ImportKind
  /** `standardId` holds the number of the standard. */
  readonly document: ChecklistDocument
  readonly standards: ChecklistFile['standards']
  readonly lines: readonly ImportLine[]
  /** Rows that name a picture; a file of our own has no rows. */
  readonly pictures: readonly PicturedRow[]
  /** Rows that name a standard by its number, where the format has rows. */
  readonly standardRows: readonly StandardRow[]
  readonly table: ImportedTable | null
  readonly inspection: {
    readonly answers: readonly Answer[]
    /** Questions whose answer could not stand, or whose points could not be read. */
    readonly leftOut: readonly string[]
    readonly exported: ExportedScore
    readonly completedOn: string | null
  } | null
}

/** One thing that hinders reading a file: where, as the file counts, and the sentence. */
export interface ImportProblem {
  readonly place: string
  readonly problem: Problem
}

export interface ImportRefused {
  readonly ok: false
  readonly reason: 'bad-file'
  readonly problems: readonly ImportProblem[]
}

export interface ImportOptions {
  readonly fileName: string
  /** What the columns of a plain table are; null: guessed. */
  readonly mapping: PlainMapping | null
  /** The sheet of a workbook that somebody chose; without one the likeliest is read. */
  readonly sheet?: string | null | undefined
  readonly remembered: ReadonlyMap<string, PlainColumn | null>
}

/**
 * Reads whatever a checklist can come from; what the bytes are decides, never the file's name. Only a
 * text that calls itself a workbook is refused: its lines would be read as a table of nothing.
 */
export async function readImport(
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportedFile | ImportRefused> {
  const json = jsonText(bytes)
  if (json !== null) return readJson(json)
  const read = await readSheets(bytes)
  if (read.ok && read.format !== 'xlsx' && /\.(?:xlsx|xlsm|ods)$/i.test(options.fileName)) {
    return refused('checklist-import.refused.not-a-workbook')
  }
  if (!read.ok) {
    const place = read.line === undefined ? '' : String(read.line)
    return refused(`checklist-import.refused.${read.reason}`, place)
  }
  const title = options.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim() || 'Checklist'
  return looksLikeForm(read.sheets)
    ? formImport(read.sheets, title)
    : tableImport(read.sheets, title, options)
}

function refused(words: Problem, place = ''): ImportRefused {
  return { ok: false, reason: 'bad-file', problems: [{ place, problem: words }] }
}

/** A draft that its own schema does not take: the first places and why. */
export function refusedDraft(
  issues: readonly { readonly path: PropertyKey[]; readonly message: string }[],
): ImportRefused {
  const problems = issues
    .slice(0, 20)
    .map(({ path, message }) => ({ place: path.map(String).join('.'), problem: message }))
  return { ok: false, reason: 'bad-file', problems }
}

/** The text of a JSON document, be it whole or broken; null for anything else. */
function jsonText(bytes: Uint8Array): string | null {
  const begin = new TextDecoder().decode(bytes.slice(0, 200)).trimStart()
  if (!/^[{[]/.test(begin)) return null
  return new TextDecoder().decode(bytes)
}

function readJson(text: string): ImportedFile | ImportRefused {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refused(problem('checklist-import.refused.not-json', { at: placeOf(error) }))
  }
  if (isInspection(json)) return inspectionImport(json)
  const plain = { lines: [], pictures: [], standardRows: [], table: null, inspection: null }
  if (isDocument(json)) {
    const parsed = checklistDraftSchema.safeParse(json)
    if (parsed.success) {
      return { ok: true, kind: 'file', document: parsed.data, standards: [], ...plain }
    }
  }
  const read = readChecklistJson(isDocument(json) ? asFile(json) : json)
  if (!read.ok) {
    const problems = read.problems.map(({ path, problem: words }) => ({
      place: path,
      problem: words,
    }))
    return { ok: false, reason: 'bad-file', problems }
  }
  const { checklist: document, standards } = read.file
  return { ok: true, kind: 'file', document, standards, ...plain }
}

/** "line 3 column 7" as JSON.parse says it, or nothing. */
function placeOf({ message }: SyntaxError): string {
  return /line \d+ column \d+/.exec(message)?.[0] ?? ''
}

function isDocument(json: unknown): json is object {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    json.format === 'etalon.checklist/1'
  )
}

function asFile(checklist: object) {
  return { format: 'etalon.checklist-file/1', checklist, standards: [] }
}

function inspectionImport(json: unknown): ImportedFile | ImportRefused {
  const read = readInspection(json)
  if (!read.ok) {
    const problems = read.problems.map(({ path, problem: words }) => ({
      place: path,
      problem: words,
    }))
    return { ok: false, reason: 'bad-file', problems }
  }
  const { document, lines, answers, leftOut, exported, completedOn } = read
  const inspection = { answers, leftOut, exported, completedOn }
  return {
    ok: true,
    kind: 'inspection',
    document,
    standards: [],
    lines,
    pictures: [],
    standardRows: [],
    table: null,
    inspection,
  }
}

function formImport(sheets: readonly Sheet[], title: string): ImportedFile | ImportRefused {
  const form = readXlsform(sheets, title)
  if (form.ok) {
    return { ...form, kind: 'xlsform', standardRows: [], table: null, inspection: null }
  }
  const problems = form.problems.map(({ sheet, line, problem: words }) => ({
    place: [sheet, line === null ? '' : String(line)].filter(Boolean).join(', '),
    problem: words,
  }))
  return { ok: false, reason: 'bad-file', problems }
}

const shownRows = 3

/** The sheet whose heading is recognised, or that was chosen; the others are named as not read. */
function tableImport(
  sheets: readonly Sheet[],
  title: string,
  { mapping: given, remembered, sheet: chosen = null }: ImportOptions,
): ImportedFile | ImportRefused {
  const sheet = sheetToRead(sheets, chosen, remembered)
  const heading = sheet === undefined ? null : headingOf(sheet, remembered)
  if (sheet === undefined || heading === null) return refused('checklist-import.refused.empty')
  const headings = heading.cells
  const guessed = guessMapping(headings, remembered)
  const mapping = headings.map((_, place) => (given ?? guessed)[place] ?? null)
  const {
    document: read,
    lines,
    shared,
    standards: standardRows,
  } = readPlainTable(sheet, mapping, title, heading)
  const parsed = checklistDraftSchema.safeParse(read, { error: problemOfIssue })
  if (!parsed.success) return refusedDraft(parsed.error.issues)
  const samples = sheet.rows
    .filter(({ line }) => line > heading.line)
    .slice(0, shownRows)
    .map(({ cells }) => headings.map((_, place) => (cells[place] ?? '').slice(0, 80)))
  const isPercent = headings.some(
    (text, place) =>
      mapping[place] === 'share' || (mapping[place] === 'weight' && text.includes('%')),
  )
  const table = {
    ...{ headings, samples, mapping, sheet: sheet.name },
    sheets: sheets.filter(({ rows }) => rows.length > 0).map(({ name }) => name),
    shares: seenShares(parsed.data, shared, isPercent),
  }
  const others = sheets.filter((one) => one !== sheet).map(({ name }) => unreadSheet(name))
  const all = [...lines, ...others]
  const document = parsed.data
  return {
    ok: true,
    kind: 'table',
    pictures: [],
    standardRows,
    document,
    standards: [],
    lines: all,
    table,
    inspection: null,
  }
}

function unreadSheet(name: string): ImportLine {
  const what = problem('checklist-import.reasons.sheet-unread')
  return { sheet: name, line: 1, name, verdict: 'not-taken', reasons: [{ what, why: null }] }
}
