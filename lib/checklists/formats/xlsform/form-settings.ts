import { checklistLimits } from '@/lib/checklist-documents/schema'
import {
  type ChecklistDocument,
  type Localized,
  type ScoringPolicies,
  touchpoints,
} from '@/lib/core/checklist'
import type { ImportReport } from '../import-report'
import { fitted, isYes, typedDecimal } from './cell-texts'
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
  const touchpoint = touchpoints.find((one) => one === row?.cell('touchpoint')) ?? 'store'
  if (row?.cell('touchpoint') === '') report.simplified(row.sheet, row.line, '', 'no-touchpoint')
  return { isOwn, title: titleOf(row, isOwn, spare), touchpoint, policies: policiesOf(row) }
}

function titleOf(row: FormRow | undefined, isOwn: boolean, spare: Spare): Localized {
  const own = fitted(row?.localized('form_title') ?? {}, checklistLimits.title).text
  if (isOwn || own.ru !== undefined || own.en !== undefined) return own
  const words = row?.cell('form_id') || spare.title
  return fitted({ [spare.language]: words }, checklistLimits.title).text
}

function policiesOf(row: FormRow | undefined): ScoringPolicies {
  const said = <Word extends string>(column: string, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === row?.cell(column))
  const passMark = row?.cell('pass_mark') ?? ''
  const passRounding = said('pass_rounding', ['floor', 'round'] as const)
  const personScore = said('person_score', ['pooled'] as const)
  return {
    method: said('method', ['weighted-sections', 'total-points'] as const) ?? 'weighted-sections',
    notApplicable: said('not_applicable', ['exclude', 'full', 'zero'] as const) ?? 'exclude',
    unanswered: said('unanswered', ['leave-out', 'counts'] as const) ?? 'leave-out',
    allowOver100: isYes(row?.cell('allow_over_100') ?? ''),
    passMark: passMark === '' ? null : typedDecimal(passMark),
    ...(passRounding === undefined ? {} : { passRounding }),
    ...(personScore === undefined ? {} : { personScore }),
  }
}
