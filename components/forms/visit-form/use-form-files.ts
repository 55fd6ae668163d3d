'use client'

import { useMemo } from 'react'
import type { FormDevice, FormFiles } from './form-device'
import { type RecordingRule, soundRefusal } from './recording-rule'
import type { DraftFlow } from './use-draft-flow'

/** What file controls need, for a form whose draft flows this way. */
export function useFormFilesOf(
  device: FormDevice,
  zone: string,
  { latest, addPhoto }: DraftFlow,
  recording: RecordingRule = { kind: 'free' },
): FormFiles {
  return useMemo(
    () => ({
      device,
      zone,
      recording,
      files: new Map(latest.photos.map((file) => [file.id, file])),
      add: async (questionId, file, as, edited) => {
        const refusal = await soundRefusal(file, as, recording)
        if (refusal !== null) return { ok: false, reason: refusal }
        const kept = await device.keep(questionId, file, as, edited)
        if (kept.ok) addPhoto(kept.file)
        return kept
      },
    }),
    [device, zone, latest.photos, addPhoto, recording],
  )
}
