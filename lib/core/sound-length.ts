import { tracksOfMp4 } from './mp4-boxes'

/** Longer recordings are not taken. */
export const longestRecordingMinutes = 30

const HEADER = 12

/**
 * How long a recording lasts, where its own header says so.
 *
 * Rule    of WAV the bytes of sound by the bytes of a second; of MP4 and M4A what the description of
 *         the tracks says, wherever it stands. Other kinds tell their length nowhere or at their
 *         end; the limit of their bytes holds instead.
 * Units   seconds, not rounded.
 * Returns null for every other kind, for a header that says nothing, and for a recording in pieces,
 *         whose length nobody knew when its header was written.
 * Source  SECURITY.md, Files (audio <= 30 min); ISO/IEC 14496-12, 8.2.2.
 */
export function soundSeconds(bytes: Uint8Array): number | null {
  if (nameAt(bytes, 0) === 'RIFF' && nameAt(bytes, 8) === 'WAVE') return waveSeconds(bytes)
  if (nameAt(bytes, 4) === 'ftyp') return mp4Seconds(bytes)
  return null
}

function waveSeconds(bytes: Uint8Array): number | null {
  let bytesPerSecond = 0
  for (let at = HEADER; at + 8 <= bytes.length; ) {
    const name = nameAt(bytes, at)
    const size = numberAt(bytes, at + 4)
    const body = at + 8
    if (name === 'fmt ') bytesPerSecond = numberAt(bytes, body + 8)
    if (name === 'data') {
      // A header written before the recording ended may say anything: what is there counts.
      const sound = Math.min(size, bytes.length - body)
      return bytesPerSecond > 0 ? sound / bytesPerSecond : null
    }
    at = body + size + (size % 2)
  }
  return null
}

/** The head of the film: version and flags, two moments, parts of a second, length in those. */
function mp4Seconds(bytes: Uint8Array): number | null {
  const tracks = tracksOfMp4(bytes)?.subarray(8)
  if (tracks === undefined || nameAt(tracks, 4) !== 'mvhd' || tracks.length < 40) return null
  const view = new DataView(tracks.buffer, tracks.byteOffset + 8, 32)
  const isLong = view.getUint8(0) === 1
  const perSecond = view.getUint32(isLong ? 20 : 12)
  const length = isLong
    ? view.getUint32(24) * 2 ** 32 + view.getUint32(28)
    : unknownAsZero(view.getUint32(16))
  return perSecond > 0 && length > 0 ? length / perSecond : null
}

/** All bits set: whoever wrote it did not know. */
function unknownAsZero(length: number): number {
  return length === 0xffffffff ? 0 : length
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

/** Four bytes, the lowest first; 0 where there are not as many. */
function numberAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) return 0
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true)
}
