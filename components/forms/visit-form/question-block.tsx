'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, useId, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { controlClass, FieldError } from '@/components/ui/field'
import type { Question } from '@/lib/core/checklist'
import type { DraftAnswer } from '@/lib/core/draft-answer'
import { type DraftProblem, draftProblems } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import type { Relevance } from '@/lib/core/relevance'
import {
  type ControlProps,
  MultipleControl,
  NumberControl,
  ScaleControl,
  SingleControl,
  TextControl,
  YesNoControl,
} from './controls'
import type { AnswerField, FormValues } from './form-values'
import { PhotoControl } from './photo-control'
import { questionAnchor } from './question-anchor'
import { StopwatchControl } from './stopwatch-control'
import { Tile } from './tiles'

/** A standard as the shopper may read it. */
export interface FormStandard {
  readonly id: string
  readonly number: string
  readonly text: string
}

interface QuestionBlockProps {
  readonly question: Question
  readonly index: number
  readonly standard: FormStandard | null
  /** What the reviewer said about this answer. */
  readonly remark: string | null
  readonly relevance: Relevance
  /** Whether also what was simply left out is pointed at. */
  readonly isStrict: boolean
}

/** One question: what is asked, where it is written, the answer, and whatever the answer calls for. */
export const QuestionBlock = memo(function QuestionBlock({
  question,
  index,
  standard,
  remark,
  relevance,
  isStrict,
}: QuestionBlockProps) {
  const t = useTranslations('form')
  const locale = useLocale()
  const id = useId()
  const field: AnswerField = `answers.${index}`
  const { control } = useFormContext<FormValues>()
  const answer = useWatch({ control, name: field })
  const problems = draftProblems(question, answer, relevance)
  const [isTyping, setTyping] = useState(false)
  const fault = problems.find((problem) => typedFaults.has(problem) && !isTyping)
  const needs = problems.filter(
    (problem) => !typedFaults.has(problem) && (isStrict || neededAtOnce.has(problem)),
  )
  const wiring: ControlProps = {
    field,
    labelledBy: `${id}-text`,
    describedBy: `${id}-remarks`,
    isInvalid: fault !== undefined,
    onTyping: setTyping,
  }
  return (
    <section id={questionAnchor(index)} className="scroll-mt-24">
      <h2 id={wiring.labelledBy} className="text-21 font-medium [overflow-wrap:anywhere]">
        {textFor(question.text, locale)}
      </h2>
      <div id={wiring.describedBy} className="mt-1 grid gap-1 text-13 text-ink-3">
        <div className="flex flex-wrap items-center gap-x-2">
          {standard ? <StandardNote standard={standard} /> : null}
          {question.hint ? <span>{textFor(question.hint, locale)}</span> : null}
          {question.type === 'multiple' ? <span>{t('several')}</span> : null}
          {question.required ? null : <span>{t('optional')}</span>}
        </div>
        {remark ? (
          <p className="rounded bg-amber-soft px-3 py-2 text-15 text-ink">
            <span className="font-semibold text-amber">{t('remark')}</span> {remark}
          </p>
        ) : null}
      </div>
      <AnswerControl question={question} answer={answer} wiring={wiring} />
      {fault ? (
        <div className="mt-2">
          <FieldError>{t(`problems.${fault}`)}</FieldError>
        </div>
      ) : null}
      {question.allowNotApplicable ? <NotApplicable wiring={wiring} answer={answer} /> : null}
      <Evidence question={question} answer={answer} problems={problems} wiring={wiring} />
      <div role="status" className="grid gap-0.5 text-13 font-medium text-amber">
        {needs.map((need) => (
          <p key={need}>{t(`problems.${need}`)}</p>
        ))}
      </div>
    </section>
  )
})

/** What stands in the field and cannot be read; said when the field is left, not in mid-word. */
const typedFaults: ReadonlySet<DraftProblem> = new Set([
  'number',
  'duration',
  'not-a-number',
  'not-whole',
  'out-of-range',
])

/** What an answer calls for; what is merely still empty waits for the end. */
const neededAtOnce: ReadonlySet<DraftProblem> = new Set([
  'comment-required',
  'photo-required',
  'reason-required',
])

function AnswerControl({
  question,
  answer,
  wiring,
}: {
  question: Question
  answer: DraftAnswer
  wiring: ControlProps
}) {
  if (answer.notApplicable && typesPutAside.has(question.type)) return null
  switch (question.type) {
    case 'yes-no':
      return <YesNoControl {...wiring} />
    case 'single':
      return <SingleControl {...wiring} options={question.options} />
    case 'multiple':
      return <MultipleControl {...wiring} options={question.options} />
    case 'scale':
      return <ScaleControl {...wiring} question={question} />
    case 'number':
      return <NumberControl {...wiring} question={question} />
    case 'duration':
      return <StopwatchControl {...wiring} watch={answer.watch} />
    case 'text':
      return <TextControl {...wiring} />
    case 'photo':
      return (
        <PhotoControl
          questionId={question.id}
          field={wiring.field}
          photoIds={answer.photos}
          labelledBy={wiring.labelledBy}
        />
      )
  }
}

/** One tap on an answer of these types cannot take the "does not apply" back, so they give way. */
const typesPutAside: ReadonlySet<Question['type']> = new Set([
  'multiple',
  'number',
  'duration',
  'text',
  'photo',
])

function NotApplicable({ wiring, answer }: { wiring: ControlProps; answer: DraftAnswer }) {
  const t = useTranslations('form')
  const { field } = wiring
  const { register, setValue } = useFormContext<FormValues>()
  const whyId = `${wiring.labelledBy}-why`
  return (
    <div className="mt-2 grid gap-2">
      <Tile
        look="aside"
        type="checkbox"
        aria-describedby={wiring.labelledBy}
        {...register(`${field}.notApplicable`, { onChange: () => setValue(`${field}.choice`, '') })}
      >
        {t('notApplicable')}
      </Tile>
      {answer.notApplicable ? (
        <div className="grid gap-1.5">
          <label htmlFor={whyId} className="text-15 font-medium">
            {t('why')}
          </label>
          <textarea
            id={whyId}
            {...register(`${field}.why`)}
            rows={2}
            maxLength={1000}
            autoCapitalize="sentences"
            className={`${controlClass} field-sizing-content min-h-16 py-2.5 text-17`}
          />
        </div>
      ) : null}
    </div>
  )
}

/** Comment and photo: asked for where the question wants them, one tap away where it allows them. */
function Evidence({
  question,
  answer,
  problems,
  wiring,
}: {
  question: Question
  answer: DraftAnswer
  problems: readonly DraftProblem[]
  wiring: ControlProps
}) {
  const t = useTranslations('form')
  const { register } = useFormContext<FormValues>()
  const [isOpen, setOpen] = useState({ comment: false, photo: false })
  const wantsComment =
    question.commentRequired === 'always' || problems.includes('comment-required')
  const wantsPhoto = question.photo === 'required' || problems.includes('photo-required')
  const showsComment = wantsComment || isOpen.comment || answer.comment !== ''
  const allowsPhoto = question.type !== 'photo' && question.photo !== 'no'
  const showsPhoto = allowsPhoto && (wantsPhoto || isOpen.photo || answer.photos.length > 0)
  const commentId = `${wiring.labelledBy}-comment`
  return (
    <>
      {showsComment ? (
        <div className="mt-3 grid gap-1.5">
          <label htmlFor={commentId} className="text-15 font-medium">
            {t('comment')}
          </label>
          <textarea
            id={commentId}
            {...register(`${wiring.field}.comment`)}
            rows={2}
            maxLength={4000}
            autoCapitalize="sentences"
            spellCheck
            className={`${controlClass} field-sizing-content min-h-21 max-h-[50dvh] py-3 text-17 leading-[1.4]`}
          />
        </div>
      ) : null}
      {showsPhoto ? (
        <PhotoControl
          questionId={question.id}
          field={wiring.field}
          photoIds={answer.photos}
          labelledBy={wiring.labelledBy}
        />
      ) : null}
      <div className="mt-1 -ml-3 flex flex-wrap">
        {showsComment || question.type === 'text' ? null : (
          <Button
            look="quiet"
            size="small"
            className="min-h-11"
            aria-describedby={wiring.labelledBy}
            onClick={() => setOpen({ ...isOpen, comment: true })}
          >
            {t('addComment')}
          </Button>
        )}
        {allowsPhoto && !showsPhoto ? (
          <Button
            look="quiet"
            size="small"
            className="min-h-11"
            aria-describedby={wiring.labelledBy}
            onClick={() => setOpen({ ...isOpen, photo: true })}
          >
            {t('addPhoto')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

function StandardNote({ standard }: { standard: FormStandard }) {
  const t = useTranslations('form')
  const title = t('standard', { number: standard.number })
  return (
    <Dialog
      title={title}
      trigger={
        <button type="button" className="link inline-flex min-h-11 items-center">
          {title}
        </button>
      }
    >
      <p className="pb-2 text-17 whitespace-pre-line">{standard.text}</p>
    </Dialog>
  )
}
