'use client'

import { useTranslations } from 'next-intl'
import { FormMessage } from '@/components/ui/form-message'
import { useProblemText } from '@/components/ui/use-problem-text'
import { problem } from '@/lib/platform/i18n/problem'
import type { KeptAnswer, SentAnswer } from './send-import'

/** Why nothing was read, with the place of every fault. */
export function ImportRefusal({
  answer,
  sentences = 'checklist-import.failures',
}: {
  answer: Extract<SentAnswer | KeptAnswer, { ok: false }>
  /** Where the reasons of this request have their words. */
  sentences?: string | undefined
}) {
  const t = useTranslations('checklist-import')
  const say = useProblemText(sentences)
  if (!('problems' in answer)) {
    const isUnknown = 'errorId' in answer && answer.errorId !== undefined
    const words = isUnknown
      ? problem('errors.reasons.unknown', { id: answer.errorId ?? '' })
      : answer.reason
    return <FormMessage>{say(words)}</FormMessage>
  }
  return (
    <FormMessage title={t('notRead')}>
      <ul className="grid gap-1">
        {answer.problems.map(({ place, problem: words }) => (
          <li key={`${place} ${words}`} className="[overflow-wrap:anywhere]">
            {place === '' ? say(words, 'field') : t('at', { place, words: say(words, 'field') })}
          </li>
        ))}
      </ul>
    </FormMessage>
  )
}
