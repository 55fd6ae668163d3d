'use client'

import { useTranslations } from 'next-intl'
import { type Problem, readProblem } from '@/lib/platform/i18n/problem'

/**
 * Says a problem in the reader's language.
 *
 * Rule  a full message key is taken as it is; a bare code is looked up in the screen's own
 *       namespaces first and in the general ones then; what nobody knows is never shown raw.
 */
export function useProblemText(
  ...namespaces: readonly string[]
): (text: Problem, fallback?: 'field' | 'reason') => string {
  const t = useTranslations()
  return (text, fallback = 'reason') => {
    const { key, values } = readProblem(text)
    const general = fallback === 'field' ? 'errors.fields' : 'errors.reasons'
    const candidates = [key, ...[...namespaces, general].map((space) => `${space}.${key}`)]
    const known = candidates.find((candidate) => /[.]/.test(candidate) && t.has(candidate))
    if (known) return t(known, values)
    return t(fallback === 'field' ? 'errors.fields.invalid' : 'errors.reasons.unknown-without-id')
  }
}
