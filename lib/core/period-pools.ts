import { decidedPayout, decisionsUnder } from './decided-lines'
import { byPersonnelNumber, type PoolClaim, type PoolShare, sharesByUnit } from './pay-pool'
import { placesPaid } from './pay-stints'
import { poolWeights } from './payable'
import type { PeriodContext } from './period-measures'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import { isDueIn, type SnapshotIndex } from './snapshot-index'
import { statementInput } from './statement-input'

/** By scheme version and person, then by key of the stint: what is shared with whom. */
export type PeriodPools = ReadonlyMap<string, ReadonlyMap<string, PoolShare>>

interface Member extends PoolClaim {
  readonly person: SnapshotPerson
  readonly key: string
}

/**
 * The pools that units share by the schemes of a period.
 *
 * Rule    a unit's members are the people whom the scheme version pays there in the period; of
 *         somebody who moved, every stint is one. They weigh presence * payable rate after the gates,
 *         a held line that a person decided to pay among it; an amount that a person set weighs
 *         nothing. Members stand in the order of their personnel numbers, which decides ties of a
 *         kopeck.
 * Returns no entry for who cannot be paid, and none at all without such schemes.
 * Throws  RangeError as `computePayout`.
 * Source  PAY.md, Periods (Pool); issue "motivation" (Pool).
 */
export function poolsOf(snapshot: PeriodSnapshot, index: SnapshotIndex): PeriodPools {
  const shares = new Map<string, Map<string, PoolShare>>()
  for (const scheme of snapshot.schemes) {
    const { base, period } = scheme.document
    if (base.kind !== 'pool' || !isDueIn(period, snapshot.month)) continue
    const members = snapshot.people
      .flatMap((person) => membersOf({ snapshot, index, scheme }, person))
      .toSorted((a, b) => byPersonnelNumber(a.person, b.person))
    const split = sharesByUnit(base.amount, members)
    for (const [place, member] of members.entries()) {
      const share = split[place]
      if (share === undefined) continue
      const name = poolKey(scheme, member.person)
      const own = shares.get(name) ?? new Map<string, PoolShare>()
      shares.set(name, own.set(member.key, share))
    }
  }
  return shares
}

/**
 * The name by which a person's shares in pools are found.
 *
 * Rule    one for each scheme version and person.
 * Returns a name for the program, never shown.
 * Source  PAY.md, Periods (Pool).
 */
export function poolKey(
  { versionId }: Pick<SnapshotScheme, 'versionId'>,
  { id }: Pick<SnapshotPerson, 'id'>,
): string {
  return `${versionId} ${id}`
}

/**
 * Whether a person is paid out of a pool that he shares with others.
 *
 * Rule    by any of the schemes that pay him.
 * Returns false for who is paid by no scheme.
 * Source  PAY.md, Periods (Pool).
 */
export function sharesPool(
  { schemeVersionIds }: Pick<SnapshotPerson, 'schemeVersionIds'>,
  schemes: readonly SnapshotScheme[],
): boolean {
  return schemes.some(
    ({ versionId, document }) =>
      document.base.kind === 'pool' && schemeVersionIds.includes(versionId),
  )
}

type Context = PeriodContext & { readonly snapshot: PeriodSnapshot }

function membersOf(context: Context, person: SnapshotPerson): readonly Member[] {
  const { scheme, snapshot } = context
  if (!person.schemeVersionIds.includes(scheme.versionId)) return []
  const read = statementInput(context, person)
  if (!read.ok) return []
  const { input } = decidedPayout(read.value.input, decisionsUnder(person, scheme.versionId))
  const places = placesPaid(person, scheme, snapshot.month)
  return [...poolWeights(input)].map(([key, weight], at) => ({
    ...{ person, key, weight },
    unitId: places[at]?.unitId ?? person.unitId,
  }))
}
