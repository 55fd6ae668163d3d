import { needForFiles } from '@/components/forms/visit-form/file-makers'
import type { FormDevice } from '@/components/forms/visit-form/form-device'
import type { filesOfVisit } from './files-of-visit'

/** What keeps photos and files; it comes with the first control of them, or when the form rests. */
export const fetchFiles = () => import('./files-of-visit')

/** What keeps a recording while it is made. */
export const fetchSounds = () => import('./sound-parts')

// A photo that the phone cannot keep is lost: no control takes one before.
needForFiles(fetchFiles)
needForFiles(fetchSounds)

/** The files of a visit for a form that opens before the code which keeps them is there. */
export function laterFiles(...visit: Parameters<typeof filesOfVisit>): FormDevice {
  let made: FormDevice | null = null
  const device = async () => {
    made ??= (await fetchFiles()).filesOfVisit(...visit)
    return made
  }
  return {
    keep: async (...file) => {
      const found = await device().catch(notThere)
      return found ? found.keep(...file) : { ok: false, reason: 'not-loaded' }
    },
    find: async (fileId) => (await device()).find(fileId),
    sounds: async () => (await device()).sounds(),
  }
}

function notThere(error: unknown): null {
  console.warn(error)
  return null
}
