'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import type { AnswerField } from './form-values'
import { PhotoThumb, photoBox } from './photo-thumb'
import { type Attaching, useAttaching } from './use-attaching'

/** Photos of one question: the camera first, the gallery beside it, a look and a way back. */
export function PhotoControl({
  questionId,
  field,
  photoIds,
  labelledBy,
}: {
  questionId: string
  field: AnswerField
  photoIds: readonly string[]
  labelledBy: string
}) {
  const attaching = useAttaching(questionId, field, 'photo')
  return <PhotoList attaching={attaching} photoIds={photoIds} labelledBy={labelledBy} />
}

/** Photos wherever they belong. */
export function PhotoList({
  attaching,
  photoIds,
  labelledBy,
  isSingle = false,
}: {
  attaching: Attaching
  photoIds: readonly string[]
  labelledBy: string
  /** There is room for one only. */
  isSingle?: boolean
}) {
  const t = useTranslations('form.photo')
  const { attach, remove, isPending, refusal, kept } = attaching
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, photoIds.length, 'input')
  return (
    <div ref={box} className="mt-4 grid gap-2">
      <ul aria-labelledby={labelledBy} className="flex flex-wrap items-start gap-2">
        {photoIds.map((id, index) => (
          <li key={attaching.originOf(id)}>
            <PhotoThumb
              id={id}
              number={index + 1}
              onRemove={() => remove(id)}
              onEdited={(photo, edited) => attaching.replace(id, photo, edited)}
            />
          </li>
        ))}
        {isSingle && photoIds.length > 0 ? null : (
          <>
            <li>
              <PhotoInput
                camera
                onFiles={(files) => attach(files, { via: 'camera' })}
                labelledBy={labelledBy}
              >
                {t(photoIds.length > 0 ? 'another' : 'take')}
              </PhotoInput>
            </li>
            <li>
              <PhotoInput
                onFiles={(files) => attach(files, { via: 'gallery' })}
                isSingle={isSingle}
                labelledBy={labelledBy}
              >
                {t('gallery')}
              </PhotoInput>
            </li>
          </>
        )}
      </ul>
      <p role="status" className="text-13 text-ink-2">
        {isPending ? t('pending') : null}
        <span className="sr-only">
          {!isPending && kept > 0 ? t('kept', { count: kept }) : null}
        </span>
      </p>
      <SaidError>{refusal ? t(`refusals.${refusal}`) : null}</SaidError>
    </div>
  )
}

function PhotoInput({
  camera = false,
  isSingle = false,
  onFiles,
  labelledBy,
  children,
}: {
  camera?: boolean
  isSingle?: boolean
  onFiles: (files: readonly File[]) => Promise<unknown>
  labelledBy: string
  children: ReactNode
}) {
  const captionId = `${labelledBy}-${camera ? 'camera' : 'gallery'}`
  return (
    <label
      className={classNames(
        photoBox,
        'cursor-pointer border-dashed border-field px-1 text-ink-2 hover:border-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
      )}
    >
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' } : { multiple: !isSingle })}
        aria-labelledby={`${captionId} ${labelledBy}`}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same picture may be chosen again after it was removed.
          event.target.value = ''
          void onFiles(files)
        }}
      />
      <span id={captionId}>{children}</span>
    </label>
  )
}
