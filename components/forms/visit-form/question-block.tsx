'use client'

import { useTranslations } from 'next-intl'
import { memo, useId, useMemo, useState } from 'react'
import { FieldError } from '@/components/ui/field-error'
import type { Question } from '@/lib/core/checklist'
import type { FormReading } from '@/lib/core/form-reading'
import { AnswerControl, givesWay } from './answer-control'
import type { ControlProps } from './controls'
import { Evidence, NotApplicable } from './evidence'
import type { AnswerField } from './form-values'
import { questionAnchor } from './question-anchor'
import { type QuestionFacts, relevanceIn } from './question-facts'
import { type FormStandard, QuestionHead } from './question-head'
import { fieldFaults, useLook } from './question-look'
import { rare } from './rare-control'

export interface QuestionBlockProps {
  readonly question: Question
  readonly index: number
  readonly facts: QuestionFacts
  readonly standard: FormStandard | null
  /** What the reviewer said about this answer. */
  readonly remark: string | null
  /** Whether also what was simply left out is pointed at. */
  readonly isStrict: boolean
  /** The same object as long as the form is open. */
  readonly reading: FormReading
  /** One of several equal questions in a table. */
  readonly isRow?: boolean
}

/**
 * One question: what is asked, where it is written, the answer, and whatever the answer calls for.
 * It wakes when its own answer changes its look and for changed facts, never for other answers.
 */
export const QuestionBlock = memo(function QuestionBlock({
  question,
  index,
  facts,
  standard,
  remark,
  isStrict,
  reading,
  isRow = false,
}: QuestionBlockProps) {
  const t = useTranslations('form')
  const id = useId()
  const field: AnswerField = `answers.${index}`
  const relevance = useMemo(() => relevanceIn(facts, question), [facts, question])
  const terms = { question, relevance, isStrict, reading }
  const { shown: answer, hasComment, problems } = useLook(index, terms)
  const [isTyping, setTyping] = useState(false)
  const fault = problems.find((problem) => fieldFaults.has(problem) && !isTyping)
  const needs = problems.filter((problem) => !fieldFaults.has(problem))
  const wiring: ControlProps = {
    field,
    labelledBy: `${id}-text`,
    describedBy: `${id}-remarks ${id}-fault ${id}-needs`,
    isInvalid: fault !== undefined,
    onTyping: setTyping,
  }
  const isNote = question.type === 'note'
  const head = (
    <QuestionHead
      question={question}
      facts={facts}
      standard={standard}
      remark={remark}
      isRow={isRow}
      textId={wiring.labelledBy}
      remarksId={`${id}-remarks`}
    />
  )
  if (isNote) {
    return (
      <section
        id={questionAnchor(index)}
        aria-labelledby={wiring.labelledBy}
        className="scroll-mt-24 rounded border-l-3 border-accent bg-accent-soft px-4 py-3"
      >
        {head}
      </section>
    )
  }
  return (
    <section id={questionAnchor(index)} className="scroll-mt-24">
      {isRow ? (
        <rare.matrixRow.Part head={head} facts={facts} wiring={wiring} />
      ) : (
        <>
          {head}
          {answer.notApplicable && givesWay(question.type) ? null : (
            <AnswerControl
              question={question}
              answer={answer}
              facts={facts}
              reading={reading}
              wiring={wiring}
            />
          )}
        </>
      )}
      {/* Always there: what comes into it is said, what comes together with it is not. */}
      <div id={`${id}-fault`} role="status" className={fault ? 'mt-2' : undefined}>
        <FieldError>
          {fault
            ? (fault === 'constraint-broken' && facts.message) || t(`problems.${fault}`)
            : null}
        </FieldError>
      </div>
      {question.allowNotApplicable && question.type !== 'computed' ? (
        <NotApplicable
          field={field}
          labelledBy={wiring.labelledBy}
          isTicked={answer.notApplicable}
        />
      ) : null}
      {question.type === 'computed' ? null : (
        <Evidence
          question={question}
          field={field}
          labelledBy={wiring.labelledBy}
          photoIds={answer.photos}
          hasComment={hasComment}
          wantsComment={
            question.commentRequired === 'always' || problems.includes('comment-required')
          }
          wantsPhoto={
            question.photo === 'required' ||
            problems.includes(`${question.evidence ?? 'photo'}-required`)
          }
        />
      )}
      <div id={`${id}-needs`} role="status" className="grid gap-0.5 text-13 font-medium text-amber">
        {needs.map((need) => (
          <p key={need}>{t(`problems.${need}`)}</p>
        ))}
      </div>
    </section>
  )
})
