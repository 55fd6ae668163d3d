'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { AudioPlayer } from '@/components/ui/audio-player'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { releasePhotosAction } from '../../actions'
import type { ReviewFile, ReviewPhoto, ReviewRow } from './review-row'

/** The photos of the current answer, and the standard that it was measured by. */
export function ReviewEvidence({
  row,
  visitId,
  mayRelease,
  onLarge,
}: {
  row: ReviewRow
  visitId: string
  mayRelease: boolean
  /** Shows a photo as large as the window. */
  onLarge: (photo: string) => void
}) {
  const t = useTranslations('reviews')
  return (
    <aside
      aria-label={t('evidence')}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 max-lg:mt-6 lg:sticky lg:top-32 lg:max-h-[calc(100dvh-13rem)] lg:overflow-y-auto"
    >
      {row.photos.length + row.files.length === 0 ? (
        <p className="text-13 text-ink-3">{t('noPhotos')}</p>
      ) : null}
      {row.photos.map((photo, place) => (
        <figure key={photo.attachmentId}>
          <button
            type="button"
            aria-label={t('enlarge')}
            onClick={() => onLarge(photo.attachmentId)}
            className="block w-full cursor-zoom-in overflow-hidden rounded bg-sunk"
          >
            <Photo
              photo={photo}
              question={row.question}
              className="max-h-80 w-full object-contain"
            />
          </button>
          <figcaption className="num mt-1.5 flex flex-wrap items-center justify-between gap-2 text-13 text-ink-2">
            <span>
              <PhotoWords photo={photo} place={place} all={row.photos.length} />
              {mayRelease && photo.mayRelease
                ? ` · ${t(photo.isReleased ? 'visible' : 'hidden')}`
                : null}
              {photo.origin ? ` · ${photo.origin}` : null}
              {photo.edited ? ` · ${photo.edited}` : null}
            </span>
            {mayRelease && photo.mayRelease && !photo.isReleased ? (
              <ShowPhoto visitId={visitId} attachmentId={photo.attachmentId} />
            ) : null}
          </figcaption>
        </figure>
      ))}
      <Files files={row.files} />
      {row.placeHref ? (
        <a href={row.placeHref} className="link inline-flex min-h-11 items-center">
          {t('openPlace')}
        </a>
      ) : null}
      {row.standard ? (
        <div className="rounded border border-line bg-raised p-3.5">
          <p className="num text-13 text-ink-3">{t('standard', { number: row.standard.number })}</p>
          <p className="mt-1">{row.standard.text}</p>
        </div>
      ) : (
        <p className="text-13 text-ink-3">{t('noStandard')}</p>
      )}
    </aside>
  )
}

/** Recordings to be heard, documents to be saved; nothing of them opens inside the product. */
function Files({ files }: { files: readonly ReviewFile[] }) {
  const t = useTranslations('reviews')
  if (files.length === 0) return null
  return (
    <div className="grid gap-2">
      {files.map(({ fileId, name, size, at, origin, isSound }) => (
        <div key={fileId} className="grid gap-1.5 rounded border border-line bg-raised p-3">
          <p className="[overflow-wrap:anywhere]">
            {name}{' '}
            <span className="num text-13 text-ink-3">
              {[size, at, origin].filter((fact) => fact !== null).join(' · ')}
            </span>
          </p>
          {isSound ? <AudioPlayer src={`/api/files/${fileId}`} name={name} /> : null}
          <a href={`/api/files/${fileId}`} download className="link text-13">
            {t('openFile', { name })}
          </a>
        </div>
      ))}
      <p className="text-13 text-ink-3">{t('evidenceFiles')}</p>
    </div>
  )
}

function Photo({
  photo,
  question,
  className,
}: {
  photo: ReviewPhoto
  question: string
  className: string
}) {
  const t = useTranslations('reviews')
  return (
    // Files pass an access check of their own, so the image optimiser stays out.
    <img
      src={`/api/files/${photo.fileId}`}
      alt={t('photoAlt', { question })}
      width={photo.width}
      height={photo.height}
      className={className}
    />
  )
}

function PhotoWords({ photo, place, all }: { photo: ReviewPhoto; place: number; all: number }) {
  const t = useTranslations('reviews')
  const number = place + 1
  return photo.at === null
    ? t('photo', { number, all })
    : t('photoAt', { at: photo.at, number, all })
}

function ShowPhoto({ visitId, attachmentId }: { visitId: string; attachmentId: string }) {
  const t = useTranslations('reviews')
  const say = useProblemText('reviews.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isDone, setDone] = useState(false)
  const [isSending, startSending] = useTransition()
  const show = () =>
    startSending(async () => {
      const input = { visitId, attachmentIds: [attachmentId] }
      const answer = await runAction(() => releasePhotosAction(input))
      if (!answer.ok) return toast.show({ title: say(reasonOf(answer)), failure: true })
      setDone(true)
      toast.show({ title: t('shown') })
      router.refresh()
    })
  return (
    <Button size="small" disabled={isSending || isDone} onClick={show}>
      {t('show')}
    </Button>
  )
}
