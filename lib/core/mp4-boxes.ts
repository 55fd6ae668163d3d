/** A part of an MP4 at the top of the file. Units: bytes from its beginning. */
export interface Mp4Box {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** So many bytes tell where a box ends. */
export const boxHeadBytes = 16

/** Nobody describes half an hour of sound at more length. Units: bytes. */
const longestDescription = 4 * 1024 * 1024

/** Boxes that are stepped over before the description is given up. */
const mostBoxes = 200

/**
 * The box whose first bytes these are.
 *
 * Rule    four bytes of length, four of its name; a length of 1 stands in the eight bytes behind the
 *         name, one of 0 reaches to the end of the file.
 * Units   bytes.
 * Returns null where no box can begin: too few bytes, or an end that lies before its head or beyond
 *         the file.
 * Source  ISO/IEC 14496-12, 4.2.
 */
export function mp4BoxAt(head: Uint8Array, start: number, fileBytes: number): Mp4Box | null {
  if (head.length < 8) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const name = String.fromCharCode(...head.subarray(4, 8))
  const stated = view.getUint32(0)
  if (stated === 1 && head.length < boxHeadBytes) return null
  const long = stated === 1 ? view.getUint32(8) * 2 ** 32 + view.getUint32(12) : stated
  const end = stated === 0 ? fileBytes : start + long
  return end >= start + 8 && end <= fileBytes ? { name, start, end } : null
}

/**
 * Steps over the boxes of a file to the description of its tracks; whoever runs this reads the head
 * of each box that is asked for, from memory or from a file too large for it.
 *
 * Rule    the first `moov` counts, wherever it stands: recorders of phones write it last.
 * Units   bytes.
 * Returns null where sizes lead nowhere, after 200 boxes, or where it is longer than 4 MB.
 * Source  ISO/IEC 14496-12, 8.2.1.
 */
export function* stepsToTracks(
  fileBytes: number,
): Generator<{ readonly start: number; readonly end: number }, Mp4Box | null, Uint8Array> {
  let start = 0
  for (let count = 0; count < mostBoxes && start < fileBytes; count += 1) {
    const head = yield { start, end: Math.min(start + boxHeadBytes, fileBytes) }
    const box = mp4BoxAt(head, start, fileBytes)
    if (box?.name === 'moov') return box.end - box.start <= longestDescription ? box : null
    if (box === null) return null
    start = box.end
  }
  return null
}

/**
 * The description of the tracks of an MP4 that is in memory.
 *
 * Rule    as `stepsToTracks`.
 * Returns null for everything that has none.
 * Source  ISO/IEC 14496-12, 8.2.1.
 */
export function tracksOfMp4(bytes: Uint8Array): Uint8Array | null {
  const steps = stepsToTracks(bytes.length)
  let step = steps.next()
  while (!step.done) step = steps.next(bytes.subarray(step.value.start, step.value.end))
  return step.value && bytes.subarray(step.value.start, step.value.end)
}
