import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { nearNames } from '@/lib/core/formula/near-names'
import { figureDoubt, figureProblem, type Metric } from '@/lib/core/metric'
import {
  normalHeading,
  type RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { problem } from '@/lib/platform/i18n/problem'
import type { NewKpiFact } from '../queries'
import { type FactReading, isSameDecimal, planFacts, type ReadFacts, readMonth } from './fact-plan'

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

/** Whether two figures say the same. */
export function isSameFigure(a: Pick<NewKpiFact, 'value'>, b: Pick<NewKpiFact, 'value'>): boolean {
  return isSameDecimal(a.value, b.value)
}

/** What a table of KPI figures would add. A metric must stand in the catalogue, by its code or its name. */
export function planKpiFacts(
  header: readonly string[],
  rows: readonly TableRow[],
  reading: FactReading,
  catalogue: readonly Metric[],
): ReadFacts<NewKpiFact> {
  const metrics = new Map(catalogue.map((metric) => [metric.code, metric]))
  return planFacts<Key, NewKpiFact>({
    header,
    rows,
    columns: kpiColumns,
    readFact: (reader) => readFact(reader, reading, metrics),
    keyOf: kpiKey,
    isSame: isSameFigure,
    disputed: 'value',
  })
}

type Metrics = ReadonlyMap<string, Metric>

function readFact(
  reader: RowReader<Key>,
  { people, units, present }: FactReading,
  metrics: Metrics,
): NewKpiFact {
  const month = readMonth(reader, present)
  const typed = reader.requiredText('metric', 200)
  const known = metrics.get(typed) ?? onlyNamed(typed, metrics)
  if (typed !== '' && known === undefined) reader.refuse('metric', unknownMetric(typed, metrics))
  const value = readValue(reader, known)
  const number = reader.text('number', 40)
  const code = reader.text('unit', 40)
  const personId = number === null ? null : (people.get(number) ?? null)
  const unitId = code === null ? null : (units.get(code) ?? null)
  if (number !== null && personId === null) reader.refuse('number', 'unknown-person')
  if (code !== null && unitId === null) reader.refuse('unit', 'unknown-unit')
  if (number === null && code === null) reader.refuse('number', 'person-or-unit')
  if (number !== null && code !== null) reader.refuse('unit', 'person-or-unit')
  return { metric: known?.code ?? '', personId, unitId, month, value: value ?? '', revision: 1 }
}

/** The figure as its metric is read: a share may be written in percents with their sign. */
function readValue(reader: RowReader<Key>, metric: Metric | undefined): string | null {
  reader.refuseIfEmpty('value')
  const isShare = metric === undefined || metric.unit === 'share'
  if (!isShare && reader.isPercent('value')) {
    reader.refuse('value', 'metrics.rowReasons.not-in-percents')
    return null
  }
  const value = isShare ? reader.share('value', 9) : reader.decimal('value', 9)
  if (metric === undefined || value === null) return value
  const refusal = figureProblem(metric.unit, value)
  if (refusal !== null) reader.refuse('value', `metrics.rowReasons.${refusal}`)
  else if (figureDoubt(metric, value) !== null) reader.doubt('value', doubtOf(metric, value))
  return value
}

function doubtOf({ unit }: Metric, value: string): string {
  if (unit !== 'share') return 'metrics.rowReasons.far-beyond'
  const percent = plainDecimalText(parseDecimal(value).times(Fraction.hundred))
  return problem('metrics.rowReasons.far-beyond-share', { percent })
}

/** The metrics that are called so, in either language. */
function namedSo(typed: string, metrics: Metrics): readonly Metric[] {
  const wanted = normalHeading(typed)
  return [...metrics.values()].filter(({ title }) =>
    [title.ru, title.en].some((name) => name !== undefined && normalHeading(name) === wanted),
  )
}

/** A metric by its name, where no other one is called the same. */
function onlyNamed(typed: string, metrics: Metrics): Metric | undefined {
  const [named, another] = namedSo(typed, metrics)
  return another === undefined ? named : undefined
}

/** Names what may have been meant: those of a name that several have, else by the code. */
function unknownMetric(typed: string, metrics: Metrics): string {
  const named = namedSo(typed, metrics)
  const codes = named.length > 0 ? named.map(({ code }) => code) : nearNames(typed, metrics.keys())
  if (codes.length === 0) return 'metrics.rowReasons.unknown'
  return problem('metrics.rowReasons.unknown-near', { near: codes.join(', ') })
}
