import { type MoneyText, subtractMoney } from './money'
import type { PeriodCorrection } from './month-difference'
import { type SettledItem, wasSettled } from './open-item'
import type { OpenItem, PeriodSnapshot, SettledBefore, UnplacedPerson } from './period-snapshot'
import type { Unsealed } from './standing-roster'
import type { AdjustmentChange } from './statement'

/** Money that is to be taken back from somebody who has nothing to give it from. */
export interface LeftWith {
  readonly person: UnplacedPerson
  readonly parts: readonly {
    readonly adjustment: { readonly changes?: readonly AdjustmentChange[] }
  }[]
  readonly amount: MoneyText
  /** What somebody has settled of it. */
  readonly before: SettledBefore | undefined
}

/**
 * What is open of money that somebody was paid too much.
 *
 * Rule    the amount less what was settled of it; nothing where that is all.
 * Units   money; positive where more was settled than is to be taken back by now.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function leftItem(
  { month, periodId }: PeriodSnapshot,
  { person, parts, amount, before }: LeftWith,
): readonly OpenItem[] {
  const open = subtractMoney(amount, before?.amount ?? '0.00')
  if (open === '0.00') return []
  const changes = parts[0]?.adjustment.changes ?? []
  const item = { month, person: named(person), reason: 'has-left', amount: open } as const
  const settled = before === undefined ? {} : { settled: before }
  return [{ ...item, changes, about: { periodId }, ...settled }]
}

/**
 * Somebody of whom a month, or pay on leaving, does not say enough to be corrected.
 *
 * Rule    the item is about what the roster says of him now: it is another once that is another.
 * Units   no amount: nothing can be computed.
 * Source  PAY.md, Periods (a person decides).
 */
export function unsealedItem(
  { month, periodId }: PeriodSnapshot,
  { known, changes, reason, version }: Unsealed,
): OpenItem {
  return { month, person: known, reason, amount: null, changes, about: { periodId, version } }
}

/**
 * Lines that a correction holds.
 *
 * Rule    one item for each part of a scheme, so that each is settled for itself. In the time before one
 *         item named all parts together: settled so, all of them are.
 * Units   no amount: nobody has decided it.
 * Source  PAY.md, Periods (a hold line).
 */
export function heldItems(
  { month, periodId }: PeriodSnapshot,
  { personId, schemeVersionId, changes, held = [] }: PeriodCorrection,
  known: ReadonlyMap<string, UnplacedPerson>,
  settled: readonly SettledItem[],
): readonly OpenItem[] {
  const person = known.get(personId)
  if (person === undefined) return []
  const item = { month, person: named(person), reason: 'held-line', amount: null } as const
  const together = { ...item, changes, titles: held.map(({ title }) => title) }
  if (wasSettled(together, settled)) return []
  return held.map(({ code, title }) => {
    const about = { periodId, schemeVersionId, component: code }
    return { ...item, changes, titles: [title], about }
  })
}

function named({ id, personnelNumber, fullName }: UnplacedPerson): UnplacedPerson {
  return { id, personnelNumber, fullName }
}
