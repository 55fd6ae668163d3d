import { sha256OfBytes } from '@/lib/core/fingerprint'

/** A picture as it is kept and sent: scaled, upright, JPEG, without anything the camera wrote. */
export interface ScaledPhoto {
  readonly bytes: ArrayBuffer
  readonly sha256: string
  readonly mediaType: 'image/jpeg'
}

const LONGEST_EDGE = 2000
const QUALITY = 0.85

/**
 * Scales a picture on the phone, so that 20 MB become less than one and no place or time of the
 * camera leaves it. A canvas knows pixels only: metadata cannot survive it.
 * Returns null for what the browser cannot open as a picture.
 */
export async function scalePhoto(file: Blob): Promise<ScaledPhoto | null> {
  const picture = await decode(file)
  if (picture === null) return null
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return null
  // Transparent pixels would turn black in a JPEG.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', QUALITY),
  )
  // Old phones hold few canvases at a time; an empty one frees its memory at once.
  canvas.width = 0
  canvas.height = 0
  if (blob === null || blob.type !== 'image/jpeg') return null
  const bytes = await blob.arrayBuffer()
  return { bytes, sha256: sha256OfBytes(new Uint8Array(bytes)), mediaType: 'image/jpeg' }
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    // The one answer of browsers to bytes that are no picture they know.
    return null
  }
}
