import type { FormDevice, KeepAs, KeepRefusal } from '@/components/forms/visit-form/form-device'
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
import { shownFilesOf, type VisitDraft } from '@/lib/core/visit-draft'
import { newId } from './new-id'
import { loadPhoto, savePhoto } from './photos'
import { scalePhoto } from './scale-photo'
import type { ServerFiles } from './server-files'

/** Photos and files of one visit, kept on this phone; what only the server has is asked of it. */
export function phoneFiles(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
  fromServer: ServerFiles,
): FormDevice {
  return {
    async keep(questionId, chosen, as, edited) {
      // An edited photo takes the place of another, and was made by the form itself.
      const isFull = !edited && shownFilesOf(latest()).size >= attachmentLimits.files
      if (isFull) return { ok: false, reason: 'too-many' }
      const takenAt = new Date().toISOString()
      const made = await (edited ? asItIs(chosen, 'image/jpeg') : makeReady(chosen, as))
      if (!made.ok) return made
      const { bytes, ...facts } = made.ready
      const file: FrozenAttachment = { id: newId(), questionId, ...facts, takenAt, ...edited }
      try {
        await savePhoto({ ...file, ...owner, bytes, receivedAt: null })
      } catch (error) {
        console.warn(error)
        return { ok: false, reason: 'not-kept' }
      }
      return { ok: true, file }
    },
    async find(fileId) {
      const file = await loadPhoto(owner.accountId, fileId)
      if (file?.bytes) {
        const blob = new Blob([file.bytes], { type: file.mediaType })
        return { kind: 'here', url: URL.createObjectURL(blob) }
      }
      if (!file?.receivedAt) return { kind: 'lost' }
      const shown = await fromServer(fileId)
      // As the server has written it anew: good to look at, and never sent as what it was.
      return shown ? { kind: 'here', url: URL.createObjectURL(shown) } : { kind: 'server' }
    },
  }
}

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

async function asItIs(chosen: Blob, mediaType: MediaType): Promise<MadeReady> {
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
