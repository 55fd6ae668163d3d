import { fingerprintOf } from './fingerprint'
import type { OpenItem } from './period-snapshot'

/**
 * The name under which an open item is settled.
 *
 * Rule    the fingerprint of month, person, amount and facts: who is asked once more because the amount
 *         is another is asked about another item. Names are left out, they may be corrected.
 * Returns 64 hexadecimal digits.
 * Source  PAY.md, Periods (a person decides).
 */
export function openItemKey({ month, person, reason, amount, changes, titles }: OpenItem): string {
  return fingerprintOf({
    month,
    personId: person.id,
    reason,
    amount,
    changes,
    titles: titles ?? [],
  })
}
