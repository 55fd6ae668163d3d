import {
  countDays,
  type DayRange,
  daysOfMonths,
  earlierOf,
  laterOf,
  type Month,
  monthDays,
  sharedDays,
} from './calendar'
import type { Decimal } from './checklist'
import { plainDecimalText } from './display-number'
import { type Fraction, parseDecimal, sumOf } from './exact'
import { type MoneyText, sumMoney } from './money'
import type { WorkedTime } from './payout-input'
import type { SnapshotPayFact, SnapshotPerson } from './period-snapshot'
import { ok, type Result, refuse } from './result'
import type { Base } from './scheme'
import type { StatementBase } from './statement'

/** Why nothing can be computed for somebody: HR mends the fact and runs again. */
export type UnpaidReason = 'not-employed' | 'no-salary' | 'no-base-amount'

export interface BaseAndTime {
  readonly base: MoneyText
  readonly told: StatementBase
  readonly time: WorkedTime | null
}

/**
 * The base amount of a person for a period, and the time by which it is prorated.
 *
 * Rule    fixed: the amount of the scheme for its period; pool: what the unit shares in it. Salary: the monthly salary in force on the
 *         last day of each month, or on the nearest employed day where that month was not worked to
 *         its end. Imported: the base amounts of the pay facts of every employed month.
 *         Time: worked and norm days, added up, where the pay facts of all the months were
 *         delivered; else calendar days employed, where the person was not employed throughout; else
 *         none, and nothing is shortened.
 * Units   amounts for the whole period, gross.
 * Source  PAY.md, Scheme (base, proration).
 */
export function baseAndTime(
  base: Base,
  person: SnapshotPerson,
  months: readonly Month[],
): Result<BaseAndTime, UnpaidReason> {
  const employed = employedDays(person, months)
  return employed === null
    ? refuse('not-employed')
    : baseOn(base, person, months, { employed, read: employed })
}

/**
 * The base of a stint, as if the whole period had been so, and the time of the whole period.
 *
 * Rule    as for the period, but for salaries: those in force on the last day of the stint in each
 *         month, or on the nearest day of the stint. The caller weights it with the stint's days.
 * Units   amounts for the whole period, gross.
 * Source  issue "motivation", Pay facts (salaries with from-dates, transfers in mid-period).
 */
export function baseOfStint(
  base: Base,
  person: SnapshotPerson,
  months: readonly Month[],
  stint: DayRange,
): Result<BaseAndTime, UnpaidReason> {
  const employed = employedDays(person, months)
  return employed === null
    ? refuse('not-employed')
    : baseOn(base, person, months, { employed, read: stint })
}

function baseOn(
  base: Base,
  person: SnapshotPerson,
  months: readonly Month[],
  days: { readonly employed: DayRange; readonly read: DayRange },
): Result<BaseAndTime, UnpaidReason> {
  const { employed, read } = days
  const worked = months.filter((month) => sharedDays(monthDays(month), employed) !== null)
  // An imported amount is already that of the employed months; the time must be theirs too.
  const timed = base.kind === 'imported' ? worked : months
  const told = baseParts(base, person, timed, read)
  if (!told.ok) return told
  return ok({
    base: sumMoney(told.value.parts.map((part) => part.amount)),
    told: told.value,
    time: workedTime(person, timed, employed),
  })
}

/**
 * The days of the months on which the person was employed; null when there is none.
 *
 * Rule    from the day of hiring to the last day, both inside; who has not left is there to the
 *         end.
 * Returns null when there is none.
 * Throws  RangeError for a period without months.
 * Source  PAY.md, Scheme (base, proration).
 */
export function employedDays(
  person: Pick<SnapshotPerson, 'hiredOn' | 'leftOn'>,
  months: readonly Month[],
): DayRange | null {
  const range = rangeOf(months)
  return sharedDays(range, { first: person.hiredOn, last: person.leftOn ?? range.last })
}

function rangeOf(months: readonly Month[]): DayRange {
  const first = months[0]
  const last = months.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('A period has months')
  return daysOfMonths(first, last)
}

function baseParts(
  base: Base,
  person: SnapshotPerson,
  months: readonly Month[],
  employed: DayRange,
): Result<StatementBase, UnpaidReason> {
  switch (base.kind) {
    case 'fixed':
    case 'pool':
      return ok({ kind: base.kind, parts: [{ month: null, asOf: null, amount: base.amount }] })
    case 'salary': {
      const parts = months.map((month) => salaryPart(person, month, employed))
      const found = parts.filter((part) => part !== null)
      return found.length < parts.length
        ? refuse('no-salary')
        : ok({ kind: base.kind, parts: found })
    }
    case 'imported': {
      const parts = months.map((month) => {
        const amount = factOf(person, month)?.baseAmount ?? null
        return amount === null ? null : { month, asOf: null, amount }
      })
      const found = parts.filter((part) => part !== null)
      return found.length < parts.length
        ? refuse('no-base-amount')
        : ok({ kind: base.kind, parts: found })
    }
  }
}

function salaryPart(
  person: SnapshotPerson,
  month: Month,
  employed: DayRange,
): StatementBase['parts'][number] | null {
  const asOf = laterOf(earlierOf(monthDays(month).last, employed.last), employed.first)
  const salary = person.salaries
    .filter(({ fromOn }) => fromOn <= asOf)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .at(-1)
  return salary ? { month, asOf, amount: salary.amount } : null
}

function workedTime(
  person: SnapshotPerson,
  months: readonly Month[],
  employed: DayRange,
): WorkedTime | null {
  return timesheet(person, months) ?? daysEmployed(months, employed)
}

function timesheet(person: SnapshotPerson, months: readonly Month[]): WorkedTime | null {
  const facts = months.map((month) => factOf(person, month))
  const delivered = facts.filter((fact) => fact !== undefined)
  if (delivered.length < facts.length) return null
  const worked = daySum(delivered, (fact) => fact.workedDays)
  const norm = daySum(delivered, (fact) => fact.normDays)
  if (!norm.isPositive) return null
  return { basis: 'timesheet', worked: plainDecimalText(worked), norm: plainDecimalText(norm) }
}

function daySum(
  facts: readonly SnapshotPayFact[],
  days: (fact: SnapshotPayFact) => Decimal,
): Fraction {
  return sumOf(facts.map((fact) => parseDecimal(days(fact))))
}

function daysEmployed(months: readonly Month[], employed: DayRange): WorkedTime | null {
  const all = countDays(rangeOf(months))
  const there = sharedDays(rangeOf(months), employed)
  const worked = there === null ? 0 : countDays(there)
  return worked === all ? null : { basis: 'calendar', worked: String(worked), norm: String(all) }
}

function factOf(person: SnapshotPerson, month: Month): SnapshotPayFact | undefined {
  return person.payFacts.find((fact) => fact.month === month)
}
