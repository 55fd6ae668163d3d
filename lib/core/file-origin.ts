import type { FileOrigin, FrozenAttachment } from './frozen-report'

/** What the file itself says about its making. */
export type FileFacts = Pick<FrozenAttachment, 'origin' | 'fileAt'>

/** A picture that lay on the phone for longer was not taken for this answer. Units: ms. */
export const freshPhotoMs = 10 * 60_000

/**
 * What is known of a chosen file's origin.
 *
 * Rule    the camera's button counts as the camera only for a picture that was made in the last ten
 *         minutes: a browser without a camera shows its files instead. The file's own time is kept
 *         where there is one; it is the phone's claim, not a proof.
 * Units   lastModified: milliseconds since 1970, null where the file has no time.
 * Returns facts with absent members for what is not known, never null.
 * Source  PHONE.md, The form (evidence at the question, photo: camera first).
 */
export function fileFacts(via: FileOrigin, lastModified: number | null, now: Date): FileFacts {
  const known = lastModified !== null && lastModified > 0 && lastModified < LATEST
  const fileAt = known ? { fileAt: new Date(lastModified).toISOString() } : {}
  const isOld = known && Math.abs(now.getTime() - lastModified) > freshPhotoMs
  return { origin: via === 'camera' && isOld ? 'gallery' : via, ...fileAt }
}

/** Beyond it no time is written down by a report. */
const LATEST = Date.UTC(3000, 0)
