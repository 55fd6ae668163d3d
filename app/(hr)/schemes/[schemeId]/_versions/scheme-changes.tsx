'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { SchemeDocument } from '@/lib/core/scheme'
import { schemeDifference } from '@/lib/core/scheme-difference'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { changeText, type SayScheme, type SchemeWords } from '@/lib/schemes/formats/scheme-words'

/** How this reader is told the parts of a scheme. */
export function useSchemeWords(choices: SchemeWords['choices']): SchemeWords {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  return { say: t as unknown as SayScheme, format, choices }
}

/** What a version changes against another, sentence by sentence. */
export function SchemeChanges({
  before,
  after,
  choices,
}: {
  before: SchemeDocument
  after: SchemeDocument
  choices: SchemeWords['choices']
}) {
  const words = useSchemeWords(choices)
  const changes = useMemo(() => schemeDifference(before, after), [before, after])
  if (changes.length === 0) return <p className="text-ink-2">{words.say('changes.none')}</p>
  return (
    <ul className="grid gap-1.5">
      {changes.map((change) => {
        const text = changeText(change, [before, after], words)
        return <li key={text}>{text}</li>
      })}
    </ul>
  )
}
