'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useBuilder } from './builder-context'
import { RemarkMark } from './remark-mark'
import { draggedQuestion, useDrop } from './use-drop'

/** One question in the outline: its place, its words, and what makes it weigh more than others. */
export function OutlineQuestion({
  question,
  sectionId,
  index,
}: {
  question: Question
  sectionId: string
  index: number
}) {
  const t = useTranslations('checklists.outline')
  const { selected, select, language, numberOf } = useBuilder()
  const drop = useDrop(sectionId, index)
  const [isOver, setIsOver] = useState(false)
  const text = textFor(question.text, language)
  return (
    <li
      {...drop}
      onDragEnter={() => setIsOver(true)}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
      }}
      onDropCapture={() => setIsOver(false)}
      className={classNames('border-t-2', isOver ? 'border-accent' : 'border-transparent')}
    >
      <button
        type="button"
        draggable
        title={t('dragHint')}
        className="group flex w-full items-baseline gap-2 rounded-sm px-2 py-1 text-left text-13 transition-colors hover:bg-hover aria-[current]:bg-accent-soft focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:items-center"
        aria-current={selected === question.id ? 'true' : undefined}
        onClick={() => select(question.id)}
        onDragStart={(event) => {
          event.dataTransfer.setData(draggedQuestion, question.id)
          event.dataTransfer.effectAllowed = 'move'
        }}
      >
        <span className="num w-5 shrink-0 text-right text-ink-2">{numberOf.get(question.id)}</span>
        <span className="min-w-0 flex-1">
          <span className={classNames('line-clamp-2', text === '' && 'text-ink-3')}>
            {text || t('untitledQuestion')}
          </span>
          <Marks question={question} />
        </span>
        <RemarkMark nodeId={question.id} />
        <Weight weight={question.weight} />
      </button>
    </li>
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
  return <span className="num shrink-0 text-ink-2">{`× ${format.decimal(weight)}`}</span>
}
