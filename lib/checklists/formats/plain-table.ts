import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'
import type { TableRow } from '@/lib/core/table-rows'
import type { Sheet } from '@/lib/platform/table-file'
import { type ImportLine, ImportReport, reasonOf, type StandardRow } from './import-report'
import { numberOf } from './plain-answers'
import type { PlainColumn, PlainMapping } from './plain-columns'
import { PlainRow } from './plain-row'
import { type SharedQuestion, withShares } from './plain-shares'
import { headingOf } from './plain-sheet'
import { isTotalRow } from './total-row'
import { fitted, identifierOf } from './xlsform/cell-texts'
import { type Language, mostlyUsed } from './xlsform/form-language'

/** A table as a checklist: the rows that could be read, and what became of each. */
export interface ReadPlainTable {
  readonly document: ChecklistDocument
  readonly lines: readonly ImportLine[]
  /** Rows that name a standard, by its number. */
  readonly standards: readonly StandardRow[]
  /** What the sheet says of the weight of its questions. */
  readonly shared: readonly SharedQuestion[]
}

/**
 * Reads a table of questions by what its columns are. A row that cannot be read is named with all
 * its faults and left out. A row that says only a section begins it, or goes on with it where it
 * began above; rows of one section that stand apart are together in it, and are told. An empty
 * section is the one that is written nearest above, be it in a row that was left out.
 */
export function readPlainTable(
  sheet: Sheet,
  mapping: PlainMapping,
  spareTitle: string,
  heading: TableRow | null = headingOf(sheet),
): ReadPlainTable {
  const report = new ImportReport()
  const language = languageOfTable(sheet, mapping, heading)
  const names = heading?.cells ?? []
  const reader = new TableReader(sheet.name, mapping, { spareTitle, language, names }, report)
  for (const row of sheet.rows) {
    if (heading !== null && row.line > heading.line) reader.read(row)
    else if (row !== heading)
      report.notTaken(sheet.name, row.line, firstText(row), 'before-heading')
  }
  const { shared } = reader
  return {
    shared,
    document: {
      format: 'etalon.checklist/1',
      title: localized(spareTitle, language),
      touchpoint: 'store',
      policies: {
        method: 'weighted-sections',
        notApplicable: 'exclude',
        unanswered: 'leave-out',
        allowOver100: false,
        passMark: null,
      },
      sections: mapping.includes('share')
        ? withShares(reader.sections(), shared, (line, name, code) => {
            report.simplified(sheet.name, line, name, code)
          })
        : reader.sections(),
    },
    lines: report.lines(),
    standards: report.standards(),
  }
}

function firstText({ cells }: TableRow): string {
  return cells.find((cell) => cell !== '') ?? ''
}

/** A form in one language is not bilingual for a word like "NPS" in it. */
function languageOfTable(sheet: Sheet, mapping: PlainMapping, heading: TableRow | null): Language {
  const spoken = new Set<PlainColumn>(['section', 'question', 'options', 'hint'])
  const rows = sheet.rows.filter(({ line }) => heading === null || line > heading.line)
  return mostlyUsed(
    rows.flatMap(({ cells }) =>
      cells.filter((_, place) => {
        const column = mapping[place] ?? null
        return column !== null && spoken.has(column)
      }),
    ),
  )
}

function localized(text: string, language: Language): Localized {
  return fitted({ [language]: text }, checklistLimits.title).text
}

interface OpenSection {
  /** As the table writes it: a long title is cut, and is the same section all the same. */
  readonly written: string
  /** The row where it began. */
  readonly line: number
  readonly head: Omit<Section, 'questions'>
  readonly questions: Question[]
}

interface TableWords {
  readonly spareTitle: string
  readonly language: Language
  /** Headings of the columns as the table writes them. */
  readonly names: readonly string[]
}

type ReadCell = (column: PlainColumn) => string

class TableReader {
  private readonly open: OpenSection[] = []
  private readonly ids = new Set<string>()
  private count = 0
  /** The section of the rows that name none. */
  private current: OpenSection | null = null
  /** A section that only a row named which was not taken: it begins with the next row that is. */
  private awaited: { readonly title: string; readonly line: number } | null = null
  /** A section was not taken: rows without one of their own belonged to it. */
  private isAstray = false
  /** Row of the first question of each wording. */
  private readonly asked = new Map<string, number>()
  readonly shared: SharedQuestion[] = []

  constructor(
    private readonly sheet: string,
    private readonly mapping: PlainMapping,
    private readonly words: TableWords,
    private readonly report: ImportReport,
  ) {}

  sections(): Section[] {
    return this.open.map(({ head, questions }) => ({ ...head, questions }))
  }

  read(row: TableRow): void {
    const cell: ReadCell = (column) => {
      const index = this.mapping.indexOf(column)
      return index < 0 ? '' : (row.cells[index] ?? '').trim()
    }
    if (isTotalRow(row, cell)) {
      this.report.notTaken(this.sheet, row.line, firstText(row), 'total-row')
    } else if (cell('question') === '') this.readHeading(row, cell)
    else this.readQuestion(row, cell)
  }

  /** A section and perhaps its weight; anything else is a question that lost its text. */
  private readHeading(row: TableRow, cell: ReadCell): void {
    const section = cell('section')
    const filled = row.cells.filter((text) => text !== '').length
    const weight = numberOf(cell('share') || cell('weight'))
    const isBare = filled === 1 || (filled === 2 && weight !== null && !this.known(section))
    if (section === '' || !isBare) {
      this.withoutText(row, cell)
      return
    }
    if (this.isFull(row, section)) return
    this.report.taken(this.sheet, row.line, section)
    this.enter(row.line, section, section, weight ?? '1')
  }

  private withoutText(row: TableRow, cell: ReadCell): void {
    const column = this.nameOf('question')
    const unread = this.rowOf(row, cell, new ImportReport())
    unread.question(() => '')
    this.report.add({
      ...{ sheet: this.sheet, line: row.line, verdict: 'not-taken' },
      name: cell('section') || firstText(row),
      reasons: [{ ...reasonOf('no-question'), column }, ...unread.faults],
    })
    this.await(row.line, cell('section'))
  }

  private readQuestion(row: TableRow, cell: ReadCell): void {
    const name = cell('question')
    const section = cell('section')
    if (this.count >= checklistLimits.questions) {
      const values = { max: checklistLimits.questions }
      this.report.notTaken(this.sheet, row.line, name, 'too-many-questions', values)
      return
    }
    if (this.isFull(row, section || (this.awaited?.title ?? ''))) return
    const question = this.rowOf(row, cell, this.report).question(() =>
      identifierOf(`q${this.count + 1}`, 'question', this.ids),
    )
    if (question === null) {
      this.await(row.line, section)
      return
    }
    this.count += 1
    this.sectionFor(row.line, section, name).questions.push(question)
    const said = numberOf(cell('share') || cell('weight'))
    this.shared.push({ id: question.id, line: row.line, name, said })
    this.noteRepeated(row.line, name)
  }

  private rowOf({ line }: TableRow, cell: ReadCell, report: ImportReport): PlainRow {
    const nameOf = (column: PlainColumn) => this.nameOf(column)
    return new PlainRow(this.sheet, line, cell, report, this.words.language, nameOf)
  }

  private nameOf(column: PlainColumn): string {
    return this.words.names[this.mapping.indexOf(column)] ?? ''
  }

  /** The same question twice may be meant; it is told, and taken. */
  private noteRepeated(line: number, name: string): void {
    const wording = name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\s?!.,:;]+/g, ' ')
      .trim()
    const first = this.asked.get(wording)
    if (first === undefined) this.asked.set(wording, line)
    else this.report.noted(this.sheet, line, name, 'repeated-question', { row: first })
  }

  /** A section more than a checklist has; the row says so. */
  private isFull(row: TableRow, title: string): boolean {
    if (this.open.length < checklistLimits.sections) return false
    if (title === '' ? !this.isAstray : this.known(title) !== undefined) return false
    this.isAstray = true
    const values = { max: checklistLimits.sections }
    this.report.notTaken(this.sheet, row.line, firstText(row), 'too-many-sections', values)
    return true
  }

  private known(title: string): OpenSection | undefined {
    return this.open.find(({ written }) => written === title)
  }

  /** Rows under one that was not taken belong to the section that it names. */
  private await(line: number, title: string): void {
    if (title === '') return
    this.awaited = title === this.current?.written ? null : { title, line }
  }

  private sectionFor(line: number, title: string, name: string): OpenSection {
    if (title !== '') return this.enter(line, title, name)
    if (this.awaited !== null) {
      const { title: section, line: row } = this.awaited
      this.report.noted(this.sheet, line, name, 'section-above', { section, row })
      return this.enter(line, section, name)
    }
    if (this.current !== null) return this.current
    const section = this.words.spareTitle
    if (this.mapping.includes('section')) {
      this.report.noted(this.sheet, line, name, 'section-spare', { section })
    }
    return this.enter(line, section, name)
  }

  /** Goes on with the section of that title, or begins it. */
  private enter(line: number, title: string, name: string, weight = '1'): OpenSection {
    const known = this.known(title)
    if (known !== undefined && known !== this.current) {
      const values = { section: title, row: known.line }
      this.report.noted(this.sheet, line, name, 'section-joined', values)
    }
    this.awaited = null
    this.isAstray = false
    this.current = known ?? this.begin(line, title, weight)
    return this.current
  }

  private begin(line: number, title: string, weight: string): OpenSection {
    const id = identifierOf(`s${this.open.length + 1}`, 'section', this.ids)
    const max = checklistLimits.title
    const { text: words, isCut } = fitted({ [this.words.language]: title }, max)
    if (isCut) this.report.simplified(this.sheet, line, title, 'section-cut', { max })
    const head = { id, title: words, weight, passMark: null, sections: [] }
    const section = { written: title, line, head, questions: [] }
    this.open.push(section)
    return section
  }
}
