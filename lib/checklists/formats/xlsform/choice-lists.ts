import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option } from '@/lib/core/checklist'
import type { ImportReport } from '../import-report'
import { fitted, identifierOf, typedDecimal } from './cell-texts'
import type { FormRow, FormSheet } from './form-sheets'

/** One row of the choices sheet. */
export interface Choice {
  readonly row: FormRow
  readonly name: string
  readonly text: Option['text']
  readonly points: string | null
  readonly possible: string | null
}

export interface ChoiceList {
  readonly name: string
  readonly choices: readonly Choice[]
  /** False where no choice has points: such a list says nothing about scores. */
  readonly hasPoints: boolean
}

/** The lists of the choices sheet, by their names in lower case. */
export function readChoiceLists(
  sheet: FormSheet | undefined,
  report: ImportReport,
): ReadonlyMap<string, ChoiceList> {
  const lists = new Map<string, { name: string; choices: Choice[] }>()
  for (const row of sheet?.rows ?? []) {
    const name = row.cell('list_name')
    const value = row.cell('name') || row.cell('value')
    if (name === '' || value === '') {
      report.notTaken(row.sheet, row.line, name || value, name === '' ? 'no-list-name' : 'no-name')
      continue
    }
    const list = lists.get(name.toLowerCase()) ?? { name, choices: [] }
    list.choices.push(choiceOf(row, value))
    lists.set(name.toLowerCase(), list)
  }
  return new Map(
    [...lists].map(([key, { name, choices }]) => [
      key,
      { name, choices, hasPoints: choices.some(({ points }) => points !== null) },
    ]),
  )
}

function choiceOf(row: FormRow, name: string): Choice {
  const points = row.cell('points')
  const possible = row.cell('possible')
  return {
    row,
    name,
    text: row.localized('label'),
    points: points === '' ? null : typedDecimal(points),
    possible: possible === '' ? null : typedDecimal(possible),
  }
}

export interface ListOptions {
  readonly options: readonly (Option & { readonly choices: readonly Choice[] })[]
  /** The options that a name of the list became: several where names repeat. */
  optionsOf(name: string): readonly string[] | null
}

/** The options of a list, each with an identifier of its own; one that repeats is taken once. */
export function optionsOfList(list: ChoiceList, isOwn: boolean, report: ImportReport): ListOptions {
  const byName = new Map<string, string[]>()
  const options: (Option & { choices: Choice[] })[] = []
  const ids = new Set<string>()
  for (const choice of list.choices) {
    const { row, name } = choice
    const again = options.find(
      ({ choices }) => choices[0]?.name === name && isSameChoice(choices[0], choice),
    )
    if (again !== undefined) {
      again.choices.push(choice)
      report.taken(row.sheet, row.line, name)
      continue
    }
    if (options.length === checklistLimits.options) {
      report.notTaken(row.sheet, row.line, name, 'options-cut', { max: options.length })
      continue
    }
    const id = identifierOf(name, 'option', ids)
    byName.set(name, [...(byName.get(name) ?? []), id])
    options.push({ id, ...optionOf(choice, isOwn, report), choices: [choice] })
  }
  return { options, optionsOf: (name) => byName.get(name) ?? (isOwn ? [name] : null) }
}

function isSameChoice(a: Choice, b: Choice): boolean {
  return (
    a.text.ru === b.text.ru &&
    a.text.en === b.text.en &&
    a.points === b.points &&
    a.possible === b.possible
  )
}

function optionOf(
  { row, name, text, points, possible }: Choice,
  isOwn: boolean,
  report: ImportReport,
) {
  const { sheet, line } = row
  const isNamed = text.ru !== undefined || text.en !== undefined
  const words = isNamed || isOwn ? text : { en: name }
  const fit = fitted(words, checklistLimits.optionText)
  report.taken(sheet, line, name)
  if (!isNamed && !isOwn) report.simplified(sheet, line, name, 'no-label')
  if (fit.isCut)
    report.simplified(sheet, line, name, 'text-cut', { max: checklistLimits.optionText })
  return {
    text: fit.text,
    points: points ?? '0',
    ...(possible === null ? {} : { possible }),
  }
}
