'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type FoundPhoto, type PhotoRefusal, useFormPhotos } from './form-device'
import type { AnswerField, FormValues } from './form-values'

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
  const { add } = useFormPhotos()
  const { getValues, setValue } = useFormContext<FormValues>()
  const [pending, setPending] = useState(0)
  const [refusal, setRefusal] = useState<PhotoRefusal | null>(null)
  const keep = (photos: readonly string[]) => {
    setValue(`${field}.photos`, photos, { shouldDirty: true })
  }

  async function take(files: readonly File[]) {
    setRefusal(null)
    for (const file of files) {
      setPending((count) => count + 1)
      const taken = await add(questionId, file)
      setPending((count) => count - 1)
      if (taken.ok) keep([...getValues(`${field}.photos`), taken.photo.id])
      else setRefusal(taken.reason)
    }
  }

  return (
    <div className="mt-4 grid gap-2">
      <ul aria-labelledby={labelledBy} className="flex flex-wrap gap-2">
        {photoIds.map((id, index) => (
          <li key={id}>
            <PhotoThumb
              id={id}
              number={index + 1}
              onRemove={() => keep(photoIds.filter((other) => other !== id))}
            />
          </li>
        ))}
        <li>
          <PhotoInput camera onFiles={take} labelledBy={labelledBy}>
            {t(photoIds.length > 0 ? 'another' : 'take')}
          </PhotoInput>
        </li>
        <li>
          <PhotoInput onFiles={take} labelledBy={labelledBy}>
            {t('gallery')}
          </PhotoInput>
        </li>
      </ul>
      <p role="status" className="text-13 text-ink-2">
        {pending > 0 ? t('pending') : null}
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
  const { photos, zone } = useFormPhotos()
  const [open, setOpen] = useState(false)
  const found = useFoundPhoto(id)
  const url = found?.kind === 'here' ? found.url : null
  const takenAt = photos.get(id)?.takenAt
  const time = takenAt ? format.time(new Date(takenAt), zone) : ''
  const name = t('one', { number, time })
  return (
    <Dialog
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
    </Dialog>
  )
}

/** null while it is looked up. */
function useFoundPhoto(id: string): FoundPhoto | null {
  const { device } = useFormPhotos()
  const [found, setFound] = useState<FoundPhoto | null>(null)
  useEffect(() => {
    let made: FoundPhoto | null = null
    let isGone = false
    const release = () => {
      if (made?.kind === 'here') URL.revokeObjectURL(made.url)
    }
    void device.findPhoto(id).then((photo) => {
      made = photo
      if (isGone) release()
      else setFound(photo)
    })
    return () => {
      isGone = true
      release()
    }
  }, [device, id])
  return found
}
