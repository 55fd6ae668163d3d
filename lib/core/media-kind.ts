import type { Question } from './checklist'

/** What the shopper may attach. Anything else could carry what nobody can check. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'
export type AudioType =
  | 'audio/aac'
  | 'audio/mp4'
  | 'audio/mpeg'
  | 'audio/ogg'
  | 'audio/wav'
  | 'audio/webm'
export type MediaType = PictureType | AudioType | 'application/pdf'

export type MediaFamily = 'picture' | 'audio' | 'document'

export const mediaTypes: readonly MediaType[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/aac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'application/pdf',
]

/** What one visit may hold. Units: bytes; a name in characters. */
export const attachmentLimits = {
  files: 30,
  name: 200,
  bytes: { picture: 15 * 1024 * 1024, document: 15 * 1024 * 1024, audio: 50 * 1024 * 1024 },
  bytesPerVisit: 200 * 1024 * 1024,
} as const

/**
 * The family of a media type as a header states it.
 *
 * Rule    parameters ("; codecs=opus") do not matter.
 * Returns null for a type that is not taken.
 * Source  SECURITY.md, Files.
 */
export function mediaFamily(stated: string): MediaFamily | null {
  const bare = stated.split(';')[0]?.trim().toLowerCase()
  const type = mediaTypes.find((known) => known === bare)
  if (type === undefined) return null
  if (type === 'application/pdf') return 'document'
  return type.startsWith('audio/') ? 'audio' : 'picture'
}

/**
 * What bytes are, by their beginning alone: neither a name nor a header is believed.
 *
 * Returns null for everything that is not taken, also for HEIF pictures and for films that share
 *         a container with sound.
 * Source  SECURITY.md, Files.
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  if (has(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (has(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (says(bytes, 'RIFF') && says(bytes, 'WEBP', 8)) return 'image/webp'
  if (says(bytes, '%PDF-')) return 'application/pdf'
  return audioTypeOf(bytes)
}

function audioTypeOf(bytes: Uint8Array): AudioType | null {
  if (says(bytes, 'RIFF') && says(bytes, 'WAVE', 8)) return 'audio/wav'
  if (says(bytes, 'OggS')) return 'audio/ogg'
  if (has(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return 'audio/webm'
  if (says(bytes, 'ftyp', 4)) return isSoundBrand(textAt(bytes, 8)) ? 'audio/mp4' : null
  if (says(bytes, 'ID3')) return 'audio/mpeg'
  const [first = 0, second = 0] = bytes
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  // Both begin with a row of ones; the two bits of the layer are 0 for AAC and never for MP3.
  if ((second & 0x06) !== 0) return 'audio/mpeg'
  return (second & 0xf0) === 0xf0 ? 'audio/aac' : null
}

/** Recorders of phones write general brands; pictures (heic, avif) have brands of their own. */
function isSoundBrand(brand: string): boolean {
  return /^(?:M4A |M4B |mp41|mp42|isom|iso[2-9]|dash|3gp.)$/.test(brand)
}

function has(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte)
}

function says(bytes: Uint8Array, text: string, at = 0): boolean {
  return textAt(bytes, at, text.length) === text
}

function textAt(bytes: Uint8Array, at: number, length = 4): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/**
 * What may be attached at a question.
 *
 * Rule    sound where sound is asked for; any of the three where a file is; pictures everywhere
 *         else, for evidence is a photo.
 * Source  PHONE.md, The form; SECURITY.md, Files.
 */
export function familiesAt({ type }: Question): readonly MediaFamily[] {
  switch (type) {
    case 'audio':
      return ['audio']
    case 'file':
      return ['picture', 'document', 'audio']
    default:
      return ['picture']
  }
}
