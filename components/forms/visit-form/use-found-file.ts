'use client'

import { useEffect, useState } from 'react'
import { type FoundFile, useFormFiles } from './form-device'

interface Found {
  readonly id: string
  readonly file: FoundFile
}

/** Where a kept file is; null while it is looked up. */
export function useFoundFile(id: string): FoundFile | null {
  const { device } = useFormFiles()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let made: FoundFile | null = null
    let isGone = false
    const release = () => {
      if (made?.kind === 'here') URL.revokeObjectURL(made.url)
    }
    device.find(id).then(
      (file) => {
        made = file
        if (isGone) release()
        else setFound({ id, file })
      },
      (error: unknown) => console.warn(error),
    )
    return () => {
      isGone = true
      release()
    }
  }, [device, id])
  // What was found under another id has been let go.
  return found?.id === id ? found.file : null
}
