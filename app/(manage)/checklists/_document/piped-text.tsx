import { useTranslations } from 'next-intl'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { pipedText } from '@/lib/core/piped-text'
import { questionOrder } from '@/lib/core/question-order'

/** A text whose places for answers are told in words: "How did [answer to question 3] ...". */
export function PipedText({ text, document }: { text: string; document: ChecklistDocument }) {
  const t = useTranslations('builder.words')
  if (!text.includes('$')) return text
  const { numberOf } = questionOrder(document)
  return pipedText(text, (id) => {
    const number = numberOf(id)
    return number === null ? t('pipeGone') : t('pipe', { number })
  })
}
