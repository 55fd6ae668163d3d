import { fetchMakers } from '@/components/forms/visit-form/file-makers'
import {
  type EditedPhoto,
  type FileSource,
  type FormDevice,
  isEdited,
} from '@/components/forms/visit-form/form-device'
import { fileFacts } from '@/lib/core/file-origin'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import { shownFilesOf, type VisitDraft } from '@/lib/core/visit-draft'
import { fetchSounds } from './later-files'
import { newId } from './new-id'
import { isOnServer, loadPhoto, savePhoto } from './photos'
import type { ServerFiles } from './server-files'

/** Photos and files of one visit, kept on this phone; what only the server has is asked of it. */
export function phoneFiles(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
  fromServer: ServerFiles,
  /** Resolves when the newest draft is kept. */
  settled: () => Promise<void>,
): FormDevice {
  return {
    async keep(questionId, chosen, as, source) {
      const now = new Date()
      const makers = await makersOrNull()
      if (makers === null) return { ok: false, reason: 'not-loaded' }
      const { asItIs, makeReady, mostFiles } = makers
      // An edited photo takes the place of another, and was made by the form itself.
      const edited = isEdited(source)
      const isFull = !edited && shownFilesOf(latest()).size >= mostFiles
      if (isFull) return { ok: false, reason: 'too-many' }
      const made = await (edited ? asItIs(chosen, 'image/jpeg') : makeReady(chosen, as))
      if (!made.ok) return made
      const { bytes, ...facts } = made.ready
      const file: FrozenAttachment = {
        id: newId(),
        questionId,
        ...facts,
        ...madeOf(chosen, source, now),
      }
      try {
        await savePhoto({ ...file, ...owner, bytes, receivedAt: null })
      } catch (error) {
        console.warn(error)
        return { ok: false, reason: 'not-kept' }
      }
      return { ok: true, file }
    },
    sounds: async () => (await fetchSounds()).soundKeeper(owner, settled),
    async find(fileId) {
      const file = await loadPhoto(owner.accountId, fileId)
      if (file?.bytes) {
        const blob = new Blob([file.bytes], { type: file.mediaType })
        return { kind: 'here', url: URL.createObjectURL(blob) }
      }
      if (!(await isOnServer(owner.accountId, fileId))) return { kind: 'lost' }
      const shown = await fromServer(fileId)
      // As the server has written it anew: good to look at, and never sent as what it was.
      return shown ? { kind: 'here', url: URL.createObjectURL(shown) } : { kind: 'server' }
    },
  }
}

/** When and where a file was made, as far as the phone can tell. */
function madeOf(chosen: Blob, source: FileSource | EditedPhoto, now: Date): MadeFacts {
  if (isEdited(source)) return source
  const takenAt = now.toISOString()
  if (source.via === undefined) return { takenAt }
  if (source.via === 'recorder') return { takenAt: source.at ?? takenAt, origin: 'recorder' }
  const lastModified = chosen instanceof File ? chosen.lastModified : null
  return { takenAt, ...fileFacts(source.via, lastModified, now) }
}

type MadeFacts = Pick<FrozenAttachment, 'takenAt' | 'edits' | 'origin' | 'fileAt'>

/** Null: there was no network for it yet. */
async function makersOrNull() {
  return fetchMakers().catch((error: unknown) => {
    console.warn(error)
    return null
  })
}
