'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { FieldError } from '@/components/ui/field'
import { Button } from '@/components/ui/plain-button'
import { PopUp } from '@/components/ui/pop-up'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useFormFiles } from './form-device'
import type { AnswerField } from './form-values'
import { useAttaching } from './use-attaching'
import { useFoundFile } from './use-found-file'

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
  const t = useTranslations('form.photo')
  const { attach, remove, isPending, refusal } = useAttaching(questionId, field, 'photo')
  return (
    <div className="mt-4 grid gap-2">
      <ul aria-labelledby={labelledBy} className="flex flex-wrap gap-2">
        {photoIds.map((id, index) => (
          <li key={id}>
            <PhotoThumb id={id} number={index + 1} onRemove={() => remove(id)} />
          </li>
        ))}
        <li>
          <PhotoInput camera onFiles={attach} labelledBy={labelledBy}>
            {t(photoIds.length > 0 ? 'another' : 'take')}
          </PhotoInput>
        </li>
        <li>
          <PhotoInput onFiles={attach} labelledBy={labelledBy}>
            {t('gallery')}
          </PhotoInput>
        </li>
      </ul>
      <p role="status" className="text-13 text-ink-2">
        {isPending ? t('pending') : null}
      </p>
      <FieldError>{refusal ? t(`refusals.${refusal}`) : null}</FieldError>
    </div>
  )
}

const box =
  'relative grid size-19 place-items-center rounded border text-center text-13 leading-tight font-medium'

function PhotoInput({
  camera,
  onFiles,
  labelledBy,
  children,
}: {
  camera?: boolean
  onFiles: (files: readonly File[]) => Promise<void>
  labelledBy: string
  children: ReactNode
}) {
  const captionId = `${labelledBy}-${camera ? 'camera' : 'gallery'}`
  return (
    <label
      className={classNames(
        box,
        'cursor-pointer border-dashed border-field px-1 text-ink-2 hover:border-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
      )}
    >
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' } : { multiple: true })}
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

function PhotoThumb({
  id,
  number,
  onRemove,
}: {
  id: string
  number: number
  onRemove: () => void
}) {
  const t = useTranslations('form.photo')
  const format = useFormat()
  const { files, zone } = useFormFiles()
  const [open, setOpen] = useState(false)
  const found = useFoundFile(id)
  const url = found?.kind === 'here' ? found.url : null
  const takenAt = files.get(id)?.takenAt
  const time = takenAt ? format.time(new Date(takenAt), zone) : ''
  const name = t('one', { number, time })
  return (
    <PopUp
      open={open}
      onOpenChange={setOpen}
      title={name}
      trigger={
        <button type="button" className={classNames(box, 'border-line bg-sunk')}>
          <span className="sr-only">{t('number', { number })}</span>
          {url ? (
            <img src={url} alt="" className="size-full rounded object-cover" />
          ) : (
            <span className={found?.kind === 'lost' ? 'px-1 text-red' : 'px-1 text-ink-3'}>
              {found?.kind === 'server' ? t('onServer') : null}
              {found?.kind === 'lost' ? t('lost') : null}
            </span>
          )}
          <span className="num absolute bottom-1 left-1 rounded-sm bg-raised px-1 text-13 text-ink">
            {time}
          </span>
        </button>
      }
      footer={
        <Button
          look="danger"
          onClick={() => {
            setOpen(false)
            onRemove()
          }}
        >
          {t('remove')}
        </Button>
      }
    >
      {url ? (
        <img src={url} alt={name} className="mx-auto max-h-[60dvh] rounded" />
      ) : (
        <p>{t(found?.kind === 'lost' ? 'lostText' : 'onServerText')}</p>
      )}
    </PopUp>
  )
}
