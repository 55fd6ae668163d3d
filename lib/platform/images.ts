import 'server-only'
import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { mediaFamily, mediaTypeOf } from '@/lib/core/media-kind'

/** A picture as it is stored: decoded, turned upright, written anew, without metadata. */
export interface StoredPicture {
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
}

export type PictureRefusal = 'not-a-photo' | 'too-many-pixels' | 'unreadable-photo'

export type ReadPicture =
  | { readonly ok: true; readonly picture: StoredPicture }
  | { readonly ok: false; readonly reason: PictureRefusal }

export const pictureLimits = { pixels: 50_000_000, photoEdge: 2400, logoEdge: 1200 } as const

// Only these three decoders are ever reachable; HEIF and SVG are the ones with the long history.
const allowedDecoders = ['Jpeg', 'Png', 'Webp'].map((name) => `VipsForeignLoad${name}Buffer`)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: allowedDecoders })
// A phone's photo is decoded once and never again, so a cache of pixels only eats memory.
sharp.cache(false)
sharp.concurrency(1)

/** At most so many pictures are decoded at a time: one of 50 Mpx takes some 200 MB. */
const PLACES = 2
let taken = 0
const waiting: (() => void)[] = []

/**
 * A photo from a phone, as it may be stored.
 *
 * Rule    magic bytes decide, never a name or a declared type; at most 50 Mpx; written anew as JPEG
 *         with its longer edge at most 2400 px, so neither EXIF nor what hides behind it is kept.
 * Source  SECURITY.md, Files.
 */
export async function readPhoto(bytes: Uint8Array): Promise<ReadPicture> {
  return inTurn(() =>
    readPicture(bytes, async (image) => ({
      ...(await image
        .resize(box(pictureLimits.photoEdge))
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 84 })
        .toBuffer({ resolveWithObject: true })),
      mediaType: 'image/jpeg',
    })),
  )
}

/** An organisation's logo: the same, as PNG, so that transparency stays. */
export async function readLogo(bytes: Uint8Array): Promise<ReadPicture> {
  return inTurn(() =>
    readPicture(bytes, async (image) => ({
      ...(await image
        .resize(box(pictureLimits.logoEdge))
        .png()
        .toBuffer({ resolveWithObject: true })),
      mediaType: 'image/png',
    })),
  )
}

/** Proves that the blocked decoders are blocked; a start that cannot is no start. */
export async function assertImageDecoders(): Promise<void> {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
  const dot = { width: 16, height: 16, channels: 3, background: '#000000' } as const
  const heif = await sharp({ create: dot }).avif().toBuffer()
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  for (const [name, bytes] of Object.entries({ svg, heif, gif })) {
    const opened = await sharp(bytes)
      .metadata()
      .then(() => true)
      .catch(() => false)
    if (opened) throw new Error(`The ${name} decoder is not blocked`)
  }
}

function box(edge: number) {
  return { width: edge, height: edge, fit: 'inside', withoutEnlargement: true } as const
}

interface Written {
  readonly data: Buffer
  readonly info: OutputInfo
  readonly mediaType: StoredPicture['mediaType']
}

/** By the first bytes: JPEG, PNG or WebP, whatever it is called. */
function isPicture(bytes: Uint8Array): boolean {
  return mediaFamily(mediaTypeOf(bytes) ?? '') === 'picture'
}

async function readPicture(
  bytes: Uint8Array,
  write: (image: Sharp) => Promise<Written>,
): Promise<ReadPicture> {
  if (!isPicture(bytes)) return { ok: false, reason: 'not-a-photo' }
  try {
    // The head alone tells the size; nothing is decoded before the size is known to be bearable.
    const head = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (head.width * head.height > pictureLimits.pixels) {
      return { ok: false, reason: 'too-many-pixels' }
    }
    const limitInputPixels = pictureLimits.pixels
    const image = sharp(bytes, { limitInputPixels, failOn: 'error' }).autoOrient()
    const { data, info, mediaType } = await write(image)
    const { width, height } = info
    return { ok: true, picture: { bytes: data, mediaType, width, height } }
  } catch {
    // libvips knows one kind of error: these bytes are no picture that it can decode.
    return { ok: false, reason: 'unreadable-photo' }
  }
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (taken >= PLACES) await new Promise<void>((resolve) => waiting.push(resolve))
  else taken += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else taken -= 1
  }
}
