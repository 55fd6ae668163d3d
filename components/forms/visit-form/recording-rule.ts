'use client'

import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import type { RecordingTerms } from '@/lib/briefings/schema'
import { sha256OfText } from '@/lib/core/fingerprint'
import { mediaFamily, mediaHeadBytes, mediaTypeOf } from '@/lib/core/media-kind'
import type { RecordingConsent } from '@/lib/core/visit-facts'
import type { KeepAs, KeepRefusal } from './form-device'
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
      confirm(): void
    }

/** The consent in the reader's language, else in the one in which it was written. */
export function consentFor({ consent }: RecordingTerms, locale: 'ru' | 'en') {
  const language = consent[locale] ? locale : consent.ru ? 'ru' : 'en'
  return { language, text: consent[language] ?? '' } as const
}

/** The rule of a visit's form; the confirmation is kept with its draft. */
export function useRecordingRule(
  terms: RecordingTerms | null,
  { latest: { recordingConsent }, change }: DraftFlow,
): RecordingRule {
  const locale = useLocale()
  return useMemo(() => {
    if (terms === null) return { kind: 'off' }
    const confirm = () => {
      const { language, text } = consentFor(terms, locale)
      const at = new Date().toISOString()
      change({ recordingConsent: { at, sha256: sha256OfText(text), language } })
    }
    return { kind: 'stated', terms, confirmed: recordingConsent ?? null, confirm }
  }, [terms, locale, recordingConsent, change])
}

/** Why a file may not be added under this rule; null where it may. */
export async function soundRefusal(
  file: Blob,
  as: KeepAs,
  rule: RecordingRule,
): Promise<KeepRefusal | null> {
  if (rule.kind === 'free' || as === 'photo' || as === 'signature') return null
  if (rule.kind === 'stated' && rule.confirmed !== null) return null
  const head = new Uint8Array(await file.slice(0, mediaHeadBytes).arrayBuffer())
  if (mediaFamily(mediaTypeOf(head) ?? '') !== 'audio') return null
  return rule.kind === 'off' ? 'recording-off' : 'consent-needed'
}
