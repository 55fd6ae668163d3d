import { useLocale, useTranslations } from 'next-intl'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useConditionSentence } from './use-condition-sentence'

/** When a question is asked, when it is required, what its answer must fulfil: in words. */
export function LogicView({
  question,
  document,
}: {
  question: Question
  document: ChecklistDocument
}) {
  const t = useTranslations('builder.words')
  const locale = useLocale()
  const sentenceOf = useConditionSentence()
  const { showWhen, requiredWhen, constraint } = question
  const message = textFor(constraint?.message ?? null, locale)
  const lines = [
    showWhen ? t('showWhen', { condition: sentenceOf(document, showWhen) }) : null,
    requiredWhen ? t('requiredWhen', { condition: sentenceOf(document, requiredWhen) }) : null,
    constraint ? t('constraint', { condition: sentenceOf(document, constraint.when) }) : null,
    message ? t('message', { message }) : null,
  ].filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <ul className="mt-1 grid gap-0.5 text-13 text-ink-2 [overflow-wrap:anywhere]">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
