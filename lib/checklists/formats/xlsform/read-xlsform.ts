import { z } from 'zod'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { type Problem, problem, problemOfIssue } from '@/lib/platform/i18n/problem'
import type { Sheet } from '@/lib/platform/table-file'
import { standardShape } from '@/lib/standards/schema'
import type { ChecklistFile } from '../checklist-file'
import { type ImportLine, ImportReport, type PicturedRow } from '../import-report'
import { readChoiceLists } from './choice-lists'
import type { Target } from './condition-reader'
import { knownColumns } from './form-columns'
import { answerKindOf, FormScope } from './form-scope'
import { readSettings } from './form-settings'
import { type FormSheet, type FormSheets, readFormSheets, sheetsOfForm } from './form-sheets'
import { SectionReader } from './read-sections'
import { turnsOfRepeats } from './repeats'
import type { Form } from './survey-reader'
import { questionsOfTree, type SurveyQuestion, surveyTree } from './survey-tree'

/** A fault that hinders reading a file at all, with its place. */
export interface PlacedProblem {
  readonly sheet: string
  readonly line: number | null
  readonly problem: Problem
}

export type ReadForm =
  | {
      readonly ok: true
      /** `standardId` holds the number of the standard. */
      readonly document: ChecklistDocument
      readonly standards: ChecklistFile['standards']
      readonly lines: readonly ImportLine[]
      readonly pictures: readonly PicturedRow[]
    }
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] }

/**
 * Reads an XLSForm as a checklist. What a checklist cannot say is named, row by row; nothing in a
 * workbook makes it throw.
 */
export function readXlsform(given: readonly Sheet[], spareTitle: string): ReadForm {
  const sheets = readFormSheets(sheetsOfForm(given))
  const { survey } = sheets
  if (survey === undefined) {
    const found = given.map(({ name }) => name).join(', ')
    return refused('', null, problem('checklist-import.refused.no-survey', { found }))
  }
  for (const column of ['type', 'name']) {
    if (survey.columns.some(({ name }) => name === column)) continue
    const words = problem('checklist-import.refused.no-column', { column })
    return refused(survey.name, survey.line, words)
  }
  const report = new ImportReport(
    [survey, sheets.choices, sheets.settings, sheets.standards].flatMap(
      (sheet) => sheet?.name ?? [],
    ),
  )
  reportColumns(sheets, report)
  for (const name of sheets.others) report.notTaken(name, 1, name, 'sheet-unread')
  return readSurvey(sheets, survey, spareTitle, report)
}

function refused(sheet: string, line: number | null, words: Problem): ReadForm {
  return { ok: false, problems: [{ sheet, line, problem: words }] }
}

function readSurvey(
  sheets: FormSheets,
  survey: FormSheet,
  spareTitle: string,
  report: ImportReport,
): ReadForm {
  const { isOwn, ...head } = readSettings(
    sheets.settings,
    { title: spareTitle, language: sheets.language },
    report,
  )
  const tree = surveyTree(survey, report)
  const asked = questionsOfTree(tree)
  const names = new Set(asked.map(({ row }) => row.cell('name')))
  const later = isOwn ? targetsOf(asked) : new Map<string, Target>()
  const form: Form = {
    isOwn,
    lists: readChoiceLists(sheets.choices, report),
    report,
    scope: new FormScope(names, later, isOwn),
    ids: new Set(),
    turns: turnsOfRepeats(tree),
    asked: { count: 0 },
  }
  const sections = new SectionReader(form).root(tree, head.title)
  const hasPoints = [...form.lists.values()].some((list) => list.hasPoints)
  if (!isOwn && !hasPoints) report.simplified(survey.name, survey.line, '', 'no-points')
  reportUnusedChoices(sheets, report)
  const standards = readStandards(sheets.standards, report)
  const parsed = checklistDraftSchema.safeParse(
    { format: 'etalon.checklist/1', ...head, sections },
    { error: problemOfIssue },
  )
  if (parsed.success) {
    return {
      ok: true,
      document: parsed.data,
      standards,
      lines: report.lines(),
      pictures: report.pictures(),
    }
  }
  return {
    ok: false,
    problems: parsed.error.issues.slice(0, 20).map((issue) => ({
      sheet: `${survey.name} ${issue.path.map(String).join('.')}`,
      line: null,
      problem: issue.message,
    })),
  }
}

/** Every question of a form of our own, by its name: a draft may speak of a later one. */
function targetsOf(asked: readonly SurveyQuestion[]): Map<string, Target> {
  return new Map(
    asked.map(({ row, type }) => {
      const name = row.cell('name')
      const id = row.cell('etalon_id') || name
      return [name, { id, kind: kindOf(type), optionsOf: (option) => [option] }]
    }),
  )
}

function kindOf(type: SurveyQuestion['type']): Target['kind'] {
  if (type.kind === 'select') return 'choice'
  if (type.kind === 'whole-number' || type.kind === 'range') return 'number'
  return type.kind === 'plain' ? answerKindOf(type.type) : 'other'
}

/** What stands in columns that are not read, in languages that a checklist has not, or twice. */
function reportColumns(sheets: FormSheets, report: ImportReport): void {
  for (const key of ['survey', 'choices', 'settings'] as const) {
    const sheet = sheets[key]
    if (sheet === undefined) continue
    const known = knownColumns[key]
    const filtered = key === 'choices' ? wordsOfFilters(sheets) : new Set<string>()
    const unread = sheet.columns.filter(({ name }) => !known.has(name) && !filtered.has(name))
    const headings = (columns: FormSheet['columns']) =>
      columns.map(({ heading }) => heading.trim()).join(', ')
    const tell = (code: string, columns: FormSheet['columns']) => {
      if (columns.length === 0) return
      report.simplified(sheet.name, sheet.line, '', code, { columns: headings(columns) })
    }
    tell('columns-unread', unread)
    tell(
      'columns-twice',
      sheet.columns.filter(({ isRepeated }) => isRepeated),
    )
    tell(
      'languages-unread',
      sheet.columns.filter(({ name, language }) => language === 'other' && known.has(name)),
    )
  }
}

/** Columns of the choices that a filter may read: every word of every filter. */
function wordsOfFilters({ survey }: FormSheets): ReadonlySet<string> {
  const filters = survey?.rows.map((row) => row.cell('choice_filter').toLowerCase()) ?? []
  return new Set(filters.flatMap((filter) => filter.match(/[\p{L}_][\p{L}\p{N}_.-]*/gu) ?? []))
}

function reportUnusedChoices(sheets: FormSheets, report: ImportReport): void {
  const spoken = new Set(report.lines().map(({ sheet, line }) => `${line} ${sheet}`))
  for (const row of sheets.choices?.rows ?? []) {
    if (spoken.has(`${row.line} ${row.sheet}`)) continue
    report.notTaken(row.sheet, row.line, row.cell('name'), 'list-unused', {
      list: row.cell('list_name'),
    })
  }
}

const standardSchema = z.strictObject(standardShape)

function readStandards(sheet: FormSheet | undefined, report: ImportReport) {
  const standards: ChecklistFile['standards'] = []
  const seen = new Set<string>()
  for (const row of sheet?.rows ?? []) {
    const number = row.cell('number')
    const parsed = standardSchema.safeParse({
      number,
      text: row.localized('text'),
      touchpoint: row.cell('touchpoint'),
    })
    if (parsed.success && !seen.has(number)) {
      standards.push(parsed.data)
      report.taken(row.sheet, row.line, number)
    } else report.notTaken(row.sheet, row.line, number, 'standard-unread')
    seen.add(number)
  }
  return standards
}
