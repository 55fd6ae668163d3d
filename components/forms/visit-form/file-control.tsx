'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import { AttachedFile } from './attached-file'
import { FilePick } from './file-pick'
import { useFormFiles } from './form-device'
import { KeptStatus } from './kept-status'
import type { FileControlProps } from './rare-control'
import { RecordingConsentAsk } from './recording-consent'
import { useAttaching } from './use-attaching'

/** What the server takes, by its first bytes; the phone says so before anything is kept. */
const accepted = '.pdf,application/pdf,image/*'

/** Documents, pictures and recordings chosen from the phone. */
export function FileControl({ questionId, field, fileIds, labelledBy }: FileControlProps) {
  const t = useTranslations('answering.file')
  const mayBeSound = useFormFiles().recording.kind !== 'off'
  const { attach, remove, isPending, refusal, kept } = useAttaching(questionId, field, 'file')
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, fileIds.length, 'input[type=file]')
  return (
    <div ref={box} className="mt-4 grid gap-2.5">
      {fileIds.map((id, index) => (
        <AttachedFile
          key={id}
          id={id}
          name={t('one', { number: index + 1 })}
          onRemove={() => remove(id)}
        />
      ))}
      <FilePick
        accept={mayBeSound ? `${accepted},audio/*` : accepted}
        labelledBy={labelledBy}
        onFiles={(files) => attach(files, { via: 'file' })}
      >
        {t(fileIds.length > 0 ? 'another' : 'choose')}
      </FilePick>
      <p className="text-13 text-ink-3">{t(mayBeSound ? 'kinds' : 'kindsWithoutSound')}</p>
      <KeptStatus isPending={isPending} count={kept} />
      {refusal === 'consent-needed' ? <RecordingConsentAsk /> : null}
      <SaidError>{refusal ? t(`refusals.${refusal}`) : null}</SaidError>
    </div>
  )
}
