import { type MoneyText, subtractMoney, sumMoney } from './money'
import type { HeldLine, PeriodCorrection } from './month-difference'
import { openItemKey, type SettledItem, wasSettled } from './open-item'
import type {
  OpenItem,
  PeriodSnapshot,
  RunPart,
  SettledBefore,
  UnplacedPerson,
} from './period-snapshot'
import type { Component } from './scheme'
import type { Unsealed } from './standing-roster'
import type { AdjustmentChange } from './statement'
import { codeInScheme } from './stint-codes'

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
  part: RunPart | null = null,
): OpenItem {
  const about = { periodId, version, ...(part === null ? {} : { part }) }
  return { month, person: known, reason, amount: null, changes, about }
}

/**
 * Lines that a correction holds.
 *
 * Rule    one item for each part of a scheme, so that each is settled for itself. In the time before one
 *         item named all parts together that were held then: settled so, each of them is, whichever are
 *         held by now.
 * Units   no amount: nobody has decided it.
 * Source  PAY.md, Periods (a hold line).
 */
export function heldItems(
  { month, periodId, schemes }: PeriodSnapshot,
  { personId, schemeVersionId, changes, held = [] }: PeriodCorrection,
  known: ReadonlyMap<string, UnplacedPerson>,
  settled: readonly SettledItem[],
): readonly OpenItem[] {
  const person = known.get(personId)
  if (person === undefined || held.length === 0) return []
  const item = { month, person: named(person), reason: 'held-line', amount: null, changes } as const
  const before = settled.filter((one) => one.periodId === null && one.person.id === personId)
  const scheme = schemes.find(({ versionId }) => versionId === schemeVersionId)
  const lines = before.length === 0 ? [] : (scheme?.document.components ?? []).filter(mayBeHeld)
  const done = new Set(
    togetherHeld(lines, held)
      .filter((set) => wasSettled({ ...item, titles: set.map(({ title }) => title) }, before))
      .flatMap((set) => set.map(({ code }) => code)),
  )
  return held.flatMap(({ code, title }) => {
    if (done.has(code)) return []
    const about = { periodId, schemeVersionId, component: code }
    return [{ ...item, titles: [title], about }]
  })
}

/**
 * Lines that were settled by hand while they were held, and are measured by now.
 *
 * Rule    one item for each part of a scheme: nobody noted how much was paid by hand, so a person works
 *         out what is left of it. What was settled of the measured line since is told, and another amount
 *         is an item about the difference alone.
 * Units   money: what the line would pay, less what was settled of that.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function measuredItems(
  { month, periodId }: PeriodSnapshot,
  { personId, schemeVersionId, changes, settled = [] }: PeriodCorrection,
  known: ReadonlyMap<string, UnplacedPerson>,
  allSettled: readonly SettledItem[],
): readonly OpenItem[] {
  const person = known.get(personId)
  if (person === undefined) return []
  const item = { month, person: named(person), reason: 'settled-otherwise', changes } as const
  return [...Map.groupBy(settled, ({ code }) => code)].flatMap(([component, lines]) => {
    const about = { periodId, schemeVersionId, component }
    const titles = lines.slice(0, 1).map(({ title }) => title)
    const amount = sumMoney(lines.map((line) => line.amount))
    const line = { ...item, amount, titles, about }
    const before = settledOfLine(line, allSettled)
    if (before === undefined) return [line]
    const open = subtractMoney(amount, before.amount)
    return open === '0.00' ? [] : [{ ...line, amount: open, settled: before }]
  })
}

/**
 * What was settled of a measured line so far, one settlement after the other. A settlement does not name
 * its line: it is known by the item that it must have been then.
 */
function settledOfLine(
  line: OpenItem,
  allSettled: readonly SettledItem[],
): SettledBefore | undefined {
  const own = allSettled
    .filter(({ reason, person }) => reason === line.reason && person.id === line.person.id)
    .toSorted((a, b) => (a.settledAt < b.settledAt ? -1 : 1))
  return own.reduce<SettledBefore | undefined>((before, { item, amount }) => {
    if (amount === null) return before
    const times = (before?.times ?? 0) + 1
    if (item === openItemKey({ ...line, amount })) return { times, amount }
    if (before === undefined || item !== openItemKey({ ...line, amount, settled: before }))
      return before
    return { times, amount: sumMoney([before.amount, amount]) }
  }, undefined)
}

/**
 * Decisions whose line was gone when a run was locked.
 *
 * Rule    the run listed them, and so does every later month until somebody has settled them, or the line
 *         is there again: then the correction by the roster pays what was decided.
 * Returns the items as the run told them.
 * Source  PAY.md, Periods (a person decides; nothing is lost).
 */
export function leftDecisions(
  { periodId, openItems = [] }: PeriodSnapshot,
  isDecided: (personId: string, schemeVersionId: string, component: string) => boolean,
): readonly OpenItem[] {
  return openItems.filter(({ reason, person, about }) => {
    if (reason !== 'decision-without-line' || about?.periodId !== periodId) return false
    const { schemeVersionId = '', component = '' } = about
    return !isDecided(person.id, schemeVersionId, codeInScheme(component))
  })
}

function mayBeHeld({ missing }: Component): boolean {
  return missing === 'hold'
}

/** Of more parts the sets that can have been held are too many: they are asked about once more. */
const mostSets = 2 ** 12

/** Which parts may have been held together in the time before, in their order. */
function togetherHeld(
  lines: readonly HeldLine[],
  held: readonly HeldLine[],
): readonly (readonly HeldLine[])[] {
  if (2 ** lines.length > mostSets) return [held]
  return Array.from({ length: 2 ** lines.length }, (_, set) =>
    lines.filter((_, at) => Math.floor(set / 2 ** at) % 2 === 1),
  )
}

function named({ id, personnelNumber, fullName }: UnplacedPerson): UnplacedPerson {
  return { id, personnelNumber, fullName }
}
