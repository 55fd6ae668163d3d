import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'
import type { WrittenSheet } from '@/lib/platform/sheet-file'
import type { ChecklistFile } from '../checklist-file'
import { decimalCell } from './cell-texts'
import { conditionText } from './condition-text'
import {
  choiceColumns,
  languageHeadings,
  localizedColumns,
  type SurveyColumn,
  settingColumns,
  surveyColumns,
} from './form-columns'
import { FormNames } from './form-names'
import { ownFormat } from './form-settings'
import { type Cells, questionCells } from './question-cells'
import { WrittenLists } from './written-lists'

/**
 * A checklist as the sheets of an XLSForm. What XLSForm has no words for stands in columns of our
 * own (docs/xlsform.md), so that reading the workbook gives the same checklist again; `standardId`
 * holds the number of the standard.
 */
export function writeXlsform(
  document: ChecklistDocument,
  standards: ChecklistFile['standards'],
): WrittenSheet[] {
  const names = new FormNames(document)
  const lists = new WrittenLists(names)
  const rows = document.sections.flatMap((section) => sectionRows(section, names, lists))
  return [
    { name: 'survey', rows: tableOf(surveyColumns, rows, names) },
    { name: 'choices', rows: tableOf(choiceColumns, lists.rows(), names) },
    { name: 'settings', rows: tableOf(settingColumns, [settingCells(document)], names) },
    ...(standards.length === 0 ? [] : [standardsSheet(standards)]),
  ]
}

function sectionRows(section: Section, names: FormNames, lists: WrittenLists): Cells[] {
  const { id, title, weight, passMark, showWhen, layout, impressions } = section
  const name = names.nameOf(id)
  return [
    {
      type: 'begin_group',
      name,
      label: title,
      relevant: showWhen ? conditionText(showWhen, names) : '',
      appearance: layout === 'matrix' ? 'table-list' : '',
      weight: decimalCell(weight),
      pass_mark: passMark === null ? '' : decimalCell(passMark),
      impressions: impressions ? 'yes' : '',
      etalon_id: name === id ? '' : id,
    },
    ...section.questions.map((question: Question) => questionCells(question, names, lists)),
    ...section.sections.flatMap((inner) => sectionRows(inner, names, lists)),
    { type: 'end_group', name },
  ]
}

/** Columns that hold nothing are left out, but for those that every form has. */
function tableOf(
  columns: readonly (
    | SurveyColumn
    | (typeof choiceColumns)[number]
    | (typeof settingColumns)[number]
  )[],
  rows: readonly Cells[],
  names: FormNames,
): string[][] {
  const usual = new Set(['type', 'name', 'label', 'list_name', 'points', 'form_title', 'form_id'])
  const spread = columns.flatMap((column): Spread[] => {
    const isLocalized = localizedColumns.has(column) || column === 'form_title'
    if (!isLocalized) return [{ heading: column, textOf: (cells) => plainText(cells[column]) }]
    return (['ru', 'en'] as const).map((language) => ({
      heading: `${column}::${languageHeadings[language]}`,
      textOf: (cells) => names.piped(localizedText(cells[column], language)),
    }))
  })
  const kept = spread.filter(
    ({ heading, textOf }) =>
      usual.has(heading.split('::')[0] ?? '') || rows.some((row) => textOf(row) !== ''),
  )
  return [
    kept.map(({ heading }) => heading),
    ...rows.map((row) => kept.map(({ textOf }) => textOf(row))),
  ]
}

interface Spread {
  readonly heading: string
  textOf(cells: Cells): string
}

function plainText(cell: Cells[string] | undefined): string {
  return typeof cell === 'string' ? cell : ''
}

function localizedText(cell: Cells[string] | undefined, language: 'ru' | 'en'): string {
  return typeof cell === 'object' && cell !== null ? (cell[language] ?? '') : ''
}

function settingCells({ title, touchpoint, policies }: ChecklistDocument): Cells {
  const { passMark, passRounding, personScore } = policies
  return {
    form_title: title,
    form_id: `etalon-${touchpoint}`,
    default_language: defaultLanguage(title),
    etalon: ownFormat,
    touchpoint,
    method: policies.method,
    not_applicable: policies.notApplicable,
    unanswered: policies.unanswered,
    allow_over_100: policies.allowOver100 ? 'yes' : '',
    pass_mark: passMark === null ? '' : decimalCell(passMark),
    pass_rounding: passRounding ?? '',
    person_score: personScore ?? '',
  }
}

function defaultLanguage({ ru }: Localized): string {
  return ru === undefined ? languageHeadings.en : languageHeadings.ru
}

function standardsSheet(standards: ChecklistFile['standards']): WrittenSheet {
  return {
    name: 'standards',
    rows: [
      ['number', `text::${languageHeadings.ru}`, `text::${languageHeadings.en}`, 'touchpoint'],
      ...standards.map(({ number, text, touchpoint }) => [
        number,
        text.ru ?? '',
        text.en ?? '',
        touchpoint,
      ]),
    ],
  }
}
