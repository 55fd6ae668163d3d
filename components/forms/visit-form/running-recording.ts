/**
 * Why a recording ended that nobody stopped: the page was put away, its question left the screen, it had
 * lasted as long as one may, or the phone ended it, for a call or for another app.
 */
export type RecordingEnd = 'put-away' | 'left' | 'too-long' | 'by-phone'

export interface RunningRecording {
  /** @param why null: somebody wants it to end */
  stop(why: RecordingEnd | null): void
}

/** Follows a recorder that runs: the screen stays on until it ends, and then it is told why it did. */
export function followRecording(
  recorder: Pick<MediaRecorder, 'state' | 'stop' | 'addEventListener'>,
  locks: Pick<WakeLock, 'request'> | undefined,
  onEnd: (why: RecordingEnd | null) => void,
): RunningRecording {
  let end: RecordingEnd | null = 'by-phone'
  const letSleep = keepAwake(locks)
  recorder.addEventListener('stop', () => {
    letSleep()
    onEnd(end)
  })
  return {
    stop(why) {
      if (recorder.state !== 'recording') return
      end = why
      recorder.stop()
    },
  }
}

/** A phone that cannot, or will not, keep its screen on records all the same. Returns what ends it. */
function keepAwake(locks: Pick<WakeLock, 'request'> | undefined): () => void {
  const lock = locks?.request('screen').catch(nothing)
  return () => void lock?.then((held) => held?.release()).catch(nothing)
}

function nothing(): void {}

/** By what keeps the recordings of a form: it lives as long as that form is open. */
const ends = new WeakMap<object, Map<string, RecordingEnd>>()

/** Why the last recording at this question ended by itself, also where its control was gone by then. */
export function endOfLast(form: object, questionId: string): RecordingEnd | null {
  return ends.get(form)?.get(questionId) ?? null
}

export function rememberEnd(form: object, questionId: string, why: RecordingEnd | null): void {
  const known = ends.get(form) ?? new Map<string, RecordingEnd>()
  if (why === null) known.delete(questionId)
  else known.set(questionId, why)
  ends.set(form, known)
}
