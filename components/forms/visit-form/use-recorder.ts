'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { longestRecordingMinutes } from '@/lib/core/sound-length'
import type { RunningSound } from './form-device'
import { followRecording, type RecordingEnd, type RunningRecording } from './running-recording'

/** Speech needs no more; half an hour is then some 7 MB. Units: bits per second. */
const BIT_RATE = 32_000
/** So much of a recording is lost at most when the phone dies. */
const PART_MS = 2000

export type RecorderTrouble = 'refused' | 'no-microphone' | 'failed'

export interface Recorder {
  /** False where the browser cannot record, or keeps the microphone from pages without https. */
  readonly isPossible: boolean
  /** Seconds of the recording that runs; null while none does. */
  readonly seconds: number | null
  /** Whether all of the running recording so far is on the phone; null before its first part. */
  readonly isKept: boolean | null
  readonly trouble: RecorderTrouble | null
  start(): Promise<void>
  stop(): void
}

export interface RecorderUse {
  /** Begins to keep what is recorded; null where nothing can keep it yet. */
  begin(mediaType: string, beganAt: string): RunningSound | null
  /** A whole recording, with the name under which its parts are kept. */
  onSound(sound: Blob, beganAt: string, keptAs: string | null): void
  /** Why the recording ended; null: somebody stopped it, or another one begins. */
  onEnd(why: RecordingEnd | null): void
}

/**
 * The microphone. A recording ends, is handed on and says why, when it is stopped, when it has lasted
 * half an hour, when its control leaves the screen, when the page is put away and when the phone takes
 * the microphone. Meanwhile its parts are kept every two seconds, and the screen stays on.
 */
export function useRecorder(use: RecorderUse): Recorder {
  const isPossible = useSyncExternalStore(neverChanges, canRecord, () => false)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [isKept, setKept] = useState<boolean | null>(null)
  const [trouble, setTrouble] = useState<RecorderTrouble | null>(null)
  const running = useRef<RunningRecording | null>(null)
  const isGone = useRef(false)
  const latest = useRef(use)
  latest.current = use

  const end = useCallback((why: RecordingEnd | null) => {
    running.current?.stop(why)
    running.current = null
    setSeconds(null)
  }, [])

  useEffect(() => {
    const putAway = () => end('put-away')
    const seen = () => {
      if (document.visibilityState === 'hidden') putAway()
    }
    isGone.current = false
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', putAway)
    return () => {
      isGone.current = true
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pagehide', putAway)
      end('left')
    }
  }, [end])

  const isRunning = seconds !== null
  useEffect(() => {
    if (!isRunning) return
    const begun = performance.now()
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - begun) / 1000)
      if (passed >= longestRecordingMinutes * 60) end('too-long')
      else setSeconds(passed)
    }, 500)
    return () => clearInterval(timer)
  }, [isRunning, end])

  const start = useCallback(async () => {
    setTrouble(null)
    setKept(null)
    latest.current.onEnd(null)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      // The screen may have changed while the browser asked for permission.
      if (isGone.current) return release(stream)
      const recorder = startRecorder(stream, () => latest.current, setKept)
      const recording = followRecording(recorder, navigator.wakeLock, (why) => {
        if (running.current === recording) end(null)
        latest.current.onEnd(why)
      })
      running.current = recording
      setSeconds(0)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }, [end])
  return { isPossible, seconds, isKept, trouble, start, stop: () => end(null) }
}

/** Starts to record. The microphone is let go when the recording stops, and where it does not start. */
export function startRecorder(
  stream: MediaStream,
  use: () => Pick<RecorderUse, 'begin' | 'onSound'>,
  onKept: (isKept: boolean) => void,
): MediaRecorder {
  try {
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BIT_RATE })
    takeParts(recorder, use, onKept)
    recorder.addEventListener('stop', () => release(stream))
    recorder.start(PART_MS)
    return recorder
  } catch (error) {
    release(stream)
    throw error
  }
}

/** Keeps every part as it comes, and hands on the whole when the recorder stops. */
export function takeParts(
  recorder: MediaRecorder,
  use: () => Pick<RecorderUse, 'begin' | 'onSound'>,
  onKept: (isKept: boolean) => void,
): void {
  const beganAt = new Date().toISOString()
  const parts: Blob[] = []
  let kept: RunningSound | null = null
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return
    parts.push(data)
    // Not before: some browsers choose the format with the first part.
    if (parts.length === 1) kept = use().begin(data.type || recorder.mimeType, beganAt)
    if (kept === null) return onKept(false)
    kept.add(data).then(
      () => onKept(true),
      (error: unknown) => {
        console.warn(error)
        onKept(false)
      },
    )
  })
  recorder.addEventListener('stop', () => {
    const sound = new Blob(parts, { type: recorder.mimeType || (parts[0]?.type ?? '') })
    if (sound.size > 0) use().onSound(sound, beganAt, kept?.id ?? null)
  })
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function troubleOf(error: unknown): RecorderTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'refused'
  return name === 'NotFoundError' ? 'no-microphone' : 'failed'
}

function canRecord(): boolean {
  return typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined
}

function neverChanges(): () => void {
  return () => {}
}
