import type { Localized } from '@/lib/core/checklist'
import type { TableRow } from '@/lib/core/table-rows'
import type { Sheet } from '@/lib/platform/table-file'
import { type Language, mostlyUsed } from './form-language'

/** A sheet of a form with its columns found; rows are read by the names that XLSForm gives them. */
export interface FormSheet {
  readonly name: string
  /** Line of the heading. */
  readonly line: number
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
}

export interface FormColumn {
  readonly index: number
  /** As the file writes it. */
  readonly heading: string
  readonly name: string
  /** null: no language is named; `other` one that a checklist does not have. */
  readonly language: 'ru' | 'en' | 'other' | null
  /** A second column of the same name and language: only the first one is read. */
  readonly isRepeated: boolean
}

export interface FormRow {
  readonly sheet: string
  readonly line: number
  /** The text of the first column of that name, empty where there is none. */
  cell(column: string): string
  /** A text in the languages of a checklist; without any of them, in the language that is there. */
  localized(column: string): Localized
  /** Everything that stands in the row, by the headings of the file. */
  all(): ReadonlyMap<string, string>
}

const sheetNames = ['survey', 'choices', 'settings', 'standards'] as const
type SheetName = (typeof sheetNames)[number]

/** The sheets of a form, under the names that XLSForm gives them, whatever their case. */
export type FormSheets = Readonly<Partial<Record<SheetName, FormSheet>>> & {
  /** Sheets that are not read. */
  readonly others: readonly string[]
  /** Of what stands in columns that name no language. */
  readonly language: Language
}

/** The sheets of a workbook, or of a text file that names them in its first column. */
export function sheetsOfForm(sheets: readonly Sheet[]): readonly Sheet[] {
  const [only] = sheets
  if (sheets.length !== 1 || only === undefined || only.name !== '') return sheets
  const isNamed = only.rows.some(({ cells }) => isSheetLine(cells))
  return isNamed ? splitByName(only.rows) : [{ ...only, name: 'survey' }]
}

function isSheetLine([first = '', ...rest]: readonly string[]): boolean {
  return /^(?:survey|choices|settings)$/i.test(first.trim()) && rest.every((cell) => cell === '')
}

function splitByName(rows: readonly TableRow[]): Sheet[] {
  const found: { name: string; rows: TableRow[] }[] = []
  for (const { line, cells } of rows) {
    const [first = '', ...rest] = cells
    if (first.trim() !== '') found.push({ name: first.trim(), rows: [] })
    else found.at(-1)?.rows.push({ line, cells: rest })
  }
  return found
}

/** Whether these sheets are a form at all: a survey, or a table with its columns. */
export function looksLikeForm(sheets: readonly Sheet[]): boolean {
  const [only] = sheets
  if (sheets.some(({ name }) => name.trim().toLowerCase() === 'survey')) return true
  if (sheets.length !== 1 || only === undefined || only.name !== '') return false
  if (only.rows.some(({ cells }) => isSheetLine(cells))) return true
  const names = (only.rows[0]?.cells ?? []).map((heading) => columnOf(heading).name)
  return ['type', 'name', 'label'].every((name) => names.includes(name))
}

export function readFormSheets(sheets: readonly Sheet[]): FormSheets {
  const found: Partial<Record<SheetName, FormSheet>> = {}
  const others: string[] = []
  const language = languageOfForm(sheets)
  for (const sheet of sheets) {
    const name = sheetNames.find((one) => one === sheet.name.trim().toLowerCase())
    if (name === undefined || found[name] !== undefined) others.push(sheet.name)
    else found[name] = formSheet(sheet, language)
  }
  return { ...found, others, language }
}

const spokenColumns: ReadonlySet<string> = new Set(['label', 'hint', 'constraint_message'])

/** By the majority of the labels: a Russian form is not bilingual for a question "NPS". */
function languageOfForm(sheets: readonly Sheet[]): Language {
  const spoken = sheets.flatMap(({ rows: [heading, ...body] }) =>
    (heading?.cells ?? []).flatMap((text, index) => {
      const { name, language } = columnOf(text)
      if (!spokenColumns.has(name)) return []
      return [{ language, texts: body.map(({ cells }) => cells[index] ?? '') }]
    }),
  )
  const unnamed = spoken.filter(({ language }) => language === null)
  return mostlyUsed((unnamed.length > 0 ? unnamed : spoken).flatMap(({ texts }) => texts))
}

function formSheet({ name, rows }: Sheet, language: Language): FormSheet {
  const [heading, ...body] = rows
  const seen = new Set<string>()
  const columns = (heading?.cells ?? []).flatMap((text, index): FormColumn[] => {
    if (text.trim() === '') return []
    const column = columnOf(text)
    const key = `${column.name} ${column.language === 'other' ? text : column.language}`
    const isRepeated = seen.has(key)
    seen.add(key)
    return [{ ...column, index, heading: text, isRepeated }]
  })
  return {
    name,
    line: heading?.line ?? 1,
    columns,
    rows: body.map((row) => formRow(name, row, columns, language)),
  }
}

function formRow(
  sheet: string,
  { line, cells }: TableRow,
  columns: readonly FormColumn[],
  language: Language,
): FormRow {
  const textOf = ({ index }: FormColumn) => (cells[index] ?? '').trim()
  const read = columns.filter(({ isRepeated }) => !isRepeated)
  return {
    sheet,
    line,
    cell: (name) => {
      const own = read.filter((column) => column.name === name)
      const column = own.find(({ language }) => language === null) ?? own[0]
      return column === undefined ? '' : textOf(column)
    },
    localized: (name) =>
      localizedOf(
        read.filter((column) => column.name === name),
        textOf,
        language,
      ),
    all: () => new Map(columns.map((column) => [column.heading.trim(), textOf(column)])),
  }
}

function localizedOf(
  columns: readonly FormColumn[],
  textOf: (column: FormColumn) => string,
  formLanguage: Language,
): Localized {
  const inLanguage = (language: FormColumn['language']) =>
    columns
      .filter((column) => column.language === language)
      .map(textOf)
      .find((text) => text !== '')
  const texts: { ru?: string; en?: string } = {}
  const ru = inLanguage('ru')
  const en = inLanguage('en')
  if (ru !== undefined) texts.ru = ru
  if (en !== undefined) texts.en = en
  const spare =
    inLanguage(null) ?? (ru === undefined && en === undefined ? inLanguage('other') : undefined)
  if (spare !== undefined && texts[formLanguage] === undefined) texts[formLanguage] = spare
  return texts
}

/** A text without a named language is Russian where it has Cyrillic letters. */
export function languageOf(text: string): 'ru' | 'en' {
  return /[а-яё]/i.test(text) ? 'ru' : 'en'
}

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'list name': 'list_name',
    relevance: 'relevant',
    caption: 'label',
    'bind relevant': 'relevant',
    'bind constraint': 'constraint',
    'bind jr constraintmsg': 'constraint_message',
    'constraint msg': 'constraint_message',
    'bind required': 'required',
    'bind calculate': 'calculation',
    calculate: 'calculation',
    'media image': 'image',
    'media audio': 'audio',
    'media video': 'video',
    title: 'form_title',
    count: 'repeat_count',
    'repeat count': 'repeat_count',
  }),
)

/** "label::Русский (ru)", "Label:English", "media::image": name and language of a column. */
function columnOf(heading: string): Pick<FormColumn, 'name' | 'language'> {
  const parts = heading.trim().split(/\s*::?\s*/)
  const spelled = parts.map((part) => part.trim().toLowerCase())
  const [first = '', second, third] = spelled
  const isPrefixed = (first === 'media' || first === 'bind') && second !== undefined
  const language = isPrefixed ? (first === 'bind' ? undefined : third) : second
  const plain = (isPrefixed ? spelled.slice(0, first === 'bind' ? undefined : 2) : [first])
    .join(' ')
    .replace(/[\s_]+/g, ' ')
  const name = aliases.get(plain) ?? plain.replaceAll(' ', '_')
  return { name, language: language === undefined ? null : knownLanguage(language) }
}

function knownLanguage(language: string): 'ru' | 'en' | 'other' {
  const code = /\(([a-z]{2})[a-z-]*\)/.exec(language)?.[1] ?? language
  if (/^(?:ru|rus|russian|рус|русский)$/.test(code)) return 'ru'
  return /^(?:en|eng|english|англ|английский)$/.test(code) ? 'en' : 'other'
}
