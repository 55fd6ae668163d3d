import { fetchMakers } from '@/components/forms/visit-form/file-makers'
import type { FormDevice } from '@/components/forms/visit-form/form-device'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import { shownFilesOf, type VisitDraft } from '@/lib/core/visit-draft'
import { newId } from './new-id'
import { loadPhoto, savePhoto } from './photos'
import type { ServerFiles } from './server-files'

/** Photos and files of one visit, kept on this phone; what only the server has is asked of it. */
export function phoneFiles(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
  fromServer: ServerFiles,
): FormDevice {
  return {
    async keep(questionId, chosen, as, edited) {
      const takenAt = new Date().toISOString()
      const makers = await makersOrNull()
      if (makers === null) return { ok: false, reason: 'not-loaded' }
      const { asItIs, makeReady, mostFiles } = makers
      // An edited photo takes the place of another, and was made by the form itself.
      const isFull = !edited && shownFilesOf(latest()).size >= mostFiles
      if (isFull) return { ok: false, reason: 'too-many' }
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

/** Null: there was no network for it yet. */
async function makersOrNull() {
  return fetchMakers().catch((error: unknown) => {
    console.warn(error)
    return null
  })
}
