'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/plain-button'
import { PlainText } from '@/components/ui/plain-text'
import type { RecordingTerms } from '@/lib/briefings/schema'
import { sha256OfText } from '@/lib/core/fingerprint'
import { useFormFiles } from './form-device'

/** What records stands inside: it shows where recording is allowed and its terms were read. */
export function RecordingGate({ children }: { children: ReactNode }) {
  const recording = useFormFiles().recording
  if (recording.kind === 'off') return <RecordingOff />
  if (recording.kind === 'stated' && recording.confirmed === null) return <RecordingConsentAsk />
  return children
}

function RecordingOff() {
  const t = useTranslations('instructing.recording')
  return (
    <div className="rounded border border-line bg-raised px-4 py-3">
      <p className="font-medium">{t('off')}</p>
      <p className="mt-0.5 text-15 text-ink-2">{t('offText')}</p>
    </div>
  )
}

/** The campaign's terms, read once a visit, before the first recording. */
export function RecordingConsentAsk() {
  const t = useTranslations('instructing.recording')
  const locale = useLocale()
  const recording = useFormFiles().recording
  if (recording.kind !== 'stated' || recording.confirmed !== null) return null
  const { country, basis } = recording.terms
  const { language, text } = consentFor(recording.terms, locale)
  const confirm = () => {
    const at = new Date().toISOString()
    recording.confirm({ at, sha256: sha256OfText(text), language })
  }
  return (
    <section
      aria-label={t('title')}
      className="grid gap-3 rounded border border-line-strong bg-raised px-4 py-3.5"
    >
      <p className="font-semibold">{t('title')}</p>
      <div lang={language}>
        <PlainText text={text} />
      </div>
      <p className="text-13 text-ink-3">{t('terms', { country, basis })}</p>
      <Button look="primary" size="large" onClick={confirm}>
        {t('confirm')}
      </Button>
      <p className="text-13 text-ink-3">{t('once')}</p>
    </section>
  )
}

/** The consent in the reader's language, else in the one in which it was written. */
function consentFor({ consent }: RecordingTerms, locale: 'ru' | 'en') {
  const language = consent[locale] ? locale : consent.ru ? 'ru' : 'en'
  return { language, text: consent[language] ?? '' } as const
}
