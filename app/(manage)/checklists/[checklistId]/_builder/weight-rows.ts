import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'
import { isScored, questionsBeneath } from '@/lib/core/checklist-questions'
import { isDecimal } from '@/lib/core/decimal'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { numberIn, type WeightCell, type WeightChange } from './weight-cells'

/** A line of the grid of weights. */
export interface WeightRow {
  readonly kind: 'section' | 'question' | 'option'
  readonly key: string
  readonly nodeId: string
  readonly text: Localized
  /** "yes" and "no" have no text of their own. */
  readonly option: 'yes' | 'no' | string | null
  /** Place of a question, from 1. */
  readonly number: number | null
  readonly depth: number
  /** The cell that can be edited in this line; a line has at most one. */
  readonly cell: WeightCell | null
  /** As it stands in the document. */
  readonly value: string
}

/** All numbers of a checklist, one under the other; points of options only where they are asked for. */
export function weightRows(document: ChecklistDocument, withPoints: boolean): readonly WeightRow[] {
  const rows: WeightRow[] = []
  let number = 0
  const visit = (section: Section, depth: number) => {
    rows.push(sectionRow(section, depth))
    for (const question of section.questions) {
      number += 1
      if (!isScored(question)) continue
      rows.push(questionRow(question, number, depth))
      if (withPoints) rows.push(...optionRows(question, depth))
    }
    for (const inner of section.sections) visit(inner, depth + 1)
  }
  for (const section of document.sections) visit(section, 0)
  return rows
}

/** The first line whose cell holds something typed that is no number; -1 where all can be read. */
export function firstUnreadRow(rows: readonly WeightRow[], typed: readonly WeightChange[]): number {
  const unread = typed.filter(({ value }) => !isDecimal(value))
  return rows.findIndex(({ cell }) =>
    unread.some(({ nodeId, option }) => nodeId === cell?.nodeId && option === cell.option),
  )
}

function sectionRow({ id, title, weight }: Section, depth: number): WeightRow {
  const cell = depth === 0 ? { nodeId: id, option: null } : null
  return {
    ...{ kind: 'section', key: id, nodeId: id, text: title, option: null, number: null },
    ...{ depth, cell, value: weight },
  }
}

function questionRow({ id, text, weight }: Question, number: number, depth: number): WeightRow {
  const cell = { nodeId: id, option: null }
  return {
    ...{ kind: 'question', key: id, nodeId: id, text, option: null, number },
    ...{ depth, cell, value: weight },
  }
}

function optionRows(question: Question, depth: number): readonly WeightRow[] {
  const options: readonly { id: string; text: Localized }[] =
    question.type === 'yes-no'
      ? [
          { id: 'yes', text: {} },
          { id: 'no', text: {} },
        ]
      : 'options' in question
        ? question.options
        : []
  return options.map(({ id, text }) => ({
    ...{ kind: 'option', key: `${question.id} ${id}`, nodeId: question.id, text, option: id },
    ...{ number: null, depth, cell: { nodeId: question.id, option: id } },
    value: numberIn(question, id) ?? '',
  }))
}

/**
 * The line to the left or right of one: the whole that it belongs to, or the first of its parts.
 *
 * A question's points belong to the question, a question to its section; a section without a number of
 * its own is passed over.
 */
export function lineBeside(rows: readonly WeightRow[], index: number, step: -1 | 1): number | null {
  const row = rows[index]
  if (row === undefined) return null
  if (step === -1) {
    const whole = rows.slice(0, index).findLastIndex((above) => above.cell && holds(above, row))
    return whole < 0 ? null : whole
  }
  for (let at = index + 1; at < rows.length; at += 1) {
    const part = rows[at]
    if (part === undefined || !holds(row, part)) return null
    if (part.cell) return at
  }
  return null
}

/** Whether a line further up stands for something that holds what the line stands for. */
function holds(above: WeightRow, row: WeightRow): boolean {
  if (above.kind === 'option') return false
  if (above.kind === 'question') return row.kind === 'option' && row.nodeId === above.nodeId
  return row.kind === 'section' ? above.depth < row.depth : above.depth <= row.depth
}

/** Sum of the weights of a section's scored questions; null while one of them is no number. */
export function weightSumOf(section: Section): string | null {
  const weights = questionsBeneath(section)
    .filter((question) => isScored(question) && !question.bonus)
    .map(({ weight }) => weight)
  if (!weights.every(isDecimal)) return null
  return plainDecimalText(weights.map(parseDecimal).reduce((a, b) => a.plus(b), Fraction.zero))
}

/** The lines of a pasted column: the first column of what a spreadsheet gives, without idle ends. */
export function pastedColumn(text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  return lines.map((line) => (line.split('\t')[0] ?? '').trim().replace(/\s*%$/, ''))
}
