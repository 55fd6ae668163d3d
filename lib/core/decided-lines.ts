import { type MoneyText, subtractMoney, sumMoney } from './money'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import type { PayoutResult } from './payout-result'
import { ok, type Result, refuse } from './result'
import type { Named } from './statement'

/**
 * What somebody decided about a line: a held one is paid in full (`pay`) or not at all (`zero`), any
 * one is set to an `amount`.
 */
export interface LineDecision {
  readonly schemeVersionId: string
  /** The component's code. */
  readonly component: string
  readonly kind: 'pay' | 'zero' | 'amount'
  /** Only for `amount`; null elsewhere. */
  readonly amount: MoneyText | null
  readonly reason: string
  readonly by: Named
  /** ISO instant. */
  readonly at: string
}

/** A decided line as the statement shows it: the computed amount stays visible. */
export interface DecidedLine {
  readonly code: string
  readonly kind: LineDecision['kind']
  /** What the line pays without the decision. */
  readonly computed: MoneyText
  /** What it pays with it. */
  readonly amount: MoneyText
  readonly reason: string
  readonly by: Named
  readonly at: string
}

export interface DecidedPayout {
  /** The input as the decisions leave it, for what would have changed it. */
  readonly input: PayoutInput
  readonly result: PayoutResult
  readonly decided: readonly DecidedLine[]
  /** What the decided amounts add to the payout, or take from it. */
  readonly difference: MoneyText
}

/**
 * What was decided about the lines of one statement.
 *
 * Rule    decisions name the scheme version whose line they are about.
 * Returns an empty list where nothing was decided.
 * Source  PAY.md, Periods (a person decides).
 */
export function decisionsUnder(
  { decisions = [] }: { readonly decisions?: readonly LineDecision[] },
  versionId: string,
): readonly LineDecision[] {
  return decisions.filter(({ schemeVersionId }) => schemeVersionId === versionId)
}

/**
 * A payout with the lines that a person decided.
 *
 * Rule    a held line that is paid goes through the same engine as one that is paid in full, so gates
 *         and bounds hold it; one that is not paid stays 0. An amount stands in place of the computed
 *         line and passes no gate and no bound: a person answers for it. A decision about a line that
 *         the scheme does not have, or that is not held any more, changes nothing.
 * Units   money in the scheme's currency, gross.
 * Throws  RangeError as `computePayout`.
 * Source  PAY.md, Periods (a person decides; a hold line).
 */
export function decidedPayout(
  input: PayoutInput,
  decisions: readonly LineDecision[],
): DecidedPayout {
  const plain = computePayout(input)
  if (decisions.length === 0) return { input, result: plain, decided: [], difference: '0.00' }
  const isHeld = ({ component }: LineDecision) => plain.held.includes(component)
  const paid = decisions.filter((decision) => decision.kind === 'pay' && isHeld(decision))
  const decidedInput = paid.length === 0 ? input : paidInFull(input, plain, paid)
  const result = paid.length === 0 ? plain : asHeld(computePayout(decidedInput), plain, paid)
  const decided = decisions.flatMap((decision) => {
    const line = lineOf(result, decision.component)
    if (line === null || !(decision.kind === 'amount' || isHeld(decision))) return []
    return [decidedLine(decision, line)]
  })
  const differences = decided
    .filter(({ kind }) => kind === 'amount')
    .map(({ computed, amount }) => subtractMoney(amount, computed))
  return { input: decidedInput, result, decided, difference: sumMoney(differences) }
}

function paidInFull(
  input: PayoutInput,
  plain: PayoutResult,
  paid: readonly LineDecision[],
): PayoutInput {
  const codes = new Set(paid.map(({ component }) => component))
  // A formula that names no rate for what was measured is held whatever the rule says: what is paid
  // in full then is the part, not the value.
  const unrated = plain.components
    .filter(({ code, missing }) => codes.has(code) && missing?.reason === 'not-computable')
    .map(({ code }) => code)
  return {
    ...input,
    rules: {
      ...input.rules,
      components: input.rules.components.map((component) =>
        codes.has(component.code) ? { ...component, missing: 'pay-full' as const } : component,
      ),
    },
    measures: new Map([...input.measures].filter(([code]) => !unrated.includes(code))),
  }
}

/** The result still says that the scheme holds the line, and why: it was paid by a decision. */
function asHeld(
  result: PayoutResult,
  plain: PayoutResult,
  paid: readonly LineDecision[],
): PayoutResult {
  return {
    ...result,
    components: result.components.map((component) => {
      const missing = plain.components.find(({ code }) => code === component.code)?.missing ?? null
      const isPaid = paid.some((decision) => decision.component === component.code)
      return isPaid && missing !== null
        ? { ...component, missing: { ...missing, applied: 'pay-full' } }
        : component
    }),
  }
}

function decidedLine(decision: LineDecision, line: MoneyText): DecidedLine {
  const { component, kind, reason, by, at } = decision
  const amount = kind === 'amount' ? (decision.amount ?? line) : line
  return {
    code: component,
    kind,
    // A held line pays nothing of itself.
    computed: kind === 'amount' ? line : '0.00',
    amount,
    reason,
    by,
    at,
  }
}

function lineOf(result: PayoutResult, code: string): MoneyText | null {
  return (
    result.lines.find((line) => line.kind === 'component' && line.code === code)?.amount ?? null
  )
}

/**
 * The lines of a payout that still wait for a person.
 *
 * Rule    held by the scheme and not decided.
 * Returns codes of components.
 * Source  PAY.md, Periods (a hold line).
 */
export function undecidedLines(
  held: readonly string[],
  decided: readonly Pick<DecidedLine, 'code'>[],
): readonly string[] {
  return held.filter((code) => !decided.some((line) => line.code === code))
}

/** The newest word about a line; `computed` has taken an earlier decision back. */
export interface LineWord {
  readonly component: string
  readonly kind: LineDecision['kind'] | 'computed'
  readonly decidedAt: Date
}

/**
 * What stands decided about a line.
 *
 * Rule    the last word of its own, or what a run carried over to it from the whole line or from its
 *         parts, whichever was said later.
 * Returns `computed` where nothing was decided, or nothing is any more.
 * Source  PAY.md, Periods (a person decides).
 */
export function decidedKind(
  own: Omit<LineWord, 'component'> | undefined,
  read: Pick<DecidedLine, 'kind' | 'at'> | undefined,
): LineWord['kind'] {
  if (own === undefined) return read?.kind ?? 'computed'
  if (read === undefined) return own.kind
  return read.at > own.decidedAt.toISOString() ? read.kind : own.kind
}

/**
 * The lines of a payout that wait for a person now, also by what was said since its run.
 *
 * Rule    held by the scheme, and nothing stands decided about them.
 * Returns codes of components.
 * Source  PAY.md, Periods (a hold line).
 */
export function waitingLines(
  held: readonly string[],
  read: readonly Pick<DecidedLine, 'code' | 'kind' | 'at'>[],
  newest: readonly LineWord[],
): readonly string[] {
  return held.filter((code) => {
    const own = newest.find(({ component }) => component === code)
    const line = read.find((one) => one.code === code)
    return decidedKind(own, line) === 'computed'
  })
}

export type LineRefusal = 'not-held' | 'locked-line' | 'nothing-decided'

/**
 * Whether a line may be decided so.
 *
 * Rule    paid or not paid is said of a held line; an amount of any line; taken back is what was
 *         decided. After the lock the amounts stand: only a held line is still paid or not.
 * Returns ok, or the first reason that speaks against it.
 * Source  PAY.md, Periods.
 */
export function mayDecideLine(
  kind: LineDecision['kind'] | 'computed',
  line: {
    readonly isHeld: boolean
    readonly isLocked: boolean
    readonly decided: LineDecision['kind'] | 'computed'
  },
): Result<true, LineRefusal> {
  const isAboutHeld = kind === 'pay' || kind === 'zero'
  if (line.isLocked && !isAboutHeld) return refuse('locked-line')
  if (isAboutHeld && !line.isHeld) return refuse('not-held')
  if (kind === 'computed' && line.decided === 'computed') return refuse('nothing-decided')
  return ok(true)
}
