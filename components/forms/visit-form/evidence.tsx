'use client'

import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import type { Question } from '@/lib/core/checklist'
import { isFileQuestion } from '@/lib/core/checklist-questions'
import { useAnswers } from './answer-form'
import type { AnswerField } from './form-values'
import { rare } from './rare-control'
import { Tile } from './tiles'

export const NotApplicable = memo(function NotApplicable({
  field,
  labelledBy,
  isTicked,
}: {
  field: AnswerField
  labelledBy: string
  isTicked: boolean
}) {
  const t = useTranslations('form')
  const { register, setValue } = useAnswers()
  const whyId = `${labelledBy}-why`
  return (
    <div className="mt-2 grid gap-2">
      <Tile
        look="aside"
        type="checkbox"
        aria-describedby={labelledBy}
        {...register(`${field}.notApplicable`, { onChange: () => setValue(`${field}.choice`, '') })}
      >
        {t('notApplicable')}
      </Tile>
      {isTicked ? (
        <div className="grid gap-1.5">
          <label htmlFor={whyId} className="text-15 font-medium">
            {t('why')}
          </label>
          <textarea
            id={whyId}
            aria-describedby={labelledBy}
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
})

/** Comment and photo, recording or file: asked for where the question wants them, one tap away where it allows them. */
export const Evidence = memo(function Evidence({
  question,
  field,
  labelledBy,
  photoIds,
  hasComment,
  wantsComment,
  wantsPhoto,
}: {
  question: Question
  field: AnswerField
  labelledBy: string
  photoIds: readonly string[]
  hasComment: boolean
  /** The answer calls for it, or the question always does. */
  wantsComment: boolean
  wantsPhoto: boolean
}) {
  const t = useTranslations('form')
  const { register } = useAnswers()
  const [isOpen, setOpen] = useState({ comment: false, photo: false })
  const kind = question.evidence ?? 'photo'
  const showsComment = wantsComment || isOpen.comment || hasComment
  // What is made of files has its own control for them; elsewhere the kind tells which one.
  const takesPhotos = !isFileQuestion(question)
  const allowsPhoto = takesPhotos && (question.photo !== 'no' || question.photoOn !== undefined)
  const showsPhoto =
    takesPhotos && (wantsPhoto || (allowsPhoto && isOpen.photo) || photoIds.length > 0)
  const commentId = `${labelledBy}-comment`
  return (
    <>
      {showsComment ? (
        <div className="mt-3 grid gap-1.5">
          <label htmlFor={commentId} className="text-15 font-medium">
            {t('comment')}
          </label>
          <textarea
            id={commentId}
            aria-describedby={labelledBy}
            {...register(`${field}.comment`)}
            rows={2}
            maxLength={4000}
            autoCapitalize="sentences"
            spellCheck
            className={`${controlClass} field-sizing-content min-h-21 max-h-[50dvh] py-3 text-17 leading-[1.4]`}
          />
        </div>
      ) : null}
      {showsPhoto ? (
        <EvidenceFiles
          kind={kind}
          questionId={question.id}
          field={field}
          fileIds={photoIds}
          labelledBy={labelledBy}
        />
      ) : null}
      <div className="mt-1 -ml-3 flex flex-wrap">
        {showsComment || question.type === 'text' ? null : (
          <Button
            look="quiet"
            size="small"
            className="min-h-11"
            aria-describedby={labelledBy}
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
            aria-describedby={labelledBy}
            onClick={() => setOpen({ ...isOpen, photo: true })}
          >
            {t(`addEvidence.${kind}`)}
          </Button>
        ) : null}
      </div>
    </>
  )
})

/** The control of the kind that the question wants beside its answer. */
function EvidenceFiles({
  kind,
  fileIds,
  ...files
}: {
  kind: 'photo' | 'audio' | 'file'
  questionId: string
  field: AnswerField
  fileIds: readonly string[]
  labelledBy: string
}) {
  switch (kind) {
    case 'photo':
      return <rare.photos.Part {...files} photoIds={fileIds} />
    case 'audio':
      return <rare.audio.Part {...files} fileIds={fileIds} />
    case 'file':
      return <rare.file.Part {...files} fileIds={fileIds} />
  }
}
