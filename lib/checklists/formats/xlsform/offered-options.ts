import type { Option, Question } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import type { Choice, ListOptions } from './choice-lists'
import { readFilter } from './condition-reader'
import type { RowReader } from './row-reader'

/** The options with what the choice filter says of each; those that it never lets through go. */
export function offeredOptions(reader: RowReader, question: Question, list: ListOptions): Question {
  if (!('options' in question) || reader.row.cell('choice_filter') === '') return question
  const options = reader.tried('choice_filter', (filter) => {
    const offered: Option[] = []
    const never: string[] = []
    for (const { choices, ...option } of list.options) {
      const when = anyOf(choices.map((choice) => filteredBy(reader, filter, choice)))
      if (when === false) never.push(choices[0]?.name ?? option.id)
      else offered.push(when === true ? option : { ...option, showWhen: when })
    }
    if (never.length > 0) reader.simplified('never-offered', { names: never.join(', ') })
    return offered
  })
  return options === null ? question : { ...question, options }
}

function filteredBy(reader: RowReader, filter: string, { row }: Choice): Condition | boolean {
  return readFilter(filter, reader.scopeAt(row.all()))
}

/** A choice that stands in the list several times is offered when one of them is. */
function anyOf(filters: readonly (Condition | boolean)[]): Condition | boolean {
  if (filters.includes(true)) return true
  const conditions = filters.filter((filter) => typeof filter !== 'boolean')
  const [only] = conditions
  if (only === undefined) return false
  return conditions.length === 1 ? only : { kind: 'any', of: conditions }
}
