import type { Month } from './calendar'
import type { Localized } from './checklist'
import type { UnpaidEntry } from './compute-period'
import { decimalText } from './display-number'
import { Fraction, meanOf } from './exact'
import type { LuckReport } from './luck-meter'
import { luckIdOf } from './luck-subject'
import { type MoneyText, moneyText, parseMoney, subtractMoney, sumMoney } from './money'
import { type PayNeighbour, payNeighbours, stepsOf } from './pay-neighbours'
import type { payRulesVersion } from './payout-result'
import { jumpsWithin, readingLine } from './reading-line'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { payoutInputOf, type ReplayedMonth } from './scheme-replay'
import type { PaidStatement } from './statement'
import { codeInScheme } from './stint-codes'
import { trialSpans } from './trial-spans'
import { type UncountedPart, uncountedInTrial } from './uncounted-readings'
import { readParts, type VisitReading } from './visit-readings'

/**
 * A trial as it is kept: what was tried, on which months, and what came of it. Plain JSON; it is
 * read for years, never computed again, and never pay.
 * Source: PAY.md, Trying a scheme.
 */
export interface SchemeTrialDocument {
  readonly format: 'etalon.scheme-trial/1'
  readonly rulesVersion: typeof payRulesVersion
  readonly currency: string
  readonly months: readonly TrialMonth[]
  /** Everybody who is paid by one of the schemes, or was paid. */
  readonly people: readonly TrialPerson[]
  /** One, or two side by side. */
  readonly schemes: readonly TriedScheme[]
}

export interface TrialMonth {
  readonly month: Month
  /** `paid` the month is locked, `proposed` computed and not locked, `none` never computed. */
  readonly paid: 'paid' | 'proposed' | 'none'
}

export interface TrialPerson {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
}

export interface TriedScheme {
  readonly schemeId: string
  readonly name: Localized
  /** The number of an activated version; null for the draft. */
  readonly version: number | null
  /** Of the draft; null for a version. */
  readonly revision: number | null
  readonly fingerprint: string
  readonly document: SchemeDocument
  /** What the payouts stand beside: payouts of the same scheme, or of all schemes of the people. */
  readonly comparedWith: 'same-scheme' | 'all-schemes' | 'nothing'
  readonly payouts: readonly TrialPayout[]
  readonly paid: readonly PaidBefore[]
  readonly unpaid: readonly TrialUnpaid[]
  /** The largest differences, at most `trialLimits.neighbours`; `neighboursFound` counts all. */
  readonly neighbours: readonly PayNeighbour[]
  readonly neighboursFound: number
  readonly luck: TrialLuck
}

export interface TrialPayout {
  readonly personId: string
  readonly month: Month
  readonly amount: MoneyText
  /** 5th and 95th of 100 payouts with other visits; null where it was not drawn. */
  readonly band: { readonly low: MoneyText; readonly high: MoneyText } | null
  readonly held: boolean
  /** Paid in full although nothing, or too little, was measured. */
  readonly unmeasured: MoneyText
}

export interface PaidBefore {
  readonly personId: string
  readonly month: Month
  readonly amount: MoneyText
}

export interface TrialUnpaid {
  readonly personId: string
  readonly month: Month
  readonly reason: UnpaidEntry['reason']
}

export type TrialLuck = Omit<LuckReport, 'bands'> & {
  /** Payouts of which some stand for all above a limit. */
  readonly of: number
  /** The luckiest part: its title, whether it has a step, and on how many visits it rests on average. */
  readonly part: {
    readonly title: Localized
    /** Whether a hair's breadth decides over money there. */
    readonly hasStep: boolean
    /** With one place: "1.4". */
    readonly visits: string
  } | null
  /** What was taken as it was; absent in trials of the time before, which left out all formulas. */
  readonly notMeasured?: readonly UncountedPart[]
}

export const trialLimits = { neighbours: 200 } as const

/**
 * What came of replaying one scheme.
 *
 * Rule    payouts as replayed, bands and luck by the luck meter, neighbours by the noise of a visit.
 * Units   deviation: s_w in percentage points.
 * Source  PAY.md, Trying a scheme.
 */
export function triedScheme(
  scheme: Pick<
    TriedScheme,
    | 'schemeId'
    | 'name'
    | 'version'
    | 'revision'
    | 'fingerprint'
    | 'document'
    | 'comparedWith'
    | 'paid'
  >,
  months: readonly ReplayedMonth[],
  deviation: string,
): TriedScheme {
  const { bands, ...luck } = luckOfReplay(months, scheme.document, deviation)
  const bandById = new Map(bands.map(({ id, low, high }) => [id, { low, high }]))
  const statements = months.flatMap((month) => month.statements)
  const neighbours = payNeighbours(statements, scheme.document, deviation)
  return {
    ...scheme,
    payouts: statements.map((statement) => ({
      personId: statement.person.id,
      month: statement.month,
      amount: statement.result.payout,
      band: bandById.get(luckIdOf(statement)) ?? null,
      held: statement.result.held.length > 0,
      unmeasured: statement.result.paidUnmeasured,
    })),
    unpaid: months.flatMap(({ month, unpaid }) =>
      unpaid.map(({ personId, reason }) => ({ personId, month, reason })),
    ),
    neighbours: neighbours.slice(0, trialLimits.neighbours),
    neighboursFound: neighbours.length,
    luck: {
      ...luck,
      part: luckiestPart(scheme.document, months, luck.luckiest),
      notMeasured: uncountedInTrial(scheme.document),
    },
  }
}

/** So many payouts say whether a formula has a step: they differ in what else it reads. */
const askedForSteps = 20

function luckiestPart(
  document: SchemeDocument,
  months: readonly ReplayedMonth[],
  code: string | null,
): TrialLuck['part'] {
  const component = document.components.find((one) => one.code === code)
  const parts = readParts(document.components).filter((part) => part.component.code === code)
  if (component === undefined || parts.length === 0) return null
  const statements = months.flatMap((month) => month.statements)
  const counts = statements.flatMap((statement) =>
    parts.flatMap(({ reading }) => visitsBehind(statement, reading)),
  )
  const mean = meanOf(counts.map((count) => Fraction.of(count))) ?? Fraction.zero
  return {
    title: component.title,
    hasStep:
      component.value.kind === 'formula'
        ? statements.slice(0, askedForSteps).some((one) => hasComputedStep(one, document, code))
        : stepsOf(component.curve).length > 0,
    visits: decimalText(mean, 1),
  }
}

function visitsBehind(
  { result, traces }: PaidStatement,
  { codes, lookup }: VisitReading,
): readonly number[] {
  const own = new Set(codes.map(codeInScheme))
  return result.components
    .filter(({ code }) => own.has(codeInScheme(code)))
    .map(({ code, measure }) => {
      if (measure.kind === 'score') return measure.visits
      const readings = traces.find((trace) => trace.code === code)?.readings ?? []
      return readings.find(({ key }) => key === lookup)?.score?.visits ?? 0
    })
    .filter((visits) => visits > 0)
}

function hasComputedStep(
  statement: PaidStatement,
  document: SchemeDocument,
  code: string | null,
): boolean {
  const input = payoutInputOf(statement, document)
  return readParts(input.rules.components)
    .filter(({ component }) => codeInScheme(component.code) === code)
    .some((part) => {
      const line = readingLine(input, part)
      return line !== null && jumpsWithin(line, Fraction.one).length > 0
    })
}

/** One person over all months of a trial, beside what was paid. */
export interface TrialRow {
  readonly personId: string
  /** Null where the scheme pays nothing to the person in any of the months. */
  readonly tried: MoneyText | null
  /** Null where nothing was paid in any of the months. */
  readonly paid: MoneyText | null
  /** Over the months in which both can be compared; null where none can. */
  readonly difference: MoneyText | null
}

/**
 * What a scheme would have paid everybody, beside what was paid.
 *
 * Rule    sums over the months. The difference counts the months that can be compared (`trialSpans`):
 *         somebody whom the scheme does not pay there loses what was paid, somebody who was not paid
 *         gains it all; months never computed, and parts of a quarter, are in no difference.
 * Units   money.
 * Returns one row for everybody who is on either side, in the order of the trial's people.
 * Source  PAY.md, Trying a scheme (winners and losers).
 */
export function trialRows(
  { people, months }: Pick<SchemeTrialDocument, 'people' | 'months'>,
  { payouts, paid, ...scheme }: ComparedScheme,
): readonly TrialRow[] {
  const compared = new Set(
    trialSpans(months, scheme).flatMap(({ covers, isCompared }) => (isCompared ? covers : [])),
  )
  const isMeant = ({ month }: { readonly month: Month }) => compared.has(month)
  const triedBy = Map.groupBy(payouts, ({ personId }) => personId)
  const paidBy = Map.groupBy(paid, ({ personId }) => personId)
  return people.flatMap(({ id }) => {
    const tried = triedBy.get(id) ?? []
    const before = paidBy.get(id) ?? []
    if (tried.length === 0 && before.length === 0) return []
    const comparable = tried.filter(isMeant)
    const paidThen = before.filter(isMeant)
    const isCompared = comparable.length > 0 || paidThen.length > 0
    return [
      {
        personId: id,
        tried: tried.length === 0 ? null : totalOf(tried),
        paid: before.length === 0 ? null : totalOf(before),
        difference: isCompared ? subtractMoney(totalOf(comparable), totalOf(paidThen)) : null,
      },
    ]
  })
}

/** What a tried scheme is compared by. */
type ComparedScheme = Pick<TriedScheme, 'payouts' | 'paid' | 'comparedWith'> & {
  readonly document: Pick<SchemeDocument, 'period'>
}

export interface TrialBudget {
  readonly month: Month | null
  /** The months that are paid at once; of the line for all of them none. */
  readonly covers: readonly Month[]
  readonly payouts: number
  readonly tried: MoneyText
  readonly paid: MoneyText | null
  readonly difference: MoneyText | null
}

/**
 * What a scheme would have cost, month by month and in all.
 *
 * Rule    sums of the payouts, quarter by quarter where the scheme pays quarters; what cannot be
 *         compared (`trialSpans`) has nothing to stand beside, and the difference in all counts the
 *         other lines only.
 * Units   money.
 * Returns one line for each month or quarter, then one without a month for all of them.
 * Source  PAY.md, Trying a scheme (budget per period).
 */
export function trialBudget(
  months: readonly TrialMonth[],
  { payouts, paid, ...scheme }: ComparedScheme,
): readonly TrialBudget[] {
  const lines = trialSpans(months, scheme).map(({ month, covers, isCompared }): TrialBudget => {
    const within = (one: { readonly month: Month }) => covers.includes(one.month)
    const own = payouts.filter(within)
    const tried = totalOf(own)
    const before = isCompared ? totalOf(paid.filter(within)) : null
    const difference = before === null ? null : subtractMoney(tried, before)
    return { month, covers, payouts: own.length, tried, paid: before, difference }
  })
  const compared = lines.filter((line) => line.paid !== null)
  const sum = (amounts: readonly (MoneyText | null)[]) =>
    compared.length === 0 ? null : sumMoney(amounts.filter((amount) => amount !== null))
  return [
    ...lines,
    {
      month: null,
      covers: [],
      payouts: payouts.length,
      tried: totalOf(payouts),
      paid: sum(compared.map((line) => line.paid)),
      difference: sum(compared.map((line) => line.difference)),
    },
  ]
}

function totalOf(amounts: readonly { readonly amount: MoneyText }[]): MoneyText {
  return sumMoney(amounts.map(({ amount }) => amount))
}

/** Payouts from one amount up to, but not including, the next; the last includes its end. */
export interface PayoutBin {
  readonly from: MoneyText
  readonly to: MoneyText
  readonly count: number
}

const mostBins = 12

/**
 * How many payouts lie where, in the same parts for several lists.
 *
 * Rule    parts of 1, 2 or 5 times a power of ten, the smallest that make at most twelve from the
 *         lowest payout of all lists to the highest; the lower end inside.
 * Units   money.
 * Returns one list of parts for each list of amounts; no parts where there are no amounts at all.
 * Source  LOOK.md, Numbers and pictures; PAY.md, Trying a scheme (distribution).
 */
export function payoutBins(
  lists: readonly (readonly MoneyText[])[],
): readonly (readonly PayoutBin[])[] {
  const kopecks = lists.map((list) => list.map(kopecksOf))
  const all = kopecks.flat()
  if (all.length === 0) return lists.map(() => [])
  const ordered = all.toSorted((a, b) => (a < b ? -1 : 1))
  const [lowest, highest] = [ordered[0] ?? 0n, ordered.at(-1) ?? 0n]
  const width = binWidth(lowest, highest)
  const [first, last] = [lowest / width, highest / width]
  return kopecks.map((list) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => {
      const place = first + BigInt(index)
      return {
        from: moneyOf(place * width),
        to: moneyOf((place + 1n) * width),
        count: list.filter((amount) => amount / width === place).length,
      }
    }),
  )
}

function binWidth(lowest: bigint, highest: bigint): bigint {
  for (let power = 100n; ; power *= 10n) {
    for (const times of [1n, 2n, 5n]) {
      const width = power * times
      if (highest / width - lowest / width < BigInt(mostBins)) return width
    }
  }
}

function kopecksOf(amount: MoneyText): bigint {
  const value = parseMoney(amount).times(Fraction.hundred)
  return value.n / value.d
}

function moneyOf(kopecks: bigint): MoneyText {
  return moneyText(Fraction.of(kopecks, 100n))
}
