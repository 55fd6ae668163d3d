import type { AnswerValue, Localized, Question, QuestionType } from '@/lib/core/checklist'
import { decimalCell, listCell, ruleCell } from './cell-texts'
import { conditionText, expressionText } from './condition-text'
import type { FormNames } from './form-names'
import { answerKindOf } from './form-scope'
import type { WrittenLists } from './written-lists'

/** A row by its columns; columns with languages hold a text in each. */
export type Cells = Readonly<Record<string, string | Localized | null>>

const formTypes: Readonly<Record<QuestionType, string>> = {
  'yes-no': 'select_one',
  single: 'select_one',
  multiple: 'select_multiple',
  scale: 'range',
  number: 'decimal',
  percentage: 'decimal',
  duration: 'decimal',
  stopwatch: 'decimal',
  counter: 'integer',
  computed: 'calculate',
  date: 'date',
  time: 'time',
  text: 'text',
  photo: 'image',
  audio: 'audio',
  file: 'file',
  signature: 'image',
  place: 'geopoint',
  person: 'text',
  note: 'note',
}

/** Types that the type column alone says. */
const plainTypes = new Set<QuestionType>([
  'multiple',
  'scale',
  'computed',
  'date',
  'time',
  'text',
  'audio',
  'file',
  'place',
  'note',
])

export function questionCells(question: Question, names: FormNames, lists: WrittenLists): Cells {
  const name = names.nameOf(question.id)
  return {
    name,
    label: question.text,
    hint: question.hint,
    ...conditionCells(question, names),
    ...presetCells(question),
    ...scoringCells(question),
    ...typeCells(question, names, lists),
    etalon_type: plainTypes.has(question.type) ? '' : question.type,
    standard: question.standardId ?? '',
    hint_picture: question.hintPicture ?? '',
    etalon_id: name === question.id ? '' : question.id,
  }
}

function conditionCells(question: Question, names: FormNames): Cells {
  const { required, showWhen, requiredWhen, constraint } = question
  const requiredText = requiredWhen ? conditionText(requiredWhen, names) : ''
  return {
    relevant: showWhen ? conditionText(showWhen, names) : '',
    required: required ? 'yes' : '',
    required_when: requiredText,
    constraint: constraint ? conditionText(constraint.when, names) : '',
    constraint_message: constraint?.message ?? null,
  }
}

function scoringCells(question: Question): Cells {
  const { weight, critical, bonus, informational, allowNotApplicable } = question
  const yesOrEmpty = (is: boolean | undefined) => (is ? 'yes' : '')
  return {
    weight: decimalCell(weight),
    critical: critical?.effect ?? '',
    critical_cap: critical?.cap == null ? '' : decimalCell(critical.cap),
    critical_below: critical === null ? '' : decimalCell(critical.threshold),
    bonus: yesOrEmpty(bonus),
    informational: yesOrEmpty(informational),
    not_applicable: yesOrEmpty(allowNotApplicable),
    comment: question.commentRequired === 'never' ? '' : question.commentRequired,
    comment_on: listCell(question.commentOn),
    photo: question.photo === 'no' ? '' : question.photo,
    photo_on: listCell(question.photoOn),
  }
}

function typeCells(question: Question, names: FormNames, lists: WrittenLists): Cells {
  const type = formTypes[question.type]
  switch (question.type) {
    case 'yes-no':
      return {
        type: `${type} ${lists.yesNo().name}`,
        points_yes: decimalCell(question.yes),
        points_no: decimalCell(question.no),
      }
    case 'single':
    case 'multiple': {
      const list = lists.listOf(names.nameOf(question.id), question.options)
      return { type: `${type} ${list.name}`, choice_filter: list.filter }
    }
    case 'scale':
      return {
        type,
        parameters: `start=${question.min} end=${question.max} step=1`,
        appearance: question.icon === 'star' ? 'rating' : '',
        icon: question.icon ?? '',
        min_label: question.minLabel,
        max_label: question.maxLabel,
        rule: ruleCell(question.bands),
      }
    case 'number':
      return { type, unit: question.unit, rule: ruleCell(question.rule) }
    case 'computed':
      return {
        type,
        calculation: expressionText(question.value, names),
        unit: question.unit,
        rule: ruleCell(question.rule),
      }
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
      return { type, rule: ruleCell(question.rule) }
    case 'signature':
      return { type, appearance: 'signature' }
    default:
      return { type }
  }
}

/** A default that the column of XLSForm holds; any other stands whole in a column of its own. */
function presetCells({ preset, type }: Question): Cells {
  if (preset === undefined) return {}
  const cell = type === 'computed' ? null : presetCell(preset, type)
  return cell === null ? { etalon_default: JSON.stringify(preset) } : { default: cell }
}

function presetCell(preset: AnswerValue, type: QuestionType): string | null {
  const kind = answerKindOf(type)
  switch (preset.kind) {
    case 'choice':
      return kind === 'choice' && type !== 'multiple' ? preset.option : null
    case 'choices':
      return type === 'multiple' && preset.options.length > 0 ? preset.options.join(' ') : null
    case 'number':
      return kind === 'number' ? preset.number : null
    case 'text': {
      const isPlain = /^[^${(]+$/.test(preset.text)
      return type === 'text' && isPlain ? preset.text : null
    }
    case 'date':
      return type === 'date' ? preset.date : null
    case 'time':
      return type === 'time' ? preset.time : null
    case 'place':
    case 'person':
      return null
  }
}
