'use client'

import { useTranslations } from 'next-intl'
import { memo, useId, useMemo, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { FieldError } from '@/components/ui/field-error'
import type { Question } from '@/lib/core/checklist'
import { isUnasked } from '@/lib/core/checklist-questions'
import { type DraftProblem, draftProblems } from '@/lib/core/form-progress'
import type { FormReading } from '@/lib/core/form-reading'
import { AnswerControl, givesWay } from './answer-control'
import { useAnswer } from './answer-form'
import type { ControlProps } from './controls'
import { Evidence, NotApplicable } from './evidence'
import { formParts } from './form-parts'
import type { AnswerField } from './form-values'
import { HintPicture } from './hint-picture'
import { LookAt } from './look-at'
import { questionAnchor } from './question-anchor'
import { type QuestionFacts, relevanceIn } from './question-facts'
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
 * It wakes for its own answer and for changed facts, never for other answers.
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
  const answer = useAnswer(index)
  const relevance = useMemo(() => relevanceIn(facts, question), [facts, question])
  const problems = isUnasked(question) ? [] : draftProblems(question, answer, relevance, reading)
  const [isTyping, setTyping] = useState(false)
  const fault = problems.find((problem) => fieldFaults.has(problem) && !isTyping)
  const needs = problems.filter(
    (problem) => !fieldFaults.has(problem) && (isStrict || neededAtOnce.has(problem)),
  )
  const wiring: ControlProps = {
    field,
    labelledBy: `${id}-text`,
    describedBy: `${id}-remarks`,
    isInvalid: fault !== undefined,
    onTyping: setTyping,
  }
  const isNote = question.type === 'note'
  const head = (
    <div>
      <h2
        id={wiring.labelledBy}
        className={classNames(
          '[overflow-wrap:anywhere]',
          isNote ? 'text-17 whitespace-pre-line' : 'font-medium',
          !isNote && (isRow ? 'text-17' : 'text-21'),
        )}
      >
        {facts.text}
      </h2>
      <div id={wiring.describedBy} className="mt-1 grid gap-1 text-13 text-ink-3">
        <div className="flex flex-wrap items-center gap-x-2">
          {standard ? <StandardNote standard={standard} /> : null}
          {facts.hint ? <span className="whitespace-pre-line">{facts.hint}</span> : null}
          {question.type === 'multiple' ? <span>{t('several')}</span> : null}
          {facts.isRequired || isUnasked(question) ? null : <span>{t('optional')}</span>}
        </div>
        {question.hintPicture ? (
          <HintPicture pictureId={question.hintPicture} question={facts.text} />
        ) : null}
        {remark ? (
          <p className="rounded bg-amber-soft px-3 py-2 text-15 text-ink">
            <span className="font-semibold text-amber">{t('remark')}</span> {remark}
          </p>
        ) : null}
      </div>
    </div>
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
            <AnswerControl question={question} answer={answer} facts={facts} wiring={wiring} />
          )}
        </>
      )}
      {fault ? (
        <div role="status" className="mt-2">
          <FieldError>
            {(fault === 'constraint-broken' && facts.message) || t(`problems.${fault}`)}
          </FieldError>
        </div>
      ) : null}
      {question.allowNotApplicable && question.type !== 'computed' ? (
        <NotApplicable wiring={wiring} answer={answer} />
      ) : null}
      {question.type === 'computed' ? null : (
        <Evidence question={question} answer={answer} problems={problems} wiring={wiring} />
      )}
      <div role="status" className="grid gap-0.5 text-13 font-medium text-amber">
        {needs.map((need) => (
          <p key={need}>{t(`problems.${need}`)}</p>
        ))}
      </div>
    </section>
  )
})

/** What stands in the field and cannot stay; said when the field is left, not in mid-word. */
const fieldFaults: ReadonlySet<DraftProblem> = new Set([
  'number',
  'duration',
  'date',
  'time',
  'place',
  'not-a-number',
  'not-a-date',
  'not-a-time',
  'not-whole',
  'out-of-range',
  'constraint-broken',
])

/** What an answer calls for; what is merely still empty waits for the end. */
const neededAtOnce: ReadonlySet<DraftProblem> = new Set([
  'comment-required',
  'photo-required',
  'audio-required',
  'file-required',
  'reason-required',
  'option-not-offered',
])

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
