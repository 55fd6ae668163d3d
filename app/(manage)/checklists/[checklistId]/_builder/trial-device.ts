import {
  type FormDevice,
  isEdited,
  type SoundKeeper,
} from '@/components/forms/visit-form/form-device'
import { mediaHead } from '@/components/forms/visit-form/media-head'
import { mediaTypeOf } from '@/lib/core/media-kind'
import { freshId } from './builder-context'

/** A device that forgets: photos and files of a trial stay in the memory of the page. */
export function trialDevice(): FormDevice {
  const kept = new Map<string, Blob>()
  return {
    async keep(questionId, file, as, source) {
      const type = mediaTypeOf(await mediaHead(file))
      if (type === null) {
        return { ok: false, reason: as === 'photo' ? 'unreadable' : 'not-a-file' }
      }
      const id = freshId()
      kept.set(id, file)
      const name = file instanceof File && file.name !== '' ? { name: file.name } : {}
      const takenAt = new Date().toISOString()
      const facts = {
        sha256: '',
        byteSize: file.size,
        mediaType: type,
        takenAt,
        ...name,
        ...(isEdited(source) ? source : {}),
      }
      return { ok: true, file: { id, questionId, ...facts } }
    },
    sounds: async () => forgetfulSounds,
    async find(fileId) {
      const file = kept.get(fileId)
      return file ? { kind: 'here', url: URL.createObjectURL(file) } : { kind: 'lost' }
    },
  }
}

const forgetfulSounds: SoundKeeper = {
  begin: () => ({ id: freshId(), add: async () => {} }),
  find: async () => [],
  settle: async () => {},
  drop: async () => {},
  letGo: () => {},
}
