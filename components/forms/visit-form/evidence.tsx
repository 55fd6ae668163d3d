'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import type { Question } from '@/lib/core/checklist'
import { isFileQuestion } from '@/lib/core/checklist-questions'
import type { DraftAnswer } from '@/lib/core/draft-answer'
import type { DraftProblem } from '@/lib/core/form-progress'
import { useAnswers } from './answer-form'
import type { ControlProps } from './controls'
import { rare } from './rare-control'
import { Tile } from './tiles'

export function NotApplicable({ wiring, answer }: { wiring: ControlProps; answer: DraftAnswer }) {
  const t = useTranslations('form')
  const { field } = wiring
  const { register, setValue } = useAnswers()
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

/** Comment and photo, recording or file: asked for where the question wants them, one tap away where it allows them. */
export function Evidence({
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
  const { register } = useAnswers()
  const [isOpen, setOpen] = useState({ comment: false, photo: false })
  const wantsComment =
    question.commentRequired === 'always' || problems.includes('comment-required')
  const kind = question.evidence ?? 'photo'
  const wantsPhoto = question.photo === 'required' || problems.includes(`${kind}-required`)
  const showsComment = wantsComment || isOpen.comment || answer.comment !== ''
  // What is made of files has its own control for them; elsewhere the kind tells which one.
  const takesPhotos = !isFileQuestion(question)
  const allowsPhoto = takesPhotos && (question.photo !== 'no' || question.photoOn !== undefined)
  const showsPhoto =
    takesPhotos && (wantsPhoto || (allowsPhoto && isOpen.photo) || answer.photos.length > 0)
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
        <EvidenceFiles kind={kind} question={question} answer={answer} wiring={wiring} />
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
            {t(`addEvidence.${kind}`)}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** The control of the kind that the question wants beside its answer. */
function EvidenceFiles({
  kind,
  question,
  answer,
  wiring: { field, labelledBy },
}: {
  kind: 'photo' | 'audio' | 'file'
  question: Question
  answer: DraftAnswer
  wiring: ControlProps
}) {
  const files = { questionId: question.id, field, labelledBy }
  switch (kind) {
    case 'photo':
      return <rare.photos.Part {...files} photoIds={answer.photos} />
    case 'audio':
      return <rare.audio.Part {...files} fileIds={answer.photos} />
    case 'file':
      return <rare.file.Part {...files} fileIds={answer.photos} />
  }
}
