import { addMonths, daysOfMonths, laterOf, type Month, monthOf, sharedDays } from './calendar'
import { placesIn } from './pay-stints'
import type { Placing } from './placed-person'
import { type AppliesTo, type SchemeDocument, schemeAppliesTo } from './scheme'
import { periodEnd, periodMonths } from './snapshot-index'

/** A version of a scheme as far as it says when and whom it pays. */
export interface PayingVersion {
  /** First day of the first month that it pays. */
  readonly effectiveFrom: string
  readonly document: Pick<SchemeDocument, 'appliesTo' | 'period'>
}

/** From which months a version may pay, once a month is locked. */
export interface MonthsToPay {
  /** The month after the last locked one. */
  readonly first: Month
  /** Earlier months that are open: they were begun late and wait for their lock. */
  readonly open: readonly Month[]
}

/** Months in a row whose days a scheme pays by one rule. */
export interface PaidStretch {
  readonly from: Month
  /** The first month that it no longer pays; null where nothing ends it. */
  readonly until: Month | null
  readonly rule: AppliesTo
}

/**
 * The months whose days a scheme pays, version by version.
 *
 * Rule    each version pays from its first month to the one before the next version's; one that another
 *         begins with at once pays nothing. A quarter is paid, with all its days, by the version in
 *         force in its last month. Where it is said which months may be paid yet, others are left out.
 * Units   months; `until` is outside.
 * Throws  RangeError for a version whose dates are not calendar dates.
 * Source  PAY.md, Scheme (to whom it applies; month or quarter); Periods.
 */
export function paidStretches(
  newestFirst: readonly PayingVersion[],
  toPay: MonthsToPay | null = null,
): readonly PaidStretch[] {
  return newestFirst.flatMap(({ effectiveFrom, document }, place) => {
    const { appliesTo, period } = document
    const from = monthOf(laterOf(effectiveFrom, appliesTo.from))
    const next = newestFirst[place - 1]
    const until = next === undefined ? null : monthOf(next.effectiveFrom)
    return monthsLeft({ from, until }, toPay).flatMap((months) => {
      const days = daysPaidIn(months, period)
      return days === null ? [] : [{ ...days, rule: appliesTo }]
    })
  })
}

type Months = Pick<PaidStretch, 'from' | 'until'>

/** What of some months may be paid yet. */
function monthsLeft(months: Months, toPay: MonthsToPay | null): readonly Months[] {
  if (toPay === null) return [months]
  const { first, open } = toPay
  const late = open.filter((month) => month < first)
  return [
    ...late.map((month) => ({ from: month, until: addMonths(month, 1) })),
    { from: first, until: null },
  ].map((left) => inBoth(months, left))
}

/** From the later beginning to the earlier end; the other way round where they share no month. */
function inBoth(one: Months, another: Months): Months {
  const [until = null] = [one.until, another.until].flatMap((month) => month ?? []).toSorted()
  const [, from = one.from] = [one.from, another.from].toSorted()
  return { from, until }
}

/** The months whose days are paid with the months of a stretch; null where no quarter ends in them. */
function daysPaidIn({ from, until }: Months, period: SchemeDocument['period']): Months | null {
  const first = firstMonthOf(period, from)
  if (until === null) return { from: first, until }
  // The quarter in which the next version begins is paid by that one.
  return periodEnd(period, from) < until
    ? { from: first, until: firstMonthOf(period, until) }
    : null
}

const firstMonthOf = (period: SchemeDocument['period'], month: Month): Month =>
  periodMonths(period, periodEnd(period, month))[0] ?? month

/** Months whose days two schemes pay, and by which two rules. */
export interface SharedMonths {
  readonly first: Month
  /** The last one, inside. */
  readonly last: Month
  readonly rules: readonly AppliesTo[]
}

/**
 * The months whose days two schemes pay.
 *
 * Rule    those of both stretches, the ends inside.
 * Returns null where they share none.
 * Source  PAY.md, Scheme (to whom it applies).
 */
export function sharedMonths(one: PaidStretch, another: PaidStretch): SharedMonths | null {
  const { from: first, until } = inBoth(one, another)
  const rules = [one.rule, another.rule]
  if (until === null) return { first, last: monthOf(lastDay), rules }
  return first < until ? { first, last: addMonths(until, -1), rules } : null
}

/**
 * From which month on two schemes pay somebody at once.
 *
 * Rule    the person works on one of the days that both pay where both pay; a stretch of a month counts,
 *         for each of them pays it by its days.
 * Returns the first such month; null where there is none.
 * Source  PAY.md, Scheme (to whom it applies).
 */
export function firstPaidTwice(
  { first, last, rules }: SharedMonths,
  { hiredOn, leftOn, assignments }: Placing,
  paths: ReadonlyMap<string, readonly string[]>,
): Month | null {
  const employed = sharedDays(daysOfMonths(first, last), {
    first: hiredOn,
    last: leftOn ?? lastDay,
  })
  if (employed === null) return null
  const both = placesIn(assignments, employed).find(({ positionId, unitId, last: day }) => {
    const unitPath = paths.get(unitId) ?? [unitId]
    // From when on each scheme pays is said by its stretch.
    return rules.every((rule) =>
      schemeAppliesTo({ ...rule, from: day }, { positionId, unitPath }, day),
    )
  })
  return both === undefined ? null : monthOf(both.first)
}

/** No roster reaches beyond it. */
const lastDay = '9999-12-31'
