'use client'

import { useTranslations } from 'next-intl'
import { pictureAddress } from '@/components/ui/picture'
import { PopUp } from '@/components/ui/pop-up'

/** What it should look like, one tap away; fetched only when somebody looks. */
export function HintPicture({ pictureId, question }: { pictureId: string; question: string }) {
  const t = useTranslations('answering.hintPicture')
  return (
    <PopUp
      title={t('title')}
      trigger={
        <button type="button" className="link inline-flex min-h-11 items-center justify-self-start">
          {t('show')}
        </button>
      }
    >
      <img
        src={pictureAddress(pictureId)}
        alt={t('alt', { question })}
        className="mx-auto max-h-[60dvh] rounded"
      />
    </PopUp>
  )
}
