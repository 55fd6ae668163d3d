'use client'

import { useTranslations } from 'next-intl'
import { pictureAddress } from '@/components/ui/picture'
import { LookAt } from './look-at'

/** What it should look like, one tap away; fetched only when somebody looks. */
export function HintPicture({ pictureId, question }: { pictureId: string; question: string }) {
  const t = useTranslations('answering.hintPicture')
  return (
    <LookAt label={t('show')} title={t('title')} className="justify-self-start">
      <img
        src={pictureAddress(pictureId)}
        alt={t('alt', { question })}
        className="mx-auto max-h-[60dvh] rounded"
      />
    </LookAt>
  )
}
