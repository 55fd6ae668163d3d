import type { Month } from './calendar'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { payRulesVersion } from './payout-result'
import { type Seal, verifySeal } from './period-seal'
import type { PeriodSnapshot } from './period-snapshot'

/** A locked period as it is stored: canonical texts. */
export interface StoredPeriod {
  readonly snapshot: string
  readonly previousSeal: Seal | null
  readonly seal: Seal
  readonly statements: readonly StoredStatement[]
}

export interface StoredStatement {
  readonly personId: string
  readonly schemeVersionId: string
  readonly document: string
}

export type PeriodVerification =
  | { readonly ok: true; readonly month: Month; readonly statements: number }
  | { readonly ok: false; readonly reason: 'seal-broken' | 'other-rules' }
  | {
      readonly ok: false
      readonly reason: 'statement-differs'
      readonly personId: string
      readonly schemeVersionId: string
      /** The first place that differs: "result.components.1.amount". */
      readonly at: string
    }
  | {
      readonly ok: false
      readonly reason: 'statement-missing' | 'statement-unknown'
      readonly personId: string
      readonly schemeVersionId: string
    }

/**
 * Whether a stored period is what its snapshot gives.
 *
 * Rule    the seal holds the snapshot; the snapshot, computed again, gives every stored statement
 *         byte for byte, none more and none less. The first difference is named. A snapshot of
 *         another rules version is not this module's to judge.
 * Throws  SyntaxError when a snapshot whose seal holds is not JSON.
 * Source  PAY.md, Periods (`verify`).
 */
export function verifyPeriod(stored: StoredPeriod): PeriodVerification {
  const sealed = verifySeal(stored.snapshot, stored.previousSeal, stored.seal)
  if (!sealed.ok) return sealed
  const snapshot: PeriodSnapshot = JSON.parse(stored.snapshot)
  if (snapshot.rulesVersion !== payRulesVersion) return { ok: false, reason: 'other-rules' }
  const kept = new Map(stored.statements.map((one) => [keyOf(one), one]))
  const { statements } = computePeriod(snapshot)
  for (const statement of statements) {
    const id = { personId: statement.person.id, schemeVersionId: statement.scheme.versionId }
    const one = kept.get(keyOf(id))
    if (one === undefined) return { ok: false, reason: 'statement-missing', ...id }
    const computed = canonicalJson(statement)
    if (one.document !== computed) {
      return { ok: false, reason: 'statement-differs', ...id, at: placeOf(one.document, computed) }
    }
    kept.delete(keyOf(id))
  }
  for (const { personId, schemeVersionId } of kept.values()) {
    return { ok: false, reason: 'statement-unknown', personId, schemeVersionId }
  }
  return { ok: true, month: snapshot.month, statements: statements.length }
}

function keyOf(id: Pick<StoredStatement, 'personId' | 'schemeVersionId'>): string {
  return `${id.personId} ${id.schemeVersionId}`
}

/** Where two texts differ first: by name in the document, else by character. */
function placeOf(stored: string, computed: string): string {
  let at = 0
  while (at < stored.length && stored[at] === computed[at]) at += 1
  const character = `character ${at}`
  try {
    return differingPath(JSON.parse(stored), JSON.parse(computed)) ?? character
  } catch {
    return character
  }
}

/** The first path, in the order of canonical JSON, at which two values differ; null for none. */
function differingPath(a: unknown, b: unknown): string | null {
  if (!isNest(a) || !isNest(b)) return a === b ? null : ''
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  // Places of a list stand in the order of their numbers as they are.
  if (!Array.isArray(a)) names.sort()
  for (const name of names) {
    const rest = differingPath(a[name], b[name])
    if (rest !== null) return rest === '' ? name : `${name}.${rest}`
  }
  return null
}

function isNest(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
