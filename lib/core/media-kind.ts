import type { Question } from './checklist'
import { tracksOfMp4 } from './mp4-boxes'

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

/** How much of a file tells what it is; of an MP4 its tracks besides. Units: bytes. */
export const mediaHeadBytes = 64 * 1024

/**
 * What bytes are, by what stands in them alone: neither a name nor a header is believed.
 *
 * Rule    the first 64 KB decide, and of an MP4 the description of its tracks wherever it stands.
 *         Where films share a container with sound (MP4, WebM), a sound track must be seen there
 *         and a picture track must not; M4A is sound by its brand unless a picture track is seen.
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
  if (has(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return isSoundOfWebm(bytes) ? 'audio/webm' : null
  if (says(bytes, 'ftyp', 4)) return isSoundOfMp4(bytes) ? 'audio/mp4' : null
  if (says(bytes, 'ID3')) return 'audio/mpeg'
  const [first = 0, second = 0] = bytes
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  // Both begin with a row of ones; the two bits of the layer are 0 for AAC and never for MP3.
  if ((second & 0x06) !== 0) return 'audio/mpeg'
  return (second & 0xf0) === 0xf0 ? 'audio/aac' : null
}

/** Brands under which sound travels alone: recorders of phones and of files for playing. */
const soundBrands: ReadonlySet<string> = new Set(['M4A ', 'M4B '])
/** Brands that recorders of browsers write for sound, and that films bear as well. */
const sharedBrands: ReadonlySet<string> = new Set('isom iso2 iso4 iso5 iso6 mp41 dash'.split(' '))

/**
 * By the handlers of its tracks, never by the brand alone where films bear it too. Under the shared
 * brands the whole description of tracks must be there: a picture track may come last in it.
 */
function isSoundOfMp4(bytes: Uint8Array): boolean {
  const brand = textAt(bytes, 8)
  const head = bytes.subarray(0, mediaHeadBytes)
  const tracks = tracksOfMp4(bytes)
  if (hasHandler(head, 'vide') || (tracks && hasHandler(tracks, 'vide'))) return false
  if (soundBrands.has(brand)) return true
  if (brand === 'mp42') return hasHandler(tracks ?? head, 'soun')
  return sharedBrands.has(brand) && tracks !== null && hasHandler(tracks, 'soun')
}

/** A handler box: its name, version and flags, four bytes of nothing, what it handles. */
function hasHandler(head: Uint8Array, kind: string): boolean {
  for (let at = 0; at + 16 <= head.length; at += 1) {
    if (says(head, 'hdlr', at) && says(head, kind, at + 12)) return true
  }
  return false
}

/** Tracks are described before the first cluster; the bytes of sound in it may look like anything. */
function isSoundOfWebm(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, mediaHeadBytes)
  const cluster = placeOf(head, [0x1f, 0x43, 0xb6, 0x75])
  const tracks = cluster < 0 ? head : head.subarray(0, cluster)
  // The element TrackType: 1 for pictures, 2 for sound. Names of picture codecs begin with "V_".
  const isFilm = placeOf(tracks, [0x83, 0x81, 1]) >= 0 || placeOf(tracks, [0x56, 0x5f]) >= 0
  return !isFilm && placeOf(tracks, [0x83, 0x81, 2]) >= 0
}

/** -1 where there is none. */
function placeOf(bytes: Uint8Array, sequence: readonly number[]): number {
  for (let at = 0; at + sequence.length <= bytes.length; at += 1) {
    if (has(bytes, sequence, at)) return at
  }
  return -1
}

function has(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte)
}

function says(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let place = 0; place < text.length; place += 1) {
    if (bytes[at + place] !== text.charCodeAt(place)) return false
  }
  return true
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

/**
 * What may be attached at a question.
 *
 * Rule    sound where sound is asked for; any of the three where a file is; pictures everywhere
 *         else, for evidence is a photo.
 * Returns families of files; a picture first wherever one is allowed.
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
