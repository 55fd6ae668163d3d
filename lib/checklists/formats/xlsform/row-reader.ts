import type { Localized } from '@/lib/core/checklist'
import type { Condition, Expression } from '@/lib/core/condition'
import type { Problem } from '@/lib/platform/i18n/problem'
import { type ImportReport, reasonOf } from '../import-report'
import { fitted, isNo, isYes } from './cell-texts'
import { readCondition, readExpression, type Target } from './condition-reader'
import type { FormScope } from './form-scope'
import type { FormRow } from './form-sheets'
import { ExpressionFault } from './xpath-syntax'

/** Reads the cells of one row and tells the report what could not be kept. */
export class RowReader {
  /** The question itself, once it is known: what `.` means. */
  self: Target | null = null

  constructor(
    readonly row: FormRow,
    readonly isOwn: boolean,
    private readonly scope: FormScope,
    private readonly report: ImportReport,
  ) {
    report.taken(row.sheet, row.line, this.name)
  }

  get name(): string {
    return this.row.cell('name')
  }

  simplified(code: string, values?: Record<string, string | number>, why?: Problem): void {
    const { sheet, line } = this.row
    const reasons = [reasonOf(code, values, why ?? null)]
    this.report.add({ sheet, line, name: this.name, verdict: 'simplified', reasons })
  }

  notTaken(code: string, values?: Record<string, string | number>, why?: Problem): void {
    const { sheet, line } = this.row
    this.report.notTaken(sheet, line, this.name, code, values, why ?? null)
  }

  /** The word of a column, where it is one of those that are known; another is named. */
  word<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const value = this.row.cell(column)
    const word = words.find((one) => one === value.trim().toLowerCase()) ?? null
    if (word === null && value.trim() !== '') this.simplified('unknown-word', { column, value })
    return word
  }

  /** Whether a column says yes; what is neither yes nor no is named. */
  isYes(column: string): boolean {
    const value = this.row.cell(column)
    if (!isYes(value) && !isNo(value)) this.simplified('unknown-word', { column, value })
    return isYes(value)
  }

  /** Tells that the row names a picture, which may not be there. */
  pictured(pictureId: string): void {
    const { sheet, line } = this.row
    this.report.picture({ sheet, line, pictureId })
  }

  text(column: string, max: number): Localized {
    const written = this.row.localized(column)
    const missing = this.scope.missingIn(written)
    if (missing.length > 0) this.simplified('pipe-lost', { names: missing.join(', ') })
    const { text, isCut } = fitted(this.scope.piped(written), max)
    if (isCut) this.simplified('text-cut', { max })
    return text
  }

  /** What a question or a group is called; a form of our own may leave it open. */
  label(max: number): Localized {
    const text = this.text('label', max)
    if (this.isOwn || text.ru !== undefined || text.en !== undefined) return text
    this.simplified('no-label')
    return { en: this.name || this.row.cell('type') }
  }

  /** The condition of a column; one that cannot be expressed is named and left out. */
  condition(column: string): Condition | null {
    return this.tried(column, (text) => readCondition(text, this.scope.at(this.self)))
  }

  expression(column: string): Expression | ExpressionFault | null {
    const text = this.row.cell(column)
    if (text === '') return null
    try {
      return readExpression(text, this.scope.at(this.self))
    } catch (error) {
      if (error instanceof ExpressionFault) return error
      throw error
    }
  }

  tried<T>(column: string, read: (text: string) => T): T | null {
    const text = this.row.cell(column)
    if (text === '') return null
    try {
      return read(text)
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error
      this.simplified(`lost-${column.replaceAll('_', '-')}`, { expression: text }, error.problem)
      return null
    }
  }

  scopeAt(columns: ReadonlyMap<string, string>) {
    return this.scope.at(this.self, columns)
  }

  /** From here on, rows below may speak of this question. */
  known(target: Target): void {
    this.self = target
    this.scope.add(this.name, target)
  }
}
