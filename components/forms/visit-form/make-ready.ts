import { sha256OfBytes } from '@/lib/core/fingerprint'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import {
  attachmentLimits,
  type MediaType,
  mediaFamily,
  mediaHeadBytes,
  mediaTypeOf,
} from '@/lib/core/media-kind'
import { longestRecordingMinutes, soundSeconds } from '@/lib/core/sound-length'
import type { KeepAs, KeepRefusal } from './form-device'
import { scalePhoto } from './scale-photo'

/** Of one visit. */
export const mostFiles = attachmentLimits.files

type Ready = Pick<FrozenAttachment, 'sha256' | 'byteSize' | 'mediaType' | 'name'> & {
  readonly bytes: ArrayBuffer
}
type MadeReady =
  | { readonly ok: true; readonly ready: Ready }
  | { readonly ok: false; readonly reason: KeepRefusal }

/** The bytes as they will be sent: pictures scaled and cleaned, everything else as it is. */
export async function makeReady(chosen: Blob, as: KeepAs): Promise<MadeReady> {
  if (as === 'photo') return asPhoto(chosen)
  // The first bytes tell, before a large file is read into memory.
  const type = mediaTypeOf(new Uint8Array(await chosen.slice(0, mediaHeadBytes).arrayBuffer()))
  const family = mediaFamily(type ?? '')
  if (as === 'audio' && family !== 'audio') return refused('not-audio')
  if (as === 'file' && family === 'picture') return asPhoto(chosen)
  if (type === null || family === null) {
    // A phone's own pictures (HEIC) can be opened and written anew.
    return as === 'file' && chosen.type.startsWith('image/')
      ? asPhoto(chosen)
      : refused('not-a-file')
  }
  return asItIs(chosen, type)
}

async function asPhoto(chosen: Blob): Promise<MadeReady> {
  const scaled = await scalePhoto(chosen)
  if (scaled === null) return refused('unreadable')
  return { ok: true, ready: { ...scaled, byteSize: scaled.bytes.byteLength } }
}

/** The very bytes, measured. */
export async function asItIs(chosen: Blob, mediaType: MediaType): Promise<MadeReady> {
  if (chosen.size > attachmentLimits.bytes[mediaFamily(mediaType) ?? 'document']) {
    return refused('too-large')
  }
  const bytes = await chosen.arrayBuffer()
  const seconds = soundSeconds(new Uint8Array(bytes)) ?? 0
  if (seconds > longestRecordingMinutes * 60) return refused('too-long')
  const sha256 = sha256OfBytes(new Uint8Array(bytes))
  const name = chosen instanceof File ? chosen.name.slice(0, attachmentLimits.name) : ''
  const ready = { bytes, sha256, byteSize: bytes.byteLength, mediaType }
  return { ok: true, ready: name === '' ? ready : { ...ready, name } }
}

function refused(reason: KeepRefusal): MadeReady {
  return { ok: false, reason }
}
