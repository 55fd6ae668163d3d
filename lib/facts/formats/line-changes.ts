import type { Metric } from '@/lib/core/metric'
import { type FirstOf, firstOf, type LineChange } from '@/lib/core/table-import'
import type { NewKpiFact, NewPayFact } from '../queries'
import { type Headings, isSameDecimal, type RevisedLine } from './fact-plan'

/** How the people and units of facts are called, by id. */
type Names = ReadonlyMap<string, { readonly name: string; readonly number: string }>

/** What a table of KPI figures replaces, line by line. */
export function revisedFigures(
  lines: readonly RevisedLine<NewKpiFact>[],
  headings: Headings,
  names: Names,
  catalogue: readonly Metric[],
): FirstOf<LineChange> {
  const metrics = new Map(catalogue.map((metric) => [metric.code, metric]))
  const { first, total } = firstOf(lines)
  return {
    total,
    first: first.map(({ line, fact, before }) => {
      const metric = metrics.get(fact.metric)
      return {
        line,
        ...namedBy(names, fact.personId ?? fact.unitId ?? ''),
        when: fact.month,
        title: metric?.title ?? null,
        cells: [
          {
            column: headings.get('value') ?? '',
            unit: metric?.unit ?? null,
            before: before.value,
            after: fact.value,
          },
        ],
      }
    }),
  }
}

const payCells = [
  ['worked', 'workedDays', 'number'],
  ['norm', 'normDays', 'number'],
  ['base', 'baseAmount', 'money'],
] as const

/** What a table of timesheets replaces, line by line and cell by cell. */
export function revisedTimesheets(
  lines: readonly RevisedLine<NewPayFact>[],
  headings: Headings,
  names: Names,
): FirstOf<LineChange> {
  const { first, total } = firstOf(lines)
  return {
    total,
    first: first.map(({ line, fact, before }) => ({
      line,
      ...namedBy(names, fact.personId),
      when: fact.month,
      title: null,
      cells: payCells
        .filter(([, member]) => !isSameDecimal(before[member], fact[member]))
        .map(([key, member, unit]) => ({
          column: headings.get(key) ?? '',
          unit,
          before: before[member],
          after: fact[member],
        })),
    })),
  }
}

function namedBy(names: Names, id: string): { readonly name: string; readonly number: string } {
  return names.get(id) ?? { name: '', number: '' }
}
