import type { Fraction } from './exact'
import { byPersonnelNumber, type PoolShare, sharesByUnit } from './pay-pool'
import type { PayoutInput } from './payout-input'
import type { SchemeDocument } from './scheme'
import { payoutInputOf } from './scheme-replay'
import type { PaidStatement } from './statement'

/** Somebody who shares pools, read back from the statement. */
export interface PoolMember {
  readonly statement: PaidStatement
  readonly input: PayoutInput
  /** By key of the stint, the unit whose pool is shared. */
  readonly units: ReadonlyMap<string, string>
}

/** Everybody whose parts depend on each other, in the order of the split. */
export type PoolCrew = readonly PoolMember[]

/**
 * The people of replayed months who share pools, those together whose parts depend on each other.
 *
 * Rule    all members of a unit's pool; somebody who moved joins the pools of his units into one crew.
 *         A month's statements of one scheme hold all members.
 * Returns crews by month, in the order of the statements; nobody who shares no pool.
 * Source  PAY.md, Periods (Pool); Trying a scheme.
 */
export function poolCrews(
  statements: readonly PaidStatement[],
  document: SchemeDocument,
): readonly PoolCrew[] {
  const months = Map.groupBy(statements, ({ month }) => month)
  return [...months.values()].flatMap((month) => {
    const members = month.flatMap((statement) => memberOf(statement, document))
    return joined(members).map((crew) =>
      crew.toSorted((a, b) => byPersonnelNumber(a.statement.person, b.statement.person)),
    )
  })
}

function memberOf(statement: PaidStatement, document: SchemeDocument): readonly PoolMember[] {
  const { pools = [] } = statement.result
  if (pools.length === 0) return []
  const units = pools.map(({ key }): [string, string] => {
    const stint = statement.stints?.find((one) => one.key === key)
    return [key, (stint ?? statement).unit.id]
  })
  return [{ statement, input: payoutInputOf(statement, document), units: new Map(units) }]
}

function joined(members: readonly PoolMember[]): readonly PoolCrew[] {
  const crews = new Map<string, PoolMember[]>()
  for (const member of members) {
    const units = unitsOf(member)
    const met = new Set(units.map((unit) => crews.get(unit)).filter((crew) => crew !== undefined))
    const [crew = [], ...others] = met
    crew.push(member, ...others.flat())
    for (const unit of [...units, ...others.flat().flatMap(unitsOf)]) crews.set(unit, crew)
  }
  return [...new Set(crews.values())]
}

function unitsOf({ units }: PoolMember): readonly string[] {
  return [...units.values()]
}

/**
 * The pools of a crew, split anew over other weights.
 *
 * Rule    the split of real pay over what each member weighs now.
 * Units   weights: presence times payable rate, by key of the stint.
 * Returns by member, in order, the shares by key of the stint.
 * Source  PAY.md, Periods (Pool).
 */
export function splitAgain(
  crew: PoolCrew,
  weights: readonly ReadonlyMap<string, Fraction>[],
): readonly ReadonlyMap<string, PoolShare>[] {
  const claims = crew.flatMap(({ units }, place) =>
    [...(weights[place] ?? [])].map(([key, weight]) => ({
      ...{ place, key, weight },
      unitId: units.get(key) ?? '',
    })),
  )
  const shares = crew.map(() => new Map<string, PoolShare>())
  const split = sharesByUnit(amountOf(crew), claims)
  for (const [at, { place, key }] of claims.entries()) {
    const share = split[at]
    if (share !== undefined) shares[place]?.set(key, share)
  }
  return shares
}

/** One scheme names one amount for every unit. */
function amountOf(crew: PoolCrew): string {
  const [share] = crew[0]?.input.pools?.values() ?? []
  return share?.amount ?? '0.00'
}
