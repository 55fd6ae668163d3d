'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { Question } from '@/lib/core/checklist'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { RemarkMark } from './remark-mark'
import { useShownText } from './use-reading'

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
      <Weight weight={question.weight} />
    </>
  )
}

function Marks({ question }: { question: Question }) {
  const t = useTranslations('checklists.outline')
  const marks = [question.critical ? t('critical') : null, question.bonus ? t('bonus') : null]
  const shown = marks.filter((mark) => mark !== null)
  return shown.length > 0 ? <span className="block text-ink-3">{shown.join(', ')}</span> : null
}

/** A weight of 1 is the rule and goes without saying. */
function Weight({ weight }: { weight: string }) {
  const format = useFormat()
  if (weight === '1' || !/^-?\d+(\.\d+)?$/.test(weight)) return null
  return <span className="num shrink-0 text-13 text-ink-2">{`× ${format.decimal(weight)}`}</span>
}
