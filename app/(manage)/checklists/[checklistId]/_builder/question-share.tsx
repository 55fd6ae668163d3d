'use client'

import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/core/checklist'
import { isScored } from '@/lib/core/checklist-questions'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useQuestionShares } from './use-shares'

/** What the weight comes to: the question's part of the score, with the figures that make it. */
export function QuestionShare({ question }: { question: Question }) {
  const t = useTranslations('shares.question')
  const format = useFormat()
  const shares = useQuestionShares()
  if (!isScored(question)) return null
  if (question.bonus) return t('bonus')
  const own = shares.get(question.id)
  if (own === undefined) return t('unknown')
  const { weight, points, product, sum } = own
  return (
    <span className="num font-medium text-ink-2">
      {t('share', {
        share: format.percent(own.percent),
        weight: format.decimal(weight),
        points: format.decimal(points),
        product: format.decimal(product),
        sum: format.decimal(sum),
      })}
    </span>
  )
}
