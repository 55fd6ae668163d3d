import { type MoneyText, subtractMoney, sumMoney } from './money'
import type { PayoutLine, PayoutResult } from './payout-result'
import type { StatementDocument } from './statement'

/** What a later period pays, or takes back, for a locked one. */
export interface PayDifference {
  readonly amount: MoneyText
  /** Only the lines that changed; they add up to the amount. */
  readonly lines: readonly { readonly code: string; readonly amount: MoneyText }[]
}

/**
 * The difference between a locked payout and the same payout computed on corrected facts.
 *
 * Rule    a locked statement is never edited: the difference becomes an adjustment of the next open
 *         period, linked to its cause. Negative where the correction pays less.
 * Units   money, two places; the lines add up to the amount.
 * Source  PAY.md, Periods; golden pay B11.
 */
export function adjustmentBetween(
  locked: Pick<PayoutResult, 'payout' | 'lines'>,
  corrected: Pick<PayoutResult, 'payout' | 'lines'>,
): PayDifference {
  const before = amountsOf(locked.lines)
  const after = amountsOf(corrected.lines)
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const lines = keys.map((key) => ({
    code: key.slice(key.indexOf(':') + 1),
    amount: subtractMoney(after.get(key) ?? '0.00', before.get(key) ?? '0.00'),
  }))
  return {
    amount: subtractMoney(corrected.payout, locked.payout),
    lines: lines.filter((line) => line.amount !== '0.00'),
  }
}

// A component may be called "floor" like the floor's own line, so the kind belongs to the key.
function amountsOf(lines: readonly PayoutLine[]): ReadonlyMap<string, MoneyText> {
  return new Map(lines.map((line) => [`${line.kind}:${line.code}`, line.amount]))
}

/** The line of corrections between two runs: no code of a scheme begins so. */
export const adjustmentsCode = '@adjustments'

/** What a new run of a period changes for one person and scheme. */
export interface RunChange extends PayDifference {
  readonly personId: string
  readonly schemeVersionId: string
  readonly kind: 'added' | 'removed' | 'changed'
}

/**
 * What a new run pays differently from the one before, line by line.
 *
 * Rule    statements are matched by person and scheme version; unchanged ones are left out. A line
 *         that a person decided is taken as decided; corrections of earlier months are one line under
 *         a code of its own.
 * Units   money, two places; what the new run pays more, negative where it pays less.
 * Source  PAY.md, Periods (a new run shows the difference).
 */
export function differenceBetweenRuns(
  before: readonly StatementDocument[],
  after: readonly StatementDocument[],
): readonly RunChange[] {
  const earlier = new Map(before.map((statement) => [keyOf(statement), statement]))
  const later = new Map(after.map((statement) => [keyOf(statement), statement]))
  const kept = after.flatMap((statement) => {
    const previous = earlier.get(keyOf(statement))
    if (!previous) return [change(statement, 'added', wholeOf(statement, 1))]
    const difference = adjustmentBetween(asPaid(previous), asPaid(statement))
    return difference.lines.length > 0 ? [change(statement, 'changed', difference)] : []
  })
  const removed = before
    .filter((statement) => !later.has(keyOf(statement)))
    .map((statement) => change(statement, 'removed', wholeOf(statement, -1)))
  return [...kept, ...removed]
}

function change(
  { person, scheme }: StatementDocument,
  kind: RunChange['kind'],
  difference: PayDifference,
): RunChange {
  return { personId: person.id, schemeVersionId: scheme.versionId, kind, ...difference }
}

/** A whole statement as a difference to nothing, or of nothing to it. */
function wholeOf(statement: StatementDocument, sign: 1 | -1): PayDifference {
  const { payout, lines } = asPaid(statement)
  const signed = (amount: MoneyText) => (sign === 1 ? amount : subtractMoney('0.00', amount))
  return {
    amount: signed(payout),
    lines: lines.map(({ code, amount }) => ({ code, amount: signed(amount) })),
  }
}

/** The payout with its lines as they are paid: decided ones as decided, corrections as one more. */
function asPaid({ result, decided = [], adjustments, amount }: StatementDocument) {
  const set = new Map(
    decided.filter(({ kind }) => kind === 'amount').map((line) => [line.code, line.amount]),
  )
  const lines = result.lines.map((line) =>
    line.kind === 'component' ? { ...line, amount: set.get(line.code) ?? line.amount } : line,
  )
  const adjusted = sumMoney(adjustments.map((adjustment) => adjustment.amount))
  const more: PayoutLine = { kind: 'component', code: adjustmentsCode, amount: adjusted }
  return { payout: amount, lines: adjusted === '0.00' ? lines : [...lines, more] }
}

function keyOf({ person, scheme }: StatementDocument): string {
  return `${person.id} ${scheme.versionId}`
}
