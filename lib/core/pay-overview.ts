import type { Localized } from './checklist'
import { undecidedLines } from './decided-lines'
import { decimalText } from './display-number'
import { Fraction, sumOf } from './exact'
import { type MoneyText, parseMoney, roundMoney, subtractMoney, sumMoney } from './money'
import type { Missing } from './payout-result'
import type { Named, PaidStatement } from './statement'
import { costsOf } from './statement-costs'
import { isMeasuredByVisits, isShortOfVisits } from './visit-minimum'

/** What a unit costs, and how much of what is possible that is. */
export interface UnitCost {
  readonly unit: Named
  readonly statements: number
  readonly amount: MoneyText
  /** Mean of the statements, rounded half up. */
  readonly perStatement: MoneyText
  /** Percent with one place; null where nothing at all could be paid. */
  readonly ofFull: string | null
  readonly paidUnmeasured: MoneyText
}

/** Payouts from one percentage of what is possible up to the next; the last part has no end. */
export interface PayoutBin {
  readonly from: number
  readonly to: number | null
  readonly count: number
}

/** A payout far from those of the same scheme. */
export interface PayOutlier {
  readonly personId: string
  readonly fullName: string
  readonly unit: Named
  readonly amount: MoneyText
  /** Percent of what is possible, and the middle of the scheme's; one place each. */
  readonly ofFull: string
  readonly median: string
  readonly isAbove: boolean
}

/** Somebody with parts that nothing, or too little, was measured of. */
export interface UnmeasuredPerson {
  readonly personId: string
  readonly fullName: string
  readonly reason: Missing['reason']
  /** Of the parts with this reason. */
  readonly titles: readonly Localized[]
}

export interface PayOverview {
  readonly units: readonly UnitCost[]
  readonly bins: readonly PayoutBin[]
  readonly outliers: readonly PayOutlier[]
  /** Statements with a score that had no visits, or too few; of those that read a score at all. */
  readonly belowMinimum: number
  readonly withScores: number
  readonly unmeasured: readonly UnmeasuredPerson[]
}

/** Codes of the components of a statement that wait for a person's decision. */
export type WaitingCodes = (statement: PaidStatement) => readonly string[]

const binWidth = 10
const lastBin = 12

/** Nearer than this to the middle nobody is an outlier, however close the others lie. */
const closest = Fraction.of(1n, 10n)
const spreads = Fraction.of(3n)

/**
 * A month of pay at a glance.
 *
 * Rule    a statement's share of what is possible is what it pays, decided lines as decided, by what
 *         everything at its full rate would have paid; adjustments of earlier months belong to the cost and not to the share. An
 *         outlier lies more than three median distances, and more than ten points, from the median of
 *         its scheme; the farthest come first. Units by cost, dearest first. Who was not measured is named
 *         once, however many parts and statements that is true of, under the strongest reason; a part
 *         that waits for a decision is not named here: it waits, and nothing was paid for it. Which parts
 *         wait is what the run says, unless the caller knows what was decided since.
 * Returns exact sums; percents rounded half up to one place, for reading only.
 * Source  issue "motivation", HR overview.
 */
export function payOverview(
  statements: readonly PaidStatement[],
  waiting: WaitingCodes = ({ result, decided }) => undecidedLines(result.held, decided ?? []),
): PayOverview {
  const shares = statements.flatMap((statement) => {
    const share = shareOf(statement)
    return share === null ? [] : [{ statement, share }]
  })
  const scored = statements.filter(({ result }) => result.components.some(isMeasuredByVisits))
  return {
    units: unitCosts(statements),
    bins: binsOf(shares.map(({ share }) => share)),
    outliers: outliersOf(shares),
    belowMinimum: scored.filter(isBelowMinimum).length,
    withScores: scored.length,
    unmeasured: unmeasuredOf(statements, waiting),
  }
}

const strongestFirst = ['no-visits', 'too-few-visits', 'not-delivered', 'not-computable'] as const

function unmeasuredOf(
  statements: readonly PaidStatement[],
  waiting: WaitingCodes,
): readonly UnmeasuredPerson[] {
  const people = groupBy(statements, ({ person }) => person.id)
  return [...people.values()].flatMap((own) => {
    const parts = own.flatMap((statement) => missingParts(statement, waiting(statement)))
    const reason = strongestFirst.find((one) => parts.some((part) => part.reason === one))
    const [first] = own
    if (first === undefined || reason === undefined) return []
    const titles = parts.filter((part) => part.reason === reason).map(({ title }) => title)
    // One part of somebody who moved is there once for each place.
    const once = [...new Map(titles.map((title) => [JSON.stringify(title), title])).values()]
    const { id: personId, fullName } = first.person
    return [{ personId, fullName, reason, titles: once }]
  })
}

/** What was not measured, without what waits for a person's decision. */
function missingParts({ result }: PaidStatement, waiting: readonly string[]) {
  return result.components.flatMap(({ code, title, missing }) =>
    missing === null || waiting.includes(code) ? [] : [{ title, reason: missing.reason }],
  )
}

interface Shared {
  readonly statement: PaidStatement
  readonly share: Fraction
}

function shareOf(statement: PaidStatement): Fraction | null {
  const full = parseMoney(statement.result.atFull)
  if (full.isZero) return null
  return parseMoney(subtractMoney(statement.amount, adjustedBy(statement))).dividedBy(full)
}

/** What corrects earlier months; the rest is of this one, with what a person decided about it. */
function adjustedBy({ adjustments }: PaidStatement): MoneyText {
  return sumMoney(adjustments.map(({ amount }) => amount))
}

function isBelowMinimum({ result }: PaidStatement): boolean {
  return result.components.some(isShortOfVisits)
}

const percent = (share: Fraction) => decimalText(share.times(Fraction.hundred), 1)

function unitCosts(statements: readonly PaidStatement[]): readonly UnitCost[] {
  const all = statements.flatMap((statement) => {
    const costs = costsOf(statement)
    // Corrections cost the last place.
    const last = costs.length - 1
    return costs.map((cost, place) => {
      const { amount } = cost
      const paid = place === last ? subtractMoney(amount, adjustedBy(statement)) : amount
      return { ...cost, paid }
    })
  })
  const costs = [...groupBy(all, ({ unit }) => unit.id).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const amount = sumMoney(group.map((cost) => cost.amount))
    const full = parseMoney(sumMoney(group.map((cost) => cost.atFull)))
    const paid = parseMoney(sumMoney(group.map((cost) => cost.paid)))
    const mean = parseMoney(amount).dividedBy(Fraction.of(group.length))
    return [
      {
        unit: first.unit,
        statements: group.length,
        amount,
        perStatement: roundMoney(mean, 'half-up'),
        ofFull: full.isZero ? null : percent(paid.dividedBy(full)),
        paidUnmeasured: sumMoney(group.map((cost) => cost.paidUnmeasured)),
      },
    ]
  })
  return costs.toSorted((a, b) => parseMoney(b.amount).compare(parseMoney(a.amount)))
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? []
    group.push(item)
    groups.set(keyOf(item), group)
  }
  return groups
}

function binsOf(shares: readonly Fraction[]): readonly PayoutBin[] {
  if (shares.length === 0) return []
  const places = shares.map((share) => {
    const place = Number((share.n * 100n) / (share.d * BigInt(binWidth)))
    return Math.min(lastBin, Math.max(0, place))
  })
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const place = first + index
    return {
      from: place * binWidth,
      to: place === lastBin ? null : (place + 1) * binWidth,
      count: places.filter((own) => own === place).length,
    }
  })
}

function outliersOf(all: readonly Shared[]): readonly PayOutlier[] {
  const far = [...groupBy(all, ({ statement }) => statement.scheme.versionId).values()].flatMap(
    (group) => {
      const median = medianOf(group.map(({ share }) => share))
      const away = ({ share }: Shared) => share.minus(median).absolute()
      const reach = medianOf(group.map(away)).times(spreads)
      const limit = reach.isBelow(closest) ? closest : reach
      return group
        .filter((one) => limit.isBelow(away(one)))
        .map((one) => ({ ...one, median, distance: away(one) }))
    },
  )
  return far
    .toSorted((a, b) => b.distance.compare(a.distance))
    .map(({ statement, share, median }) => ({
      personId: statement.person.id,
      fullName: statement.person.fullName,
      unit: statement.unit,
      amount: statement.amount,
      ofFull: percent(share),
      median: percent(median),
      isAbove: median.isBelow(share),
    }))
}

/** The middle one, or the mean of the two in the middle. */
function medianOf(values: readonly Fraction[]): Fraction {
  const sorted = values.toSorted((a, b) => a.compare(b))
  const half = sorted.length / 2
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return middle.length === 0 ? Fraction.zero : sumOf(middle).dividedBy(Fraction.of(middle.length))
}
