import type { RowReader, TableColumn, TableRow } from '@/lib/core/table-rows'
import type { NewKpiFact } from '../queries'
import { metricPattern } from '../schema'
import { type FactSubjects, planFacts, type ReadFacts } from './fact-plan'

type Key = 'month' | 'metric' | 'number' | 'unit' | 'value'

export const kpiColumns: readonly TableColumn<Key>[] = [
  { key: 'month', headings: ['месяц', 'month', 'период'], required: true },
  { key: 'metric', headings: ['показатель', 'metric', 'kpi'], required: true },
  {
    key: 'number',
    headings: ['табельный номер', 'personnel number', 'таб. номер'],
    required: false,
  },
  { key: 'unit', headings: ['код точки', 'unit code', 'код подразделения'], required: false },
  { key: 'value', headings: ['значение', 'value', 'факт'], required: true },
]

/** One key for the figure of one metric, subject and month. */
export function kpiKey(fact: Omit<NewKpiFact, 'value' | 'revision'>): string {
  return [fact.month, fact.metric, fact.personId, fact.unitId].join(' ')
}

/** What a table of KPI figures would add; `standing` finds the revision that is there by its key. */
export function planKpiFacts(
  header: readonly string[],
  rows: readonly TableRow[],
  subjects: FactSubjects,
): ReadFacts<NewKpiFact> {
  return planFacts({
    header,
    rows,
    columns: kpiColumns,
    readFact: (reader) => readFact(reader, subjects),
    keyOf: kpiKey,
    keyColumn: 'metric',
  })
}

function readFact(reader: RowReader<Key>, { people, units }: FactSubjects): NewKpiFact {
  const month = reader.month('month')
  if (month === null) reader.refuseIfEmpty('month')
  const metric = reader.requiredText('metric', 40)
  if (metric !== '' && !metricPattern.test(metric)) reader.refuse('metric', 'not-a-metric')
  const value = reader.decimal('value', 9)
  if (value === null) reader.refuseIfEmpty('value')
  const number = reader.text('number', 40)
  const code = reader.text('unit', 40)
  const personId = number === null ? null : (people.get(number) ?? null)
  const unitId = code === null ? null : (units.get(code) ?? null)
  if (number !== null && personId === null) reader.refuse('number', 'unknown-person')
  if (code !== null && unitId === null) reader.refuse('unit', 'unknown-unit')
  if (number === null && code === null) reader.refuse('number', 'person-or-unit')
  if (number !== null && code !== null) reader.refuse('unit', 'person-or-unit')
  return { metric, personId, unitId, month: month ?? '', value: value ?? '', revision: 1 }
}
