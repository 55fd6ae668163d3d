/** Longer recordings are not taken. */
export const longestRecordingMinutes = 30

const HEADER = 12

/**
 * How long a recording lasts, where its own header says so.
 *
 * Rule    of WAV alone: the bytes of sound by the bytes of a second. Other kinds tell their length
 *         nowhere or at their end; the limit of their bytes holds instead.
 * Units   seconds, not rounded.
 * Returns null for every other kind, and for a WAV whose header says nothing.
 * Source  SECURITY.md, Files (audio <= 30 min).
 */
export function soundSeconds(bytes: Uint8Array): number | null {
  if (nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WAVE') return null
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

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

/** Four bytes, the lowest first; 0 where there are not as many. */
function numberAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) return 0
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true)
}
