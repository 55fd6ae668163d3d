import { Fraction, fractionText, largerOf, parseDecimal, parseFraction, sumOf } from './exact'
import { type MoneyText, parseMoney, roundMoney, subtractMoney } from './money'
import type { PoolShare } from './pay-pool'
import { payableAgain, poolWeights } from './payable'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import type { PoolResult } from './payout-result'
import { type PoolCrew, type PoolMember, poolCrews, splitAgain } from './pool-crews'
import type { SchemeDocument } from './scheme'
import type { PaidStatement } from './statement'
import { codeInScheme, stintKey } from './stint-codes'
import { type VisitReading, withReading } from './visit-readings'

/** A statement that can be paid again as if one measure had been another. */
export interface PaidAgain {
  readonly statement: PaidStatement
  readonly input: PayoutInput
  readonly pay: (moved: MovedReading) => PaidBeside
}

/** One reading that is another: of a component, or of a gate with a lower bound. */
export interface MovedReading extends Pick<VisitReading, 'subject' | 'codes' | 'lookup'> {
  readonly kind: 'component' | 'gate'
  readonly mean: Fraction
}

/** What the person would get more, or less, and what the others of a pool all together. */
export interface PaidBeside {
  readonly difference: MoneyText
  readonly others?: { readonly members: number; readonly amount: MoneyText }
}

/** Parts that differ by less are alike: the kopecks of a split are nobody's news. */
const leastNoticed = Fraction.of(1n, 100n)

/**
 * Members of pools, each of whom can be paid again as if one visit had gone otherwise.
 *
 * Rule    a reading of the person moves the own weight; the others weigh the same and share what is
 *         left. A reading of the unit is the same for all who share its pool, so that all weigh anew. A
 *         part that differs by less than a hundredth of the larger one does not differ.
 * Units   money of the scheme, gross.
 * Returns by member of each crew; nobody who shares no pool.
 * Source  PAY.md, Trying a scheme (threshold neighbours); Periods (Pool).
 */
export function poolsPaidAgain(
  statements: readonly PaidStatement[],
  document: SchemeDocument,
): readonly PaidAgain[] {
  return poolCrews(statements, document).flatMap((crew) => {
    const splits = new Map<string, readonly Shares[]>()
    return crew.map((member, place): PaidAgain => {
      const { statement, input } = member
      const asOfUnit = (moved: MovedReading) => {
        const ofUnit = unitReading(member, moved)
        const split = splits.get(ofUnit.name) ?? splitWith(crew, ofUnit)
        splits.set(ofUnit.name, split)
        return payableAgain({ ...movedInput(input, moved), pools: split[place] ?? new Map() })()
      }
      return {
        ...{ statement, input },
        pay: (moved) =>
          moved.subject === 'person'
            ? besideOthers(member, moved)
            : { difference: noticed(asOfUnit(moved).payout, statement.result.payout) },
      }
    })
  })
}

/**
 * What a statement was computed from, with one reading as it was not.
 *
 * Rule    the mean stands in the place of the one that was measured; nothing else is another.
 * Units   fraction of 1.
 * Source  PAY.md, Trying a scheme (threshold neighbours).
 */
export function movedInput(
  input: PayoutInput,
  { kind, codes, lookup, mean }: Omit<MovedReading, 'subject'>,
): PayoutInput {
  if (kind === 'component') {
    return { ...input, measures: withReading(input.measures, { codes, lookup }, mean) }
  }
  const gateReadings = new Map(input.gateReadings)
  for (const code of codes) {
    const given = gateReadings.get(code)
    if (given?.kind !== 'score') continue
    gateReadings.set(code, { kind: 'score', measure: { ...given.measure, mean } })
  }
  return { ...input, gateReadings }
}

type Shares = ReadonlyMap<string, PoolShare>

function besideOthers({ input, statement }: PoolMember, moved: MovedReading): PaidBeside {
  const { payout, pools = [] } = computePayout(movedInput(input, moved))
  const difference = noticed(payout, statement.result.payout)
  const before = statement.result.pools ?? []
  const members = before.reduce((sum, pool) => sum + pool.members - 1, 0)
  if (members === 0) return { difference }
  return {
    difference,
    others: { members, amount: roundMoney(restOf(pools).minus(restOf(before))) },
  }
}

/** What of the pools goes to the others. */
function restOf(pools: readonly PoolResult[]): Fraction {
  return sumOf(
    pools.map(({ amount, weight, weights }) => {
      const all = parseFraction(weights)
      if (all.isZero) return Fraction.zero
      return parseMoney(amount)
        .times(all.minus(parseFraction(weight)))
        .dividedBy(all)
    }),
  )
}

function noticed(payout: MoneyText, before: MoneyText): MoneyText {
  const difference = subtractMoney(payout, before)
  const least = largerOf(parseMoney(payout), parseMoney(before)).times(leastNoticed)
  return parseDecimal(difference).absolute().isAtLeast(least) ? difference : '0.00'
}

/** A reading of a unit, by which it is found with everybody who shares the unit's pool. */
interface UnitReading extends MovedReading {
  readonly name: string
  readonly unitId: string
}

function unitReading({ units, statement }: PoolMember, moved: MovedReading): UnitReading {
  const [code = ''] = moved.codes
  const unitId = units.get(stintKey(code)) ?? statement.unit.id
  const own = codeInScheme(code)
  const name = [unitId, moved.kind, own, moved.lookup, fractionText(moved.mean)].join(' ')
  return { ...moved, codes: [own], unitId, name }
}

function splitWith(crew: PoolCrew, reading: UnitReading): readonly Shares[] {
  const weights = crew.map(({ input, units }) => {
    const keys = [...units].filter(([, unitId]) => unitId === reading.unitId).map(([key]) => key)
    const codes = reading.codes.flatMap((code) => keys.map((key) => `${code}${key}`))
    return poolWeights(movedInput(input, { ...reading, codes }))
  })
  return splitAgain(crew, weights)
}
