'use client'

import { useMemo } from 'react'
import { fetchSoundRule } from './file-makers'
import type { FormDevice, FormFiles, KeepAs, KeepRefusal } from './form-device'
import type { RecordingRule } from './recording-rule'
import type { DraftFlow } from './use-draft-flow'

/** What file controls need, for a form whose draft flows this way. */
export function useFormFilesOf(
  device: FormDevice,
  zone: string,
  { latest, addPhoto, flush }: DraftFlow,
  recording: RecordingRule = { kind: 'free' },
): FormFiles {
  return useMemo(
    () => ({
      device,
      zone,
      recording,
      files: new Map(latest.photos.map((file) => [file.id, file])),
      handOn: () => void flush(),
      add: async (questionId, file, as, source) => {
        const refusal = await refusalOf(file, as, recording)
        if (refusal !== null) return { ok: false, reason: refusal }
        const kept = await device.keep(questionId, file, as, source)
        if (kept.ok) addPhoto(kept.file)
        return kept
      },
    }),
    [device, zone, latest.photos, addPhoto, flush, recording],
  )
}

/** Only what may be sound is looked into, with code that comes after the form. */
async function refusalOf(file: Blob, as: KeepAs, rule: RecordingRule): Promise<KeepRefusal | null> {
  if (as === 'photo' || as === 'signature') return null
  try {
    const { soundRefusal } = await fetchSoundRule()
    return await soundRefusal(file, rule)
  } catch (error) {
    console.warn(error)
    return 'not-loaded'
  }
}
