import type { FormDevice } from '@/components/forms/visit-form/form-device'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { loadPhoto, savePhoto } from './drafts'
import { newId } from './new-id'
import { scalePhoto } from './scale-photo'

/** As many as the server takes for one visit. */
const MOST_PHOTOS = 30

/** Photos of one visit, kept on this phone. */
export function phoneCamera(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
): FormDevice {
  return {
    async takePhoto(questionId, file) {
      if (shownPhotos(latest()) >= MOST_PHOTOS) return { ok: false, reason: 'too-many' }
      const takenAt = new Date().toISOString()
      const scaled = await scalePhoto(file)
      if (scaled === null) return { ok: false, reason: 'unreadable' }
      const { bytes, sha256, mediaType } = scaled
      const byteSize = bytes.byteLength
      const photo = { id: newId(), questionId, sha256, byteSize, mediaType, takenAt }
      try {
        await savePhoto({ ...photo, ...owner, bytes, receivedAt: null })
      } catch (error) {
        console.warn(error)
        return { ok: false, reason: 'not-kept' }
      }
      return { ok: true, photo }
    },
    async findPhoto(photoId) {
      const photo = await loadPhoto(owner.accountId, photoId)
      if (photo?.bytes) {
        const blob = new Blob([photo.bytes], { type: photo.mediaType })
        return { kind: 'here', url: URL.createObjectURL(blob) }
      }
      return { kind: photo?.receivedAt ? 'server' : 'lost' }
    },
  }
}

function shownPhotos({ answers }: VisitDraft): number {
  return Object.values(answers).reduce((sum, { photos }) => sum + photos.length, 0)
}
