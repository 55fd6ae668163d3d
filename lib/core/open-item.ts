import type { Localized } from './checklist'
import type { LineDecision } from './decided-lines'
import { fingerprintOf } from './fingerprint'
import { type MoneyText, sumMoney } from './money'
import type {
  OpenItem,
  PeriodFacts,
  RunPart,
  SettledBefore,
  UnplacedPerson,
} from './period-snapshot'
import { codeInScheme } from './stint-codes'

/** An open item that somebody has settled, as it was when he did. */
export interface SettledItem {
  /** As `openItemKey`. */
  readonly item: string
  readonly month: string
  readonly person: UnplacedPerson
  readonly reason: string
  readonly amount: MoneyText | null
  /** The period that it was about; null in settlements of the time before. */
  readonly periodId: string | null
  /** Of a run that is corrected in two parts; null elsewhere, and in settlements of the time before. */
  readonly part: RunPart | null
  /** ISO instant. */
  readonly settledAt: string
}

/**
 * Whether somebody who settles an item decides what is paid: then he does not approve the period in which
 * he does. What waits without an amount is no money of the run. The database holds the same rule.
 * Source: PAY.md, Periods (four eyes).
 */
export const settlesMoney: Readonly<Record<OpenItem['reason'], boolean>> = {
  'decision-without-line': true,
  'facts-not-sealed': false,
  'has-left': true,
  'held-line': false,
  'paid-apart': false,
  'roster-not-sealed': false,
  'settled-otherwise': false,
}

/**
 * The name under which an open item is settled.
 *
 * Rule    the fingerprint of what the item is about: month, period, person, reason, scheme, line and the
 *         version of the facts, with the amount and what was settled of it before. Names, and whatever
 *         else is told beside, are left out: they may be corrected. An item of the time before does not
 *         say what it is about: there it is the fingerprint of all that it tells.
 * Returns 64 hexadecimal digits.
 * Source  PAY.md, Periods (a person decides).
 */
export function openItemKey(item: OpenItem): string {
  const { month, person, reason, amount, about, settled } = item
  if (about === undefined) return keyOfBefore(item)
  // The version of the facts is that of a part already.
  const { part: _, ...subject } = about
  return fingerprintOf({
    ...{ month, personId: person.id, reason, amount },
    about: subject,
    ...(settled === undefined ? {} : { settled }),
  })
}

function keyOfBefore({ month, person, reason, amount, changes, titles }: OpenItem): string {
  const told = { reason, amount, changes, titles: titles ?? [] }
  return fingerprintOf({ month, personId: person.id, ...told })
}

/**
 * Whether somebody has settled an open item.
 *
 * Rule    this very item, or the same one as it was told in the time before.
 * Returns false once the money, or the facts, that it is about are others.
 * Source  PAY.md, Periods (a person decides).
 */
export function isSettled(item: OpenItem, settled: readonly SettledItem[]): boolean {
  if (settled.length === 0) return false
  const key = openItemKey(item)
  return settled.some((one) => one.item === key) || wasSettled(item, settled)
}

/**
 * Whether somebody has settled an item as it was told in the time before.
 *
 * Rule    settlements of the time before name no period; the item is known by all that it told. That did
 *         not say when a line was decided: what was decided after the settlement is another item.
 * Returns false for what was settled since then.
 * Source  PAY.md, Periods (a person decides).
 */
export function wasSettled(item: OpenItem, settled: readonly SettledItem[]): boolean {
  const before = settled.filter(({ periodId }) => periodId === null)
  if (before.length === 0) return false
  const key = keyOfBefore(item)
  return before.some((one) => one.item === key && !isDecidedAfter(item, one))
}

function isDecidedAfter({ reason, about }: OpenItem, { settledAt }: SettledItem): boolean {
  return reason === 'decision-without-line' && (about?.version ?? '') > settledAt
}

/**
 * What was settled of money that a month is to take back from somebody.
 *
 * Rule    all that was settled of it so far, by the settlements of one run, added up: what is open is
 *         the amount less this.
 * Units   money; negative for what was to be taken back.
 * Returns undefined where nothing was.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function settledBefore(
  { month }: Pick<PeriodFacts, 'month'>,
  personId: string,
  settled: readonly SettledItem[],
): SettledBefore | undefined {
  const own = settled.filter(
    (one) => one.reason === 'has-left' && one.month === month && one.person.id === personId,
  )
  if (own.length === 0) return undefined
  return { times: own.length, amount: sumMoney(own.flatMap(({ amount }) => amount ?? [])) }
}

/**
 * A decision about a line that is not there, as an open item.
 *
 * Rule    it is about the line and the moment of the decision: decided anew it is another item.
 * Units   the amount that was decided; null where the line was to be paid, or not.
 * Source  PAY.md, Periods (a person decides; nothing is lost).
 */
export function decisionItem(
  { month, periodId, schemes }: Pick<PeriodFacts, 'month' | 'periodId' | 'schemes'>,
  { id, personnelNumber, fullName }: UnplacedPerson,
  { schemeVersionId, component, kind, reason, by, amount, at }: LineDecision,
): OpenItem {
  const scheme = schemes.find(({ versionId }) => versionId === schemeVersionId)
  const part = scheme?.document.components.find(({ code }) => code === codeInScheme(component))
  const title: Localized = part?.title ?? { en: component }
  return {
    ...{
      month,
      person: { id, personnelNumber, fullName },
      reason: 'decision-without-line',
      amount,
    },
    changes: [{ kind: 'decision', title, decision: kind, reason, by }],
    about: { periodId, schemeVersionId, component, version: at },
  }
}
