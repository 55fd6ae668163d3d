import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'
import type { TableRow } from '@/lib/core/table-rows'
import type { Sheet } from '@/lib/platform/table-file'
import { type ImportLine, ImportReport } from './import-report'
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
  /** What the sheet says of the weight of its questions. */
  readonly shared: readonly SharedQuestion[]
}

/**
 * Reads a table of questions by what its columns are. A row that cannot be read is named and left
 * out; a row that says only a section begins it; an empty section is the one above.
 */
export function readPlainTable(
  sheet: Sheet,
  mapping: PlainMapping,
  spareTitle: string,
  heading: TableRow | null = headingOf(sheet),
): ReadPlainTable {
  const report = new ImportReport()
  const language = languageOfTable(sheet, mapping, heading)
  const reader = new TableReader(sheet.name, mapping, { spareTitle, language }, report)
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
  readonly head: Omit<Section, 'questions'>
  readonly questions: Question[]
}

class TableReader {
  private readonly open: OpenSection[] = []
  private readonly ids = new Set<string>()
  private count = 0
  /** A section was not taken: rows without one of their own belonged to it. */
  private isAstray = false
  /** Row of the first question of each wording. */
  private readonly asked = new Map<string, number>()
  readonly shared: SharedQuestion[] = []

  constructor(
    private readonly sheet: string,
    private readonly mapping: PlainMapping,
    private readonly words: { readonly spareTitle: string; readonly language: Language },
    private readonly report: ImportReport,
  ) {}

  sections(): Section[] {
    return this.open.map(({ head, questions }) => ({ ...head, questions }))
  }

  read(row: TableRow): void {
    const cell = (column: PlainColumn) => {
      const index = this.mapping.indexOf(column)
      return index < 0 ? '' : (row.cells[index] ?? '').trim()
    }
    const name = cell('question') || cell('section') || firstText(row)
    const section = cell('section')
    const isHeading = cell('question') === ''
    if (isTotalRow(row, cell)) {
      this.report.notTaken(this.sheet, row.line, firstText(row), 'total-row')
      return
    }
    if (isHeading) {
      const filled = row.cells.filter((text) => text !== '').length
      const weight = numberOf(cell('share') || cell('weight'))
      if (section === '' || (filled > 1 && weight === null)) {
        this.report.notTaken(this.sheet, row.line, name, 'no-question')
        return
      }
      if (this.isFull(row, section, isHeading)) return
      this.report.taken(this.sheet, row.line, section)
      this.begin(row.line, section, weight ?? '1')
      return
    }
    if (this.count >= checklistLimits.questions) {
      const values = { max: checklistLimits.questions }
      this.report.notTaken(this.sheet, row.line, name, 'too-many-questions', values)
      return
    }
    if (this.isFull(row, section, isHeading)) return
    const question = new PlainRow(
      this.sheet,
      row.line,
      cell,
      this.report,
      this.words.language,
    ).question(() => identifierOf(`q${this.count + 1}`, 'question', this.ids))
    if (question === null) return
    this.count += 1
    this.sectionFor(row.line, section).questions.push(question)
    const said = numberOf(cell('share') || cell('weight'))
    this.shared.push({ id: question.id, line: row.line, name, said })
    this.noteRepeated(row.line, name)
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
  private isFull(row: TableRow, title: string, isHeading: boolean): boolean {
    if (this.open.length < checklistLimits.sections) return false
    const hasPlace = title === '' ? !this.isAstray : this.known(title) !== undefined
    if (hasPlace && !isHeading) return false
    this.isAstray = true
    const values = { max: checklistLimits.sections }
    this.report.notTaken(this.sheet, row.line, firstText(row), 'too-many-sections', values)
    return true
  }

  private known(title: string): OpenSection | undefined {
    return this.open.find(({ written }) => written === title)
  }

  private sectionFor(line: number, title: string): OpenSection {
    const last = this.open.at(-1)
    if (title === '') return last ?? this.begin(line, this.words.spareTitle, '1')
    return this.known(title) ?? this.begin(line, title, '1')
  }

  private begin(line: number, title: string, weight: string): OpenSection {
    const id = identifierOf(`s${this.open.length + 1}`, 'section', this.ids)
    const max = checklistLimits.title
    const { text: words, isCut } = fitted({ [this.words.language]: title }, max)
    if (isCut) this.report.simplified(this.sheet, line, title, 'section-cut', { max })
    const section = {
      written: title,
      head: { id, title: words, weight, passMark: null, sections: [] },
      questions: [],
    }
    this.open.push(section)
    return section
  }
}
