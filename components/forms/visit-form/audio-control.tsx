'use client'

import { useTranslations } from 'next-intl'
import { FieldError } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import { longestRecordingMinutes } from '@/lib/core/sound-length'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { AttachedFile } from './attached-file'
import { FilePick } from './file-pick'
import type { FileControlProps } from './rare-control'
import { RecordingGate } from './recording-consent'
import { UnfinishedSound } from './unfinished-sound'
import { useAttaching } from './use-attaching'
import { type Recorder, useRecorder } from './use-recorder'
import { useSounds } from './use-sounds'

/** Sound recorded on the spot where the browser can, else what the phone's own recorder made. */
export function AudioControl({ questionId, field, fileIds, labelledBy }: FileControlProps) {
  const t = useTranslations('answering.audio')
  const tFile = useTranslations('answering.file')
  const { attach, remove, isPending, refusal } = useAttaching(questionId, field, 'audio')
  const sounds = useSounds(questionId, attach)
  const recorder = useRecorder(sounds.use)
  return (
    <div className="mt-4 grid gap-2.5">
      {fileIds.map((id, index) => (
        <AttachedFile
          key={id}
          id={id}
          name={t('recording', { number: index + 1 })}
          onRemove={() => remove(id)}
        />
      ))}
      {sounds.unfinished.map((found) => (
        <UnfinishedSound
          key={found.id}
          found={found}
          onKeep={() => sounds.keep(found)}
          onDrop={() => sounds.drop(found)}
        />
      ))}
      <RecordingGate>
        <Recording
          recorder={recorder}
          hasFiles={fileIds.length > 0}
          labelledBy={labelledBy}
          onFiles={(files) => attach(files, { via: 'file' })}
        />
      </RecordingGate>
      <p role="status" className="text-13 text-ink-2 empty:hidden">
        {isPending ? tFile('pending') : null}
      </p>
      <FieldError>{recorder.trouble ? t(`troubles.${recorder.trouble}`) : null}</FieldError>
      <FieldError>{refusal ? tFile(`refusals.${refusal}`) : null}</FieldError>
    </div>
  )
}

function Recording({
  recorder,
  hasFiles,
  labelledBy,
  onFiles,
}: {
  recorder: Recorder
  hasFiles: boolean
  labelledBy: string
  onFiles: (files: readonly File[]) => Promise<unknown>
}) {
  const t = useTranslations('answering.audio')
  const format = useFormat()
  const isRunning = recorder.seconds !== null
  return (
    <>
      {isRunning ? (
        <div className="flex items-center justify-between gap-3 rounded border border-red bg-raised py-2.5 pr-3 pl-4">
          <span className="flex items-center gap-3">
            <span aria-hidden className="size-3 rounded-full bg-red motion-safe:animate-pulse" />
            <span role="timer" aria-label={t('running')} className="num text-28 font-medium">
              {format.duration(recorder.seconds ?? 0)}
            </span>
          </span>
          <Button look="primary" size="large" onClick={recorder.stop}>
            {t('stop')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          {recorder.isPossible ? (
            <Button
              size="large"
              className="flex-1"
              aria-describedby={labelledBy}
              onClick={() => void recorder.start()}
            >
              {t(hasFiles ? 'another' : 'record')}
            </Button>
          ) : null}
          <FilePick
            accept="audio/*"
            isCapture={!recorder.isPossible}
            labelledBy={labelledBy}
            onFiles={onFiles}
          >
            {t(recorder.isPossible ? 'choose' : 'recordOutside')}
          </FilePick>
        </div>
      )}
      <p className="text-13 text-ink-3">
        {isRunning ? <KeptLine isKept={recorder.isKept} /> : null}
        {isRunning ? null : t('allowed', { minutes: longestRecordingMinutes })}
      </p>
    </>
  )
}

/** Whether what was recorded so far would outlive this page. */
function KeptLine({ isKept }: { isKept: boolean | null }) {
  const t = useTranslations('answering.audio')
  if (isKept === null) return null
  return <span className={isKept ? undefined : 'text-amber'}>{t(isKept ? 'kept' : 'notKept')}</span>
}
