import type { Problem } from '@/lib/platform/i18n/problem'

/** What a server action refuses so that a person can mend it. */
export interface ActionRefusal {
  readonly ok: false
  /** A message key or a code: `conflict`, `periods.reasons.locked`, `errors.reasons.unknown?id=…`. */
  readonly reason: Problem
  /** By the name of the field, nested ones with points: `lines.0.amount`. */
  readonly fields?: Readonly<Record<string, Problem>> | undefined
}

export type ActionResult<Done extends object = object> =
  | ({ readonly ok: true } & Done)
  | ActionRefusal
