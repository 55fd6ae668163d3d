'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { longestRecordingMinutes } from '@/lib/core/sound-length'

/** Speech needs no more; half an hour is then some 7 MB. Units: bits per second. */
const BIT_RATE = 32_000

export type RecorderTrouble = 'refused' | 'no-microphone' | 'failed'

export interface Recorder {
  /** False where the browser cannot record, or keeps the microphone from pages without https. */
  readonly isPossible: boolean
  /** Seconds of the recording that runs; null while none does. */
  readonly seconds: number | null
  readonly trouble: RecorderTrouble | null
  start(): Promise<void>
  stop(): void
}

/**
 * The microphone. A recording ends, and is handed on, when it is stopped, when it has lasted half an
 * hour, when its control leaves the screen and when the page is put away.
 */
export function useRecorder(onSound: (sound: Blob) => void): Recorder {
  const isPossible = useSyncExternalStore(neverChanges, canRecord, () => false)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<RecorderTrouble | null>(null)
  const running = useRef<MediaRecorder | null>(null)
  const isGone = useRef(false)
  const handOn = useRef(onSound)
  handOn.current = onSound

  const stop = useCallback(() => {
    if (running.current?.state === 'recording') running.current.stop()
    running.current = null
    setSeconds(null)
  }, [])

  useEffect(() => {
    const putAway = () => {
      if (document.visibilityState === 'hidden') stop()
    }
    isGone.current = false
    document.addEventListener('visibilitychange', putAway)
    return () => {
      isGone.current = true
      document.removeEventListener('visibilitychange', putAway)
      stop()
    }
  }, [stop])

  const isRunning = seconds !== null
  useEffect(() => {
    if (!isRunning) return
    const begun = performance.now()
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - begun) / 1000)
      if (passed >= longestRecordingMinutes * 60) stop()
      else setSeconds(passed)
    }, 500)
    return () => clearInterval(timer)
  }, [isRunning, stop])

  const start = useCallback(async () => {
    setTrouble(null)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      // The screen may have changed while the browser asked for permission.
      if (isGone.current) return release(stream)
      const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BIT_RATE })
      const parts: Blob[] = []
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
      recorder.addEventListener('stop', () => {
        release(stream)
        const sound = new Blob(parts, { type: recorder.mimeType })
        if (sound.size > 0) handOn.current(sound)
      })
      recorder.start()
      running.current = recorder
      setSeconds(0)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }, [])
  return { isPossible, seconds, trouble, start, stop }
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
