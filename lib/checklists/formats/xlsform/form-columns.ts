/**
 * The columns of the three sheets that are read. Those of XLSForm stand first, those that only
 * Etalon writes and reads after them (docs/xlsform.md).
 */
export const surveyColumns = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'default',
  'calculation',
  'parameters',
  'appearance',
  'choice_filter',
  'etalon_type',
  'weight',
  'points_yes',
  'points_no',
  'rule',
  'critical',
  'critical_cap',
  'critical_below',
  'bonus',
  'informational',
  'not_applicable',
  'comment',
  'comment_on',
  'photo',
  'photo_on',
  'standard',
  'unit',
  'min_label',
  'max_label',
  'icon',
  'required_when',
  'pass_mark',
  'impressions',
  'hint_picture',
  'etalon_id',
  'etalon_default',
] as const

export type SurveyColumn = (typeof surveyColumns)[number]

/** Columns with a text in each language. */
export const localizedColumns: ReadonlySet<string> = new Set([
  'label',
  'hint',
  'constraint_message',
  'unit',
  'min_label',
  'max_label',
])

export const choiceColumns = ['list_name', 'name', 'label', 'points', 'possible', 'shown'] as const

export const settingColumns = [
  'form_title',
  'form_id',
  'default_language',
  'etalon',
  'touchpoint',
  'method',
  'not_applicable',
  'unanswered',
  'allow_over_100',
  'pass_mark',
  'pass_rounding',
  'person_score',
] as const

export const languageHeadings = { ru: 'Русский (ru)', en: 'English (en)' } as const

export const knownColumns = {
  survey: new Set<string>([...surveyColumns, 'repeat_count']),
  choices: new Set<string>(choiceColumns),
  settings: new Set<string>(settingColumns),
}
