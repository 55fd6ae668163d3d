import type { Metric } from '@/lib/core/metric'
import { type FirstOf, firstOf, type LineChange } from '@/lib/core/table-import'
import type { NewKpiFact, NewPayFact } from '../queries'
import { type Headings, isSameDecimal } from './fact-plan'

/** A line beside what it replaces; null where nothing stands. */
interface ToldLine<Fact> {
  readonly line: number
  readonly fact: Fact
  readonly before: Fact | null
}

/** How the people and units of facts are called, by id. */
type Names = ReadonlyMap<string, { readonly name: string; readonly number: string }>

/** What a table of KPI figures adds or replaces, line by line. */
export function changedFigures(
  lines: readonly ToldLine<NewKpiFact>[],
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
            before: before?.value ?? null,
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

/** What a table of timesheets adds or replaces, line by line and cell by cell. */
export function changedTimesheets(
  lines: readonly ToldLine<NewPayFact>[],
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
        .filter(([, member]) => !isSameDecimal(before?.[member] ?? null, fact[member]))
        .map(([key, member, unit]) => ({
          column: headings.get(key) ?? '',
          unit,
          before: before?.[member] ?? null,
          after: fact[member],
        })),
    })),
  }
}

function namedBy(names: Names, id: string): { readonly name: string; readonly number: string } {
  return names.get(id) ?? { name: '', number: '' }
}
