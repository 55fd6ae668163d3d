import type { ImportReport } from '../import-report'
import type { FormRow, FormSheet } from './form-sheets'
import { type SurveyType, surveyTypeOf } from './survey-types'

/** A row of the survey: a question, or a group with what stands in it. */
export type SurveyNode = SurveyQuestion | SurveyGroup

export interface SurveyQuestion {
  readonly kind: 'question'
  readonly row: FormRow
  readonly type: Exclude<SurveyType, { kind: 'begin' | 'end' }>
}

export interface SurveyGroup {
  readonly kind: 'group'
  readonly row: FormRow
  readonly isRepeat: boolean
  readonly nodes: readonly SurveyNode[]
}

interface OpenGroup {
  readonly row: FormRow
  readonly isRepeat: boolean
  readonly nodes: SurveyNode[]
}

/** Groups within groups, far more than a checklist has levels. */
const deepest = 20

/**
 * The rows as a tree; a group that is closed twice or never is named and read all the same. Of one
 * that is nested without end only the questions are taken.
 */
export function surveyTree(sheet: FormSheet, report: ImportReport): readonly SurveyNode[] {
  const root: SurveyNode[] = []
  const open: OpenGroup[] = []
  let beyond = 0
  const add = (node: SurveyNode) => (open.at(-1)?.nodes ?? root).push(node)
  const close = () => {
    const group = open.pop()
    if (group !== undefined) add({ kind: 'group', ...group })
    return group
  }
  for (const row of sheet.rows) {
    const text = row.cell('type')
    if (text === '') {
      report.notTaken(row.sheet, row.line, row.cell('name'), 'no-type')
      continue
    }
    const type = surveyTypeOf(text)
    if (type.kind === 'begin' && open.length === deepest) {
      beyond += 1
      reportBeyond(row, report)
    } else if (type.kind === 'begin') {
      open.push({ row, isRepeat: type.what === 'repeat', nodes: [] })
    } else if (type.kind === 'end' && beyond > 0) {
      beyond -= 1
      report.taken(row.sheet, row.line, text)
    } else if (type.kind === 'end') {
      if (close() === undefined) report.notTaken(row.sheet, row.line, text, 'end-without-begin')
      else report.taken(row.sheet, row.line, text)
    } else {
      add({ kind: 'question', row, type })
    }
  }
  while (open.length > 0) {
    const group = close()
    if (group) {
      report.simplified(group.row.sheet, group.row.line, group.row.cell('name'), 'not-closed')
    }
  }
  return root
}

function reportBeyond({ sheet, line, cell }: FormRow, report: ImportReport): void {
  report.notTaken(sheet, line, cell('name'), 'too-deep', { depth: deepest })
  const expression = cell('relevant')
  if (expression === '') return
  report.notTaken(sheet, line, cell('name'), 'lost-relevant', { expression })
}

/** All questions of the tree, in the order of the rows. */
export function questionsOfTree(nodes: readonly SurveyNode[]): SurveyQuestion[] {
  return nodes.flatMap((node) => (node.kind === 'question' ? [node] : questionsOfTree(node.nodes)))
}
