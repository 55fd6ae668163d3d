import { checklistLimits } from '@/lib/checklist-documents/schema'
import {
  type ChecklistDocument,
  type Localized,
  type ScoringPolicies,
  touchpoints,
} from '@/lib/core/checklist'
import type { ImportReport } from '../import-report'
import { fitted, isNo, isYes, typedDecimal } from './cell-texts'
import type { Language } from './form-language'
import type { FormRow, FormSheet } from './form-sheets'

/** Said in the settings of a form that Etalon has written: empty means empty there. */
export const ownFormat = 'etalon.checklist/1'

export interface FormSettings extends Pick<ChecklistDocument, 'title' | 'touchpoint' | 'policies'> {
  readonly isOwn: boolean
}

/** What a form is called that has no title of its own, in the language of its labels. */
export interface Spare {
  readonly title: string
  readonly language: Language
}

/** Title, channel and rules; a form that says nothing of them gets the usual ones. */
export function readSettings(
  sheet: FormSheet | undefined,
  spare: Spare,
  report: ImportReport,
): FormSettings {
  const [row, ...more] = sheet?.rows ?? []
  if (row !== undefined) report.taken(row.sheet, row.line, '')
  for (const other of more) report.notTaken(other.sheet, other.line, '', 'one-row')
  const isOwn = row?.cell('etalon') === ownFormat
  const touchpoint = wordIn(row, 'touchpoint', touchpoints, report) ?? 'store'
  if (row?.cell('touchpoint') === '') report.simplified(row.sheet, row.line, '', 'no-touchpoint')
  return { isOwn, title: titleOf(row, isOwn, spare), touchpoint, policies: policiesOf(row, report) }
}

function titleOf(row: FormRow | undefined, isOwn: boolean, spare: Spare): Localized {
  const own = fitted(row?.localized('form_title') ?? {}, checklistLimits.title).text
  if (isOwn || own.ru !== undefined || own.en !== undefined) return own
  const words = row?.cell('form_id') || spare.title
  return fitted({ [spare.language]: words }, checklistLimits.title).text
}

function policiesOf(row: FormRow | undefined, report: ImportReport): ScoringPolicies {
  const said = <Word extends string>(column: string, words: readonly Word[]): Word | undefined =>
    wordIn(row, column, words, report)
  const passMark = row?.cell('pass_mark') ?? ''
  const passRounding = said('pass_rounding', ['none', 'floor', 'round'] as const)
  const personScore = said('person_score', ['mean', 'pooled'] as const)
  const over = row?.cell('allow_over_100') ?? ''
  if (row !== undefined && !isYes(over) && !isNo(over)) unknown(row, 'allow_over_100', report)
  return {
    method: said('method', ['weighted-sections', 'total-points'] as const) ?? 'weighted-sections',
    notApplicable: said('not_applicable', ['exclude', 'full', 'zero'] as const) ?? 'exclude',
    unanswered: said('unanswered', ['leave-out', 'counts'] as const) ?? 'leave-out',
    allowOver100: isYes(over),
    passMark: passMark === '' ? null : typedDecimal(passMark),
    ...(passRounding === undefined || passRounding === 'none' ? {} : { passRounding }),
    ...(personScore === undefined || personScore === 'mean' ? {} : { personScore }),
  }
}

/** The word of a setting, where it is one of those that are known; another is named. */
function wordIn<Word extends string>(
  row: FormRow | undefined,
  column: string,
  words: readonly Word[],
  report: ImportReport,
): Word | undefined {
  const value = row?.cell(column).trim().toLowerCase() ?? ''
  const word = words.find((one) => one === value)
  if (row !== undefined && word === undefined && value !== '') unknown(row, column, report)
  return word
}

function unknown(row: FormRow, column: string, report: ImportReport): void {
  const values = { column, value: row.cell(column) }
  report.simplified(row.sheet, row.line, '', 'unknown-word', values)
}
