/** Coming back to the page within it asks the server nothing. */
const REST_MS = 60_000

export interface KeepingRhythm {
  /** Works, unless it has just done so or nothing may be asked now: then nothing is counted. */
  readonly keep: () => void
  /** Works however little time has passed: the network has returned. */
  readonly keepAtOnce: () => void
}

/** @param work what is asked of the server; where it fails, the next time is not far */
export function makeKeepingRhythm(
  work: () => Promise<void>,
  mayAsk: () => boolean,
  now: () => number,
): KeepingRhythm {
  let last = Number.NEGATIVE_INFINITY
  const keep = () => {
    if (!mayAsk() || now() - last < REST_MS) return
    last = now()
    work().catch((error: unknown) => {
      last = Number.NEGATIVE_INFINITY
      console.warn(error)
    })
  }
  const keepAtOnce = () => {
    last = Number.NEGATIVE_INFINITY
    keep()
  }
  return { keep, keepAtOnce }
}
