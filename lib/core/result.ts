/**
 * What a rule answers when a person can mend a refusal: the value, or a reason that a screen
 * translates. What nobody can mend is thrown instead.
 * Source: ARCHITECTURE.md, Decision 6.
 */
export type Result<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason }

/**
 * A result that succeeded.
 *
 * Rule    the value is handed over as it is.
 * Returns what a caller tells from a refusal by `ok`.
 * Source  ARCHITECTURE.md, decision 6.
 */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/**
 * A result that says why not.
 *
 * Rule    a reason is a code for a screen to translate, never a sentence.
 * Returns what a caller tells from a success by `ok`.
 * Source  ARCHITECTURE.md, decision 6.
 */
export function refuse<Reason extends string>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason }
}
