import { type DayRange, type Month, monthDays, sharedDays } from '@/lib/core/calendar'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import type { Deps } from '@/lib/platform/deps'
import { type Company, expectWritten } from './found-company'
import { shops } from './places'
import { randomOf } from './random'
import { driverPosition, type Employee, operatorPosition } from './roster'
import { done } from './steps'
import { workingDaysIn } from './story'
import { csvOf } from './tables'

/** A figure and where it usually lies, as a fraction of 1. */
interface Metric {
  readonly code: string
  readonly from: number
  readonly to: number
}

const operatorMetrics: readonly Metric[] = [
  { code: 'answered_in_time', from: 0.84, to: 0.99 },
  { code: 'first_contact', from: 0.7, to: 0.92 },
  { code: 'csat', from: 0.8, to: 0.97 },
]

const driverMetrics: readonly Metric[] = [
  { code: 'trips', from: 0.9, to: 1 },
  { code: 'on_time', from: 0.88, to: 1 },
  { code: 'clean', from: 0.8, to: 1 },
  { code: 'handover', from: 0.9, to: 1 },
]

const salesPlan: Metric = { code: 'sales_plan', from: 0.88, to: 1.14 }

/** The tables of a month, as sales, the telephone exchange and the timekeeper would send them. */
export async function bringFacts(company: Company, month: Month, deps: Deps): Promise<void> {
  const { hr } = company.actors
  const employed = company.roster.filter((person) => daysEmployed(person, month) !== null)
  for (const [kind, bytes] of [
    ['kpi', kpiTable(employed, month)],
    ['pay', payTable(employed, month)],
  ] as const) {
    // The open month of the demo may be named ahead of its time (ETALON_DEMO_MONTH).
    const sent = { kind, bytes, mode: 'all-or-nothing', confirmed: true } as const
    expectWritten(done(await importFacts(hr, sent, deps)))
  }
}

/** A driver whose figure somebody has read wrong: the right one comes after the month was locked. */
export async function correctFigure(company: Company, month: Month, deps: Deps): Promise<void> {
  const { first } = monthDays(month)
  const driver = company.roster.find(
    ({ position, hiredOn, leftOn }) =>
      position === driverPosition && hiredOn < first && leftOn === null,
  )
  const metric = driverMetrics.find(({ code }) => code === 'on_time')
  if (driver === undefined || metric === undefined) throw new RangeError('There is no driver')
  const header = ['Месяц', 'Показатель', 'Табельный номер', 'Значение']
  const bytes = csvOf(header, [[month, metric.code, driver.number, '1,000']])
  const input = { kind: 'kpi', bytes, mode: 'all-or-nothing' } as const
  expectWritten(done(await importFacts(company.actors.hr, input, deps)))
}

function kpiTable(employed: readonly Employee[], month: Month): Uint8Array {
  const header = ['Месяц', 'Показатель', 'Табельный номер', 'Код подразделения', 'Значение']
  const ofPeople = (position: string, metrics: readonly Metric[]) =>
    employed
      .filter((person) => person.position === position)
      .flatMap(({ number }) =>
        metrics.map((metric) => [month, metric.code, number, null, figure(metric, number, month)]),
      )
  const ofShops = shops.map(({ code }) => [
    month,
    salesPlan.code,
    null,
    code,
    figure(salesPlan, code, month),
  ])
  const rows = [
    ...ofPeople(operatorPosition, operatorMetrics),
    ...ofPeople(driverPosition, driverMetrics),
    ...ofShops,
  ]
  return csvOf(header, rows)
}

function figure({ code, from, to }: Metric, subject: string, month: Month): string {
  const value = from + (to - from) * randomOf('kpi', code, subject, month).fraction()
  return value.toFixed(3).replace('.', ',')
}

function payTable(employed: readonly Employee[], month: Month): Uint8Array {
  const header = ['Месяц', 'Табельный номер', 'Отработано дней', 'Норма дней', 'База премии']
  const norm = workingDaysIn(monthDays(month)).length
  const rows = employed
    .filter(({ bonusBase }) => bonusBase !== null)
    .map((person) => [
      month,
      person.number,
      workedDays(person, month),
      norm,
      `${person.bonusBase},00`,
    ])
  return csvOf(header, rows)
}

/** Working days of the employment, without a holiday now and then. */
function workedDays(person: Employee, month: Month): number {
  const days = daysEmployed(person, month)
  const random = randomOf('timesheet', person.number, month)
  const all = days === null ? 0 : workingDaysIn(days).length
  const away = random.chance(0.12) ? random.between(3, 10) : random.chance(0.1) ? 1 : 0
  return Math.max(1, all - away)
}

function daysEmployed({ hiredOn, leftOn }: Employee, month: Month): DayRange | null {
  const days = monthDays(month)
  return sharedDays(days, { first: hiredOn, last: leftOn ?? days.last })
}
