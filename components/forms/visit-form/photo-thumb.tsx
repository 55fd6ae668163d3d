'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Button } from '@/components/ui/plain-button'
import { PopUp } from '@/components/ui/pop-up'
import { usePlaceTime } from '@/components/ui/use-place-time'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type EditedPhoto, type FoundFile, type KeepRefusal, useFormFiles } from './form-device'
import { rare } from './rare-control'
import { useFoundFile } from './use-found-file'

export const photoBox =
  'relative grid size-19 place-items-center rounded border text-center text-13 leading-tight font-medium'

/** A kept photo: a look at it, a way to mend it, a way to take it back. */
export function PhotoThumb({
  id,
  number,
  onRemove,
  onEdited,
}: {
  id: string
  number: number
  onRemove: () => void
  onEdited: (photo: Blob, edited: EditedPhoto) => Promise<KeepRefusal | null>
}) {
  const t = useTranslations('form.photo')
  const tEdit = useTranslations('evidence.edit')
  const format = useFormat()
  const { files, zone } = useFormFiles()
  const numberId = useId()
  const found = useFoundFile(id)
  const url = found?.kind === 'here' ? found.url : null
  const { takenAt = '', edits = [], origin, fileAt } = files.get(id) ?? {}
  const sayTime = usePlaceTime()
  const time = takenAt ? format.time(new Date(takenAt), zone) : ''
  const name = t('one', { number, time: takenAt ? sayTime(takenAt, zone) : '' })
  const window = usePhotoWindow()
  return (
    <>
      <button
        type="button"
        onClick={() => window.show('look')}
        className={classNames(photoBox, 'border-line bg-sunk')}
      >
        <span id={numberId} className="sr-only">
          {t('number', { number })}
        </span>
        <ThumbPicture found={found} />
        <span className="num absolute bottom-1 left-1 rounded-sm bg-raised px-1 text-13 text-ink">
          {time}
        </span>
      </button>
      {url ? (
        <Button
          look="quiet"
          size="small"
          className="min-h-11 w-19 px-0"
          aria-describedby={numberId}
          onClick={() => window.show('edit')}
        >
          {tEdit('edit')}
        </Button>
      ) : null}
      <PopUp
        open={window.shown !== 'nothing'}
        onOpenChange={(open) => {
          if (!open) window.close()
        }}
        title={window.shown === 'edit' ? tEdit('title', { number }) : name}
        footer={
          window.shown === 'edit' ? undefined : (
            <>
              <Button
                look="danger"
                onClick={() => {
                  window.show('nothing')
                  onRemove()
                }}
              >
                {t('remove')}
              </Button>
              {url ? (
                <Button ref={window.back} onClick={() => window.show('edit')}>
                  {tEdit('edit')}
                </Button>
              ) : null}
            </>
          )
        }
      >
        {window.shown === 'edit' && url ? (
          <rare.editor.Part
            url={url}
            edits={edits}
            isLeaving={window.isLeaving}
            onTouched={window.setTouched}
            onLeave={() => window.show('look')}
            onSave={async (photo, done) => {
              const refusal = await onEdited(photo, {
                takenAt,
                edits: done,
                ...(origin ? { origin } : {}),
                ...(fileAt ? { fileAt } : {}),
              })
              if (refusal === null) window.show('look')
              return refusal
            }}
          />
        ) : (
          <Look url={url} isLost={found?.kind === 'lost'} name={name}>
            {edits.length > 0 ? (
              <p role="status" className="mt-2 text-13 text-ink-2">
                {tEdit('done', { what: edits.map((edit) => tEdit(`what.${edit}`)).join(', ') })}
              </p>
            ) : null}
          </Look>
        )}
      </PopUp>
    </>
  )
}

function ThumbPicture({ found }: { found: FoundFile | null }) {
  const t = useTranslations('form.photo')
  if (found?.kind === 'here') {
    return (
      <img src={found.url} alt="" className="absolute inset-0 size-full rounded object-cover" />
    )
  }
  return (
    <span className={found?.kind === 'lost' ? 'px-1 text-red' : 'px-1 text-ink-3'}>
      {found?.kind === 'server' ? t('onServer') : null}
      {found?.kind === 'lost' ? t('lost') : null}
    </span>
  )
}

function Look({
  url,
  isLost,
  name,
  children,
}: {
  url: string | null
  isLost: boolean
  name: string
  children: ReactNode
}) {
  const t = useTranslations('form.photo')
  if (url === null) return <p>{t(isLost ? 'lostText' : 'onServerText')}</p>
  return (
    <>
      <img src={url} alt={name} className="mx-auto max-h-[60dvh] rounded" />
      {children}
    </>
  )
}

/** A window does not close over work that was not saved: it says what to do first. */
function usePhotoWindow() {
  const [shown, setShown] = useState<'nothing' | 'look' | 'edit'>('nothing')
  const [isTouched, setTouched] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const back = useRef<HTMLButtonElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    // What had the focus has gone with the tools.
    if (shown === 'look' && before.current === 'edit') back.current?.focus()
    before.current = shown
  }, [shown])
  const show = (next: typeof shown) => {
    setShown(next)
    setTouched(false)
    setLeaving(false)
  }
  const close = () => {
    if (shown === 'edit' && isTouched) setLeaving(true)
    else show('nothing')
  }
  return { shown, show, close, setTouched, isLeaving, back }
}
