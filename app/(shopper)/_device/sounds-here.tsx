'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { CutSoundsProps } from './cut-sounds'
import { ownedBy, withStore } from './store'

/** Recordings of a visit that no report took along; their code comes where there is any recording. */
export function SoundsHere(props: CutSoundsProps) {
  const { accountId } = props
  const [Part, setPart] = useState<ComponentType<CutSoundsProps> | null>(null)
  useEffect(() => {
    const look = async () => {
      if ((await withStore((db) => db.count('soundParts', ownedBy(accountId)))) === 0) return
      const { CutSounds } = await import('./cut-sounds')
      setPart(() => CutSounds)
    }
    look().catch((error: unknown) => console.warn(error))
  }, [accountId])
  return Part ? <Part {...props} /> : null
}
