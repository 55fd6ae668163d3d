import { type MoneyText, subtractMoney } from './money'
import type { PayoutLine, PayoutResult } from './payout-result'

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
 * Source  PAY.md, Periods; golden pay B11.
 */
export function adjustmentBetween(locked: PayoutResult, corrected: PayoutResult): PayDifference {
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
