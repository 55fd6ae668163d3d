'use client'

import { useEffect, useState } from 'react'

/** The pixels behind an address; null while they come, `unreadable` when they cannot. */
export function usePicture(url: string): ImageBitmap | 'unreadable' | null {
  const [picture, setPicture] = useState<ImageBitmap | 'unreadable' | null>(null)
  useEffect(() => {
    let isGone = false
    let made: ImageBitmap | null = null
    decode(url).then(
      (bitmap) => {
        made = bitmap
        if (isGone) bitmap.close()
        else setPicture(bitmap)
      },
      (error: unknown) => {
        console.warn(error)
        if (!isGone) setPicture('unreadable')
      },
    )
    return () => {
      isGone = true
      made?.close()
      setPicture(null)
    }
  }, [url])
  return picture
}

/** Through an image element: the policy of the page lets no script fetch a `blob:` address. */
async function decode(url: string): Promise<ImageBitmap> {
  const image = new Image()
  image.src = url
  await image.decode()
  return createImageBitmap(image)
}
