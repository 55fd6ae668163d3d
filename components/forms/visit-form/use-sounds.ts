'use client'

import { useCallback, useEffect, useState } from 'react'
import { type FoundSound, type SoundKeeper, useFormFiles } from './form-device'
import { endOfLast, type RecordingEnd, rememberEnd } from './running-recording'
import type { Attaching } from './use-attaching'
import type { RecorderUse } from './use-recorder'

export interface Sounds {
  /** Recordings that were begun and never became files. */
  readonly unfinished: readonly FoundSound[]
  /** Why the last recording ended by itself. */
  readonly ended: RecordingEnd | null
  readonly use: RecorderUse
  keep(found: FoundSound): Promise<void>
  drop(found: FoundSound): Promise<void>
}

/** Recordings of one question, from their first second until they are files of the draft. */
export function useSounds(questionId: string, attach: Attaching['attach']): Sounds {
  const { device, handOn } = useFormFiles()
  const [keeper, setKeeper] = useState<SoundKeeper | null>(null)
  const [unfinished, setUnfinished] = useState<readonly FoundSound[]>([])
  const [ended, setEnded] = useState(() => endOfLast(device, questionId))

  const look = useCallback(
    async (sounds: SoundKeeper) => setUnfinished(await sounds.find(questionId)),
    [questionId],
  )
  useEffect(() => {
    let isGone = false
    const open = async () => {
      const sounds = await device.sounds()
      if (isGone) return
      setKeeper(sounds)
      await look(sounds)
    }
    // Without it recordings are made all the same, and the control says that they are not kept yet.
    open().catch((error: unknown) => console.warn(error))
    return () => {
      isGone = true
    }
  }, [device, look])

  async function become(sound: Blob, beganAt: string, keptAs: string | null) {
    const isFile = await attach([sound], { via: 'recorder', at: beganAt })
    if (keptAs === null || keeper === null) return
    if (isFile) {
      handOn()
      await keeper.settle(keptAs)
    } else keeper.letGo(keptAs)
    await look(keeper)
  }
  return {
    unfinished,
    ended,
    use: {
      begin: (mediaType, beganAt) => keeper?.begin(questionId, mediaType, beganAt) ?? null,
      onSound: (sound, beganAt, keptAs) =>
        void become(sound, beganAt, keptAs).catch((error: unknown) => console.warn(error)),
      onEnd: (why) => {
        rememberEnd(device, questionId, why)
        setEnded(why)
      },
    },
    keep: ({ id, sound, beganAt }) => become(sound, beganAt, id),
    async drop({ id }) {
      if (keeper === null) return
      await keeper.drop(id)
      await look(keeper)
    },
  }
}
