'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/ui/use-problem-text'
import { problem } from '@/lib/platform/i18n/problem'
import type { ImportAnswer } from './import-answer'

/** The sentence for a file that was refused as a whole. */
export function useRefusalText(): (answer: Extract<ImportAnswer, { ok: false }>) => string {
  const say = useProblemText('people.reasons')
  const t = useTranslations('people.reasons')
  return (answer) => {
    if (answer.reason === 'columns-missing')
      return t('columns-missing', { columns: (answer.missing ?? []).join(', ') })
    if (answer.reason === 'broken-quotes')
      return answer.line === undefined
        ? t('broken-quotes-somewhere')
        : t('broken-quotes', { line: answer.line })
    if (answer.errorId !== undefined)
      return say(problem('errors.reasons.unknown', { id: answer.errorId }))
    return say(answer.reason)
  }
}
