'use client'

import { useMemo } from 'react'
import type { RecordingTerms } from '@/lib/briefings/schema'
import type { RecordingConsent } from '@/lib/core/visit-facts'
import type { DraftFlow } from './use-draft-flow'

/** Whether sound may be recorded in this form. */
export type RecordingRule =
  /** A trial: nothing of it is kept. */
  | { readonly kind: 'free' }
  /** The campaign has not stated its terms. */
  | { readonly kind: 'off' }
  | {
      readonly kind: 'stated'
      readonly terms: RecordingTerms
      /** Null until the shopper has read them in this visit. */
      readonly confirmed: RecordingConsent | null
      confirm(consent: RecordingConsent): void
    }

/** The rule of a visit's form; the confirmation is kept with its draft. */
export function useRecordingRule(
  terms: RecordingTerms | null,
  { latest: { recordingConsent }, change }: DraftFlow,
): RecordingRule {
  return useMemo(() => {
    if (terms === null) return { kind: 'off' }
    const confirm = (consent: RecordingConsent) => change({ recordingConsent: consent })
    return { kind: 'stated', terms, confirmed: recordingConsent ?? null, confirm }
  }, [terms, recordingConsent, change])
}
