'use client'

import { useMemo } from 'react'
import type { FormDevice, FormFiles } from './form-device'
import type { DraftFlow } from './use-draft-flow'

/** What file controls need, for a form whose draft flows this way. */
export function useFormFilesOf(
  device: FormDevice,
  zone: string,
  { latest, addPhoto }: DraftFlow,
): FormFiles {
  return useMemo(
    () => ({
      device,
      zone,
      files: new Map(latest.photos.map((file) => [file.id, file])),
      add: async (questionId, file, as) => {
        const kept = await device.keep(questionId, file, as)
        if (kept.ok) addPhoto(kept.file)
        return kept
      },
    }),
    [device, zone, latest.photos, addPhoto],
  )
}
