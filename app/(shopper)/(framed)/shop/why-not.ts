import { type Refusal, reasonOf } from '@/components/ui/run-action'
import type { Problem } from '@/lib/platform/i18n/problem'

/** Why a visit was not taken or given back: with a button nothing was entered that could stay on the page. */
export function whyNot(refusal: Refusal): Problem {
  const reason = reasonOf(refusal)
  return reason === 'errors.reasons.offline' ? 'offline' : reason
}
