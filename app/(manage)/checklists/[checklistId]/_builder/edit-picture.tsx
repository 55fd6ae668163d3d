'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { PictureField } from '@/components/forms/picture-field'
import { FieldError } from '@/components/ui/field-error'
import type { Question } from '@/lib/core/checklist'
import type { ChangeQuestion } from './edit-question'
import { useFieldRemark } from './inputs'

/** The picture that is shown with the hint: how it should look, where to stand. */
export function HintPicture({ question, change }: { question: Question; change: ChangeQuestion }) {
  const t = useTranslations('builder')
  const remarkOn = useFieldRemark()
  // A picture takes a while to send; what was edited meanwhile must not be lost with its answer.
  const latest = useRef({ question, change })
  useEffect(() => {
    latest.current = { question, change }
  })
  return (
    <div className="grid gap-1.5">
      <PictureField
        label={t('picture')}
        value={question.hintPicture ?? null}
        onValueChange={(pictureId) => {
          const { hintPicture: _, ...rest } = latest.current.question
          latest.current.change(pictureId === null ? rest : { ...rest, hintPicture: pictureId })
        }}
      />
      <FieldError id={`${question.id}-picture`}>{remarkOn(question.id, 'hintPicture')}</FieldError>
    </div>
  )
}
