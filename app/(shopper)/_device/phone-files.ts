import type { FormDevice } from '@/components/forms/visit-form/form-device'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { newId } from './new-id'
import { loadPhoto, savePhoto } from './photos'

/** Photos and files of one visit, kept on this phone. */
export function phoneFiles(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
): FormDevice {
  return {
    async keep(questionId, chosen, as, edited) {
      const takenAt = new Date().toISOString()
      const makers = await fetchMakers()
      if (makers === null) return { ok: false, reason: 'not-loaded' }
      const { asItIs, makeReady, mostFiles } = makers
      // An edited photo takes the place of another, and was made by the form itself.
      const isFull = !edited && shownFiles(latest()) >= mostFiles
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
      return { kind: file?.receivedAt ? 'server' : 'lost' }
    },
  }
}

/** What makes files ready comes after the form; null: there was no network for it yet. */
async function fetchMakers() {
  return import('./make-ready').catch((error: unknown) => {
    console.warn(error)
    return null
  })
}

function shownFiles({ answers, receipt }: VisitDraft): number {
  const ofReceipt = receipt?.photoId ? 1 : 0
  return Object.values(answers).reduce((sum, { photos }) => sum + photos.length, ofReceipt)
}
