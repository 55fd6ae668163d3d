import type { Option, Question, Section } from '@/lib/core/checklist'
import { newOption, newQuestion, newSection, withOptions, withType } from './new-parts'
import type { GoneOptions } from './option-removal'

export type MatrixRow = Question & { readonly type: 'single' }

/** A matrix as it begins: one row, two columns, of which the first one is worth the points. */
export function newMatrix(id: string): Section {
  const columns = [newOption(`${id}-c1`, '1'), newOption(`${id}-c2`, '0')]
  const row = withOptions(rowOf(newQuestion('single', `${id}-r1`)), columns)
  return { ...newSection(id, '1'), layout: 'matrix', questions: [row] }
}

/** A further row: asked like the one before it, with its own words only. */
export function newRow(section: Section, id: string): Question {
  const last = section.questions.at(-1)
  const columns = matrixColumns(section)
  const row = withOptions(rowOf(newQuestion('single', id)), columns)
  if (last === undefined) return row
  const { weight, required, allowNotApplicable, commentRequired, photo, evidence } = last
  const asked = { weight, required, allowNotApplicable, commentRequired, photo }
  return { ...row, ...asked, ...(evidence ? { evidence } : {}) }
}

function rowOf(question: Question): MatrixRow {
  const single = withType(question, 'single')
  if (single.type !== 'single') throw new Error('A question asked as a single choice is one')
  return single
}

/** The columns: the options of the first row that has any. */
export function matrixColumns({ id, questions }: Section): readonly Option[] {
  for (const question of questions) if (question.type === 'single') return question.options
  return [newOption(`${id}-c1`, '1'), newOption(`${id}-c2`, '0')]
}

type Columns = (options: readonly Option[]) => readonly Option[]

/** Every row with other columns; each keeps the identifiers of its own answers. */
function withColumns(section: Section, change: Columns): Section {
  const questions = evenRows(section).map((row) => withOptions(row, change(row.options)))
  return { ...section, questions }
}

/** The words and points of a column, in every row. */
export function changeColumn(section: Section, place: number, column: Option): Section {
  const { text, points, possible } = column
  return withColumns(section, (options) =>
    options.map((own, n) => {
      if (n !== place) return own
      const { possible: _, ...rest } = own
      return { ...rest, text, points, ...(possible === undefined ? {} : { possible }) }
    }),
  )
}

export function moveColumn(section: Section, place: number, to: number): Section {
  return withColumns(section, (options) =>
    options.toSpliced(place, 1).toSpliced(to, 0, ...options.slice(place, place + 1)),
  )
}

export function addColumn(section: Section, column: Option): Section {
  return withColumns(section, (options) => [...options, column])
}

/** The options of a column, row by row. */
export function columnOptions(section: Section, place: number): GoneOptions {
  return new Map(
    section.questions.flatMap((row) => {
      const option = row.type === 'single' ? row.options[place] : undefined
      return option ? [[row.id, new Set([option.id])]] : []
    }),
  )
}

/** The rows with the same columns: an answer of the same words stays the answer that it was. */
function evenRows(section: Section): readonly MatrixRow[] {
  const columns = matrixColumns(section)
  return section.questions.map((question) => evenRow(rowOf(question), columns))
}

function evenRow(row: MatrixRow, columns: readonly Option[]): MatrixRow {
  if (columnText(row) === columnText({ options: columns })) return row
  const left = [...row.options]
  const own = columns.map((column) => {
    const at = left.findIndex((option) => wordsOf(option) === wordsOf(column))
    return at < 0 ? undefined : left.splice(at, 1)[0]
  })
  const taken = new Set(own.flatMap((option) => option?.id ?? []))
  const options = columns.map(({ showWhen: _, ...column }, place): Option => {
    const same = own[place]
    const id = same?.id ?? freeId(column.id, taken)
    taken.add(id)
    return { ...column, id, ...(same?.showWhen ? { showWhen: same.showWhen } : {}) }
  })
  return withOptions(row, options)
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 1
  while (taken.has(`c${number}`)) number += 1
  return `c${number}`
}

function wordsOf({ text }: Option): string {
  return JSON.stringify([text.ru ?? '', text.en ?? ''])
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

/** The section as a table, every row with the columns of the first one. */
export function asMatrix(section: Section): Section {
  return { ...section, questions: evenRows(section), layout: 'matrix' }
}

/** The section with ordinary questions again, each with options of its own. */
export function asQuestions({ layout: _, ...section }: Section): Section {
  return section
}
