import type { AppErrorCode } from '@/lib/core/app-error'
import type { Problem } from './i18n/problem'

/** What every form can meet besides the refusals of its own use case; safe to import in a browser. */
export type ActionRefusal =
  | {
      readonly ok: false
      readonly reason: 'invalid-input'
      /** By field path ("lines.2.amount"); the empty path is the form as a whole. */
      readonly fields: Readonly<Record<string, Problem>>
    }
  | { readonly ok: false; readonly reason: Exclude<AppErrorCode, 'invalid-input'> }
  /** Nobody foresaw it: the reason is the sentence with the id (`errors.reasons.unknown?id=...`). */
  | { readonly ok: false; readonly reason: Problem; readonly errorId: string }

/** The answer of a server action: what its use case returned, or a refusal on the way there. */
export type ActionResult<Answer> = Answer | ActionRefusal
