'use client'

import { unstable_rethrow } from 'next/navigation'
import { type Problem, problem } from '@/lib/platform/i18n/problem'

/** What a server action refuses so that a person can mend it. */
export interface Refusal {
  readonly ok: false
  /** A message key or a code; see `useProblemText`. */
  readonly reason: Problem
  /** By field path: `name`, `lines.0.amount`; the empty path is the form as a whole. */
  readonly fields?: Readonly<Record<string, Problem>> | undefined
  /** The number under which the server has logged what nobody foresaw. */
  readonly errorId?: string | undefined
}

export type Answered = { readonly ok: true } | Refusal

/** Runs a server action; a server that cannot be reached becomes a refusal with its own sentence. */
export async function runAction<Answer extends { readonly ok: boolean }>(
  action: () => Promise<Answer>,
): Promise<Answer | Refusal> {
  try {
    return await action()
  } catch (error) {
    unstable_rethrow(error)
    return { ok: false, reason: 'errors.reasons.offline' }
  }
}

/** The reason of a refusal, with the number of the error where there is one. */
export function reasonOf(refusal: Refusal): Problem {
  if (refusal.errorId === undefined) return refusal.reason
  return problem('errors.reasons.unknown', { id: refusal.errorId })
}
