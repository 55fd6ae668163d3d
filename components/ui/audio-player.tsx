'use client'

import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { controlClass } from './field-error'

const rates = [1, 1.25, 1.5, 2] as const
const SKIP_SECONDS = 10
/** Beyond any recording: asked for it, a browser finds out where the recording ends. */
const FAR = 1e7

/** A recording to be heard closely: play, ten seconds back and on, any place, slower or faster. */
export function AudioPlayer({ src, name }: { src: string; name: string }) {
  const t = useTranslations('evidence.player')
  const format = useFormat()
  const sound = useSound()
  const { audio, isPlaying, at, length, rate, hasFailed } = sound
  const shown = (seconds: number) => format.duration(Math.floor(seconds))
  const place = t('at', { at: shown(at), all: length === null ? '–' : shown(length) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent
    <div role="group" aria-label={name} className="grid gap-1">
      <audio ref={audio} preload="metadata" src={src} aria-label={name} {...sound.listeners} />
      <div className="flex flex-wrap items-center gap-1">
        <Mark label={t(isPlaying ? 'pause' : 'play')} onPress={sound.toggle}>
          {isPlaying ? (
            <Pause aria-hidden className="size-5" />
          ) : (
            <Play aria-hidden className="size-5" />
          )}
        </Mark>
        <Mark
          label={t('back', { seconds: SKIP_SECONDS })}
          onPress={() => sound.goTo(at - SKIP_SECONDS)}
        >
          <RotateCcw aria-hidden className="size-4.5" />
        </Mark>
        <Mark
          label={t('forward', { seconds: SKIP_SECONDS })}
          onPress={() => sound.goTo(at + SKIP_SECONDS)}
        >
          <RotateCw aria-hidden className="size-4.5" />
        </Mark>
        <select
          aria-label={t('speed')}
          value={rate}
          onChange={(event) => sound.setRate(Number(event.target.value))}
          className={`${controlClass} num ml-auto h-9 w-auto px-2 text-13 pointer-coarse:h-11`}
        >
          {rates.map((value) => (
            <option key={value} value={value}>
              {t('times', { rate: format.decimal(String(value)) })}
            </option>
          ))}
        </select>
      </div>
      <div className="flex items-center gap-2">
        <input
          type="range"
          aria-label={t('seek')}
          aria-valuetext={place}
          min={0}
          max={length ?? 0}
          step={1}
          value={Math.min(at, length ?? 0)}
          disabled={length === null}
          onChange={(event) => sound.goTo(Number(event.target.value))}
          className="h-9 min-w-0 flex-1 accent-accent pointer-coarse:h-11"
        />
        <span aria-hidden className="num text-13 text-ink-2">
          {place}
        </span>
      </div>
      {hasFailed ? (
        <p role="alert" className="text-13 text-red">
          {t('failed')}
        </p>
      ) : null}
    </div>
  )
}

function useSound() {
  const audio = useRef<HTMLAudioElement>(null)
  const isMeasuring = useRef(false)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState<number | null>(null)
  const [rate, setRate] = useState(1)
  const [hasFailed, setFailed] = useState(false)
  const measure = ({ currentTarget: sound }: SyntheticEvent<HTMLAudioElement>) => {
    if (Number.isFinite(sound.duration)) {
      setLength(sound.duration)
      // What was recorded in a browser does not say its length before its end was looked at.
      if (isMeasuring.current) sound.currentTime = 0
      isMeasuring.current = false
    } else if (!isMeasuring.current) {
      isMeasuring.current = true
      sound.currentTime = FAR
    }
  }
  return {
    audio,
    isPlaying,
    at,
    length,
    rate,
    hasFailed,
    listeners: {
      onLoadedMetadata: measure,
      onDurationChange: measure,
      onTimeUpdate: ({ currentTarget }: SyntheticEvent<HTMLAudioElement>) => {
        if (!isMeasuring.current) setAt(currentTarget.currentTime)
      },
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onError: () => setFailed(true),
    },
    toggle: () => {
      const sound = audio.current
      if (sound === null) return
      if (!sound.paused) return sound.pause()
      if (isMeasuring.current) {
        isMeasuring.current = false
        sound.currentTime = 0
      }
      // Refused for what `onError` says as well, or because it was paused at once.
      sound.play().catch((error: unknown) => console.warn(error))
    },
    goTo: (seconds: number) => {
      if (audio.current === null) return
      audio.current.currentTime = Math.min(Math.max(seconds, 0), length ?? Math.max(seconds, 0))
      setAt(audio.current.currentTime)
    },
    setRate: (next: number) => {
      setRate(next)
      if (audio.current) audio.current.playbackRate = next
    },
  }
}

function Mark({
  label,
  onPress,
  children,
}: {
  label: string
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-9 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-11"
    >
      {children}
    </button>
  )
}
