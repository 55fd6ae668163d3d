'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Button } from '@/components/ui/plain-button'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import { longestRecordingMinutes } from '@/lib/core/sound-length'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { AttachedFile } from './attached-file'
import { FilePick } from './file-pick'
import { KeptStatus } from './kept-status'
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
  const { attach, remove, isPending, refusal, kept } = useAttaching(questionId, field, 'audio')
  const sounds = useSounds(questionId, attach)
  const recorder = useRecorder(sounds.use)
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, fileIds.length + sounds.unfinished.length, 'input[type=file]')
  return (
    <div ref={box} className="mt-4 grid gap-2.5">
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
      <FormMessage tone="waits">
        {sounds.ended ? t(`ended.${sounds.ended}`, { minutes: longestRecordingMinutes }) : null}
      </FormMessage>
      <RecordingGate>
        <Recording
          recorder={recorder}
          hasFiles={fileIds.length > 0}
          labelledBy={labelledBy}
          onFiles={(files) => attach(files, { via: 'file' })}
        />
      </RecordingGate>
      <KeptStatus isPending={isPending} count={kept} />
      <SaidError>{recorder.trouble ? t(`troubles.${recorder.trouble}`) : null}</SaidError>
      <SaidError>{refusal ? tFile(`refusals.${refusal}`) : null}</SaidError>
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
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, isRunning, 'button, input')
  return (
    <>
      {isRunning ? (
        <div
          ref={box}
          className="flex flex-wrap items-center justify-between gap-3 rounded border border-red bg-raised py-2.5 pr-3 pl-4"
        >
          <span className="flex items-center gap-3">
            <span aria-hidden className="size-3 rounded-full bg-red motion-safe:animate-pulse" />
            <span role="timer" aria-label={t('running')} className="num text-28 font-medium">
              {format.duration(recorder.seconds ?? 0)}
            </span>
          </span>
          <Button look="primary" size="large" aria-describedby={labelledBy} onClick={recorder.stop}>
            {t('stop')}
          </Button>
        </div>
      ) : (
        <div ref={box} className="flex flex-wrap gap-2">
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
      {recorder.isPossible ? <p className="text-13 text-ink-3">{t('stays')}</p> : null}
    </>
  )
}

/** Whether what was recorded so far would outlive this page. */
function KeptLine({ isKept }: { isKept: boolean | null }) {
  const t = useTranslations('answering.audio')
  if (isKept === null) return null
  return <span className={isKept ? undefined : 'text-amber'}>{t(isKept ? 'kept' : 'notKept')}</span>
}
