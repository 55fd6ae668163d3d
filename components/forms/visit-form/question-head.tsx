'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Question } from '@/lib/core/checklist'
import { isUnasked } from '@/lib/core/checklist-questions'
import { formParts } from './form-parts'
import { LookAt } from './look-at'
import type { QuestionFacts } from './question-facts'
import { rare } from './rare-control'

/** A standard as the shopper may read it. */
export interface FormStandard {
  readonly id: string
  readonly number: string
  readonly text: string
  /** Ids of pictures of the library: when it is kept, and when not. */
  readonly goodPictureId: string | null
  readonly badPictureId: string | null
}

/** What is asked and where it is written; an answer changes nothing of it. */
export const QuestionHead = memo(function QuestionHead({
  question,
  facts,
  standard,
  remark,
  isRow,
  textId,
  remarksId,
}: {
  question: Question
  facts: QuestionFacts
  standard: FormStandard | null
  /** What the reviewer said about this answer. */
  remark: string | null
  isRow: boolean
  textId: string
  remarksId: string
}) {
  const t = useTranslations('form')
  const isNote = question.type === 'note'
  return (
    <div>
      <h2
        id={textId}
        className={classNames(
          '[overflow-wrap:anywhere]',
          isNote ? 'text-17 whitespace-pre-line' : 'font-medium',
          !isNote && (isRow ? 'text-17' : 'text-21'),
        )}
      >
        {facts.text}
      </h2>
      <div id={remarksId} className="mt-1 grid gap-1 text-13 text-ink-3">
        <div className="flex flex-wrap items-center gap-x-2">
          {standard ? <StandardNote standard={standard} /> : null}
          {facts.hint ? <span className="whitespace-pre-line">{facts.hint}</span> : null}
          {question.type === 'multiple' ? <span>{t('several')}</span> : null}
          {facts.isRequired || isUnasked(question) ? null : <span>{t('optional')}</span>}
        </div>
        {question.hintPicture ? (
          <rare.hintPicture.Part pictureId={question.hintPicture} question={facts.text} />
        ) : null}
        {remark ? (
          <p className="rounded bg-amber-soft px-3 py-2 text-15 text-ink">
            <span className="font-semibold text-amber">{t('remark')}</span> {remark}
          </p>
        ) : null}
      </div>
    </div>
  )
})

function StandardNote({ standard }: { standard: FormStandard }) {
  const t = useTranslations('form')
  const title = t('standard', { number: standard.number })
  return (
    <LookAt label={title} title={title}>
      <p className="pb-2 text-17 whitespace-pre-line">{standard.text}</p>
      {standard.goodPictureId || standard.badPictureId ? (
        <formParts.standardPictures.Part standard={standard} />
      ) : null}
    </LookAt>
  )
}
