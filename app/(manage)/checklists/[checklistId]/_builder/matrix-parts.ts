import type { Option, Question, Section } from '@/lib/core/checklist'
import { newOption, newQuestion, newSection, withOptions, withType } from './new-parts'

export type MatrixRow = Question & { readonly type: 'single' }

/** A matrix as it begins: one row, two columns, of which the first one is worth the points. */
export function newMatrix(id: string): Section {
  const columns = [newOption(`${id}-c1`, '1'), newOption(`${id}-c2`, '0')]
  const row = rowOf(newQuestion('single', `${id}-r1`), columns)
  return { ...newSection(id, '1'), layout: 'matrix', questions: [row] }
}

/** A further row: asked like the one before it, with its own words only. */
export function newRow(section: Section, id: string): Question {
  const last = section.questions.at(-1)
  const columns = matrixColumns(section)
  const row = rowOf(newQuestion('single', id), columns)
  if (last === undefined) return row
  const { weight, required, allowNotApplicable, commentRequired, photo, evidence } = last
  const asked = { weight, required, allowNotApplicable, commentRequired, photo }
  return { ...row, ...asked, ...(evidence ? { evidence } : {}) }
}

function rowOf(question: Question, columns: readonly Option[]): Question {
  const single = withType(question, 'single')
  return single.type === 'single' ? withOptions(single, columns) : single
}

/** The columns: the options of the first row that has any. */
export function matrixColumns({ id, questions }: Section): readonly Option[] {
  for (const question of questions) if (question.type === 'single') return question.options
  return [newOption(`${id}-c1`, '1'), newOption(`${id}-c2`, '0')]
}

/** The section with other columns: every row gets the very same ones. */
export function withColumns(section: Section, columns: readonly Option[]): Section {
  return { ...section, questions: section.questions.map((row) => rowOf(row, columns)) }
}

/**
 * Whether the questions of a section could stand as rows of one table as they are: single choices of
 * the same options, nothing nested.
 */
export function canBeMatrix({ questions, sections }: Section): boolean {
  const [first] = questions
  if (first?.type !== 'single' || sections.length > 0) return false
  const columns = columnText(first)
  return questions.every((row) => row.type === 'single' && columnText(row) === columns)
}

/** Whether questions can stand in a section: in a table only as rows of its columns. */
export function takesQuestions(section: Section, questions: readonly Question[]): boolean {
  if (section.layout !== 'matrix') return true
  const [first] = [...section.questions, ...questions].filter(({ type }) => type === 'single')
  if (first?.type !== 'single') return questions.length === 0
  const columns = columnText(first)
  return questions.every((row) => row.type === 'single' && columnText(row) === columns)
}

function columnText({ options }: Pick<MatrixRow, 'options'>): string {
  return JSON.stringify(options.map(({ text, points, possible }) => [text, points, possible]))
}

/** The section as a table; identifiers of the options become those of the first row. */
export function asMatrix(section: Section): Section {
  return { ...withColumns(section, matrixColumns(section)), layout: 'matrix' }
}

/** The section with ordinary questions again, each with options of its own. */
export function asQuestions({ layout: _, ...section }: Section): Section {
  return section
}
