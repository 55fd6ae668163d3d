import { checklistLimits } from '@/lib/checklist-documents/schema'
import type {
  ChecklistDocument,
  CriticalRule,
  Localized,
  Question,
  Section,
} from '@/lib/core/checklist'
import type { TableRow } from '@/lib/core/table-rows'
import type { Sheet } from '@/lib/platform/table-file'
import { type ImportLine, ImportReport } from './import-report'
import {
  numberOf,
  type PlainOptions,
  type PlainType,
  plainOptionsOf,
  plainQuestion,
  plainTypeOf,
} from './plain-answers'
import type { PlainColumn, PlainMapping } from './plain-columns'
import { fitted, identifierOf, isYes } from './xlsform/cell-texts'
import { languageOf } from './xlsform/form-sheets'

/** A table as a checklist: the rows that could be read, and what became of each. */
export interface ReadPlainTable {
  readonly document: ChecklistDocument
  readonly lines: readonly ImportLine[]
}

/** The heading row of a table: the first one with at least two filled cells. */
export function headingOf(sheet: Sheet): TableRow | null {
  const wide = sheet.rows.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
  return wide ?? sheet.rows[0] ?? null
}

/**
 * Reads a table of questions by what its columns are. A row that cannot be read is named and left
 * out; a row that says only a section begins it; an empty section is the one above.
 */
export function readPlainTable(
  sheet: Sheet,
  mapping: PlainMapping,
  spareTitle: string,
): ReadPlainTable {
  const report = new ImportReport()
  const heading = headingOf(sheet)
  const reader = new TableReader(sheet.name, mapping, spareTitle, report)
  for (const row of sheet.rows) {
    if (heading !== null && row.line > heading.line) reader.read(row)
    else if (row !== heading)
      report.notTaken(sheet.name, row.line, firstText(row), 'before-heading')
  }
  return {
    document: {
      format: 'etalon.checklist/1',
      title: localized(spareTitle),
      touchpoint: 'store',
      policies: {
        method: 'weighted-sections',
        notApplicable: 'exclude',
        unanswered: 'leave-out',
        allowOver100: false,
        passMark: null,
      },
      sections: reader.sections(),
    },
    lines: report.lines(),
  }
}

function firstText({ cells }: TableRow): string {
  return cells.find((cell) => cell !== '') ?? ''
}

function localized(text: string): Localized {
  return fitted({ [languageOf(text)]: text }, checklistLimits.title).text
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

  constructor(
    private readonly sheet: string,
    private readonly mapping: PlainMapping,
    private readonly spareTitle: string,
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
    if (isHeading) {
      const filled = row.cells.filter((text) => text !== '').length
      const weight = numberOf(cell('weight'))
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
    const question = new PlainRow(this.sheet, row.line, cell, this.report).question(() =>
      identifierOf(`q${this.count + 1}`, 'question', this.ids),
    )
    if (question === null) return
    this.count += 1
    this.sectionFor(row.line, section).questions.push(question)
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
    if (title === '') return last ?? this.begin(line, this.spareTitle, '1')
    return this.known(title) ?? this.begin(line, title, '1')
  }

  private begin(line: number, title: string, weight: string): OpenSection {
    const id = identifierOf(`s${this.open.length + 1}`, 'section', this.ids)
    const max = checklistLimits.title
    const { text: words, isCut } = fitted({ [languageOf(title)]: title }, max)
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

class PlainRow {
  constructor(
    private readonly sheet: string,
    private readonly line: number,
    private readonly cell: (column: PlainColumn) => string,
    private readonly report: ImportReport,
  ) {}

  /** Null for a row that cannot be read; the report says why. */
  question(idOf: () => string): Question | null {
    const text = this.cell('question')
    const plain = this.type()
    const list = plain === null ? null : this.options(plain)
    const points = this.cell('points') === '' ? null : numberOf(this.cell('points'))
    const weight = this.weight(plain, points)
    if (plain === null || list === null || weight === null) return null
    if (points === null && this.cell('points') !== '' && !isChoice(plain)) {
      return this.refused('bad-points', { value: this.cell('points') })
    }
    this.report.taken(this.sheet, this.line, text)
    const { text: words, isCut } = fitted({ [languageOf(text)]: text }, checklistLimits.text)
    if (isCut) this.simplified('text-cut', { max: checklistLimits.text })
    const hint = this.hint()
    const isUnscored = plain.type !== 'yes-no' && plain.type !== 'scale' && !isChoice(plain)
    if (isUnscored && points !== null) this.simplified('points-unused')
    return plainQuestion(
      {
        id: idOf(),
        text: words,
        hint,
        standardId: this.cell('standard') || null,
        weight,
        required:
          this.cell('required') === '' ? plain.type !== 'note' : isYes(this.cell('required')),
        allowNotApplicable: isYes(this.cell('notApplicable')),
        bonus: false,
        critical: isUnscored ? null : this.critical(),
        commentRequired: 'never',
        photo: 'no',
      },
      plain,
      list,
      points,
    )
  }

  private hint(): Localized | null {
    const hint = this.cell('hint')
    if (hint === '') return null
    const { text, isCut } = fitted({ [languageOf(hint)]: hint }, checklistLimits.hint)
    if (isCut) this.simplified('text-cut', { max: checklistLimits.hint })
    return text
  }

  private refused(code: string, values?: Record<string, string | number>): null {
    this.report.notTaken(this.sheet, this.line, this.cell('question'), code, values)
    return null
  }

  private simplified(code: string, values?: Record<string, string | number>): void {
    this.report.simplified(this.sheet, this.line, this.cell('question'), code, values)
  }

  /** Without a type: a choice where there are options, else yes or no. */
  private type(): PlainType | null {
    const cell = this.cell('type')
    if (cell === '') {
      const type = this.cell('options') === '' ? 'yes-no' : 'single'
      this.simplified('type-guessed', { type })
      return { type }
    }
    return plainTypeOf(cell) ?? this.refused('unknown-type', { type: cell })
  }

  private options(plain: PlainType): PlainOptions | null {
    const none: PlainOptions = { options: [], isScored: false, isSpread: false }
    if (!isChoice(plain)) return none
    if (this.cell('options') === '') return this.refused('no-options')
    const list = plainOptionsOf(this.cell('options'), this.cell('points'))
    if (list === 'points') return this.refused('bad-points', { value: this.cell('points') })
    if (list === 'points-count') return this.refused('points-count')
    if (list === 'options') return this.refused('options-cut', { max: checklistLimits.options })
    if (!list.isScored) this.simplified('options-unscored')
    if (list.isSpread) this.simplified('points-first')
    return list
  }

  /** The points of a scale are its weight: a full answer gives them. */
  private weight(plain: PlainType | null, points: string | null): string | null {
    const cell = this.cell('weight')
    if (cell === '') return plain?.type === 'scale' && points !== null ? points : '1'
    const weight = numberOf(cell)
    return weight ?? this.refused('bad-weight', { value: cell })
  }

  private critical(): CriticalRule | null {
    const cell = this.cell('critical').toLowerCase()
    if (cell === '' || /^(?:нет|no|0|-|–|—|false)$/.test(cell)) return null
    if (/раздел|section|блок/.test(cell)) return rule('section-zero')
    if (/не ?сда|провал|fail|не ?пройд/.test(cell)) return rule('outcome-fail')
    const cap = /^(?:до|не выше|cap|max)?\s*(\d+(?:[.,]\d+)?)\s*%$/.exec(cell)?.[1]
    if (cap !== undefined) return rule('cap', numberOf(cap))
    if (isYes(cell) || /крит|стоп|итог|обнул|total|critical|stop|zero/.test(cell)) {
      return rule('total-zero')
    }
    this.simplified('critical', { value: this.cell('critical') })
    return null
  }
}

function rule(effect: CriticalRule['effect'], cap: string | null = null): CriticalRule {
  return { effect, cap, threshold: '1' }
}

function isChoice({ type }: PlainType): boolean {
  return type === 'single' || type === 'multiple'
}
