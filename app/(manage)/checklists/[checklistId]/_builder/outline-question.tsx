'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { Question } from '@/lib/core/checklist'
import { isScored } from '@/lib/core/checklist-questions'
import { isDecimal } from '@/lib/core/decimal'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { RemarkMark } from './remark-mark'
import { useShownText } from './use-reading'
import { useQuestionShares } from './use-shares'

/** A question in the outline: its place, its words, and what makes it weigh more than others. */
export function QuestionFace({ question, number }: { question: Question; number: number }) {
  const t = useTranslations('checklists.outline')
  const text = useShownText()(question.text)
  return (
    <>
      <span className="num w-6 shrink-0 text-right text-13 text-ink-2">{number}</span>
      <span className="min-w-0 flex-1 text-13">
        <span className={classNames('line-clamp-2', text === '' && 'text-ink-3')}>
          {text || t('untitledQuestion')}
        </span>
        <Marks question={question} />
      </span>
      <RemarkMark nodeId={question.id} />
      <Weight question={question} />
    </>
  )
}

function Marks({ question }: { question: Question }) {
  const t = useTranslations('checklists.outline')
  const marks = [question.critical ? t('critical') : null, question.bonus ? t('bonus') : null]
  const shown = marks.filter((mark) => mark !== null)
  return shown.length > 0 ? <span className="block text-ink-3">{shown.join(', ')}</span> : null
}

/** What the question is of the score, and its weight; a weight of 1 goes without saying. */
function Weight({ question }: { question: Question }) {
  const t = useTranslations('shares.question')
  const format = useFormat()
  const share = useQuestionShares().get(question.id)?.percent
  const { weight } = question
  const isSaid = weight !== '1' && isScored(question) && isDecimal(weight)
  if (share === undefined && !isSaid) return null
  return (
    <span className="num shrink-0 text-right text-13 text-ink-2">
      {share === undefined ? null : (
        <span className="block" title={t('spoken', { share: format.percent(share) })}>
          {format.percent(share)}
        </span>
      )}
      {isSaid ? <span className="block text-ink-3">{`× ${format.decimal(weight)}`}</span> : null}
    </span>
  )
}
