'use client'

import { useTranslations } from 'next-intl'
import { createContext, useContext } from 'react'
import { Dialog } from '@/components/ui/dialog'

/** The address of a stored picture; null where the page knows none. */
export type PictureAddress = (pictureId: string) => string | null

export const PictureAddressContext = createContext<PictureAddress>(() => null)

/** What it should look like, one tap away. */
export function HintPicture({
  pictureId,
  question,
}: {
  pictureId: string | null
  question: string
}) {
  const t = useTranslations('answering.hintPicture')
  const addressOf = useContext(PictureAddressContext)
  const url = pictureId === null ? null : addressOf(pictureId)
  if (url === null) return null
  return (
    <Dialog
      title={t('title')}
      trigger={
        <button type="button" className="link inline-flex min-h-11 items-center justify-self-start">
          {t('show')}
        </button>
      }
    >
      <img src={url} alt={t('alt', { question })} className="mx-auto max-h-[60dvh] rounded" />
    </Dialog>
  )
}
