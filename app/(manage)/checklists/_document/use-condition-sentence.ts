import { useTranslations } from 'next-intl'
import { conditionSentence } from '@/lib/conditions/report'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import type { QuestionOrder } from '@/lib/core/question-order'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Tells conditions in the reader's words, in the builder and where one only reads. */
export function useConditionSentence(): (
  document: ChecklistDocument,
  condition: Condition,
  order?: QuestionOrder,
) => string {
  const say = useTranslations('conditions.words')
  const { locale, decimal } = useFormat()
  return (document, condition, order) =>
    conditionSentence(document, condition, { say, locale, number: (text) => decimal(text) }, order)
}
