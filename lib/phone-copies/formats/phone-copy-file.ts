import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import 'server-only'
import {
  manifestHashPath,
  manifestPath,
  type PhoneCopyManifest,
  phoneCopyLimits,
} from '@/lib/core/phone-copy'
import { type PhoneCopyRefusal, phoneCopyManifestSchema } from '../schema'

export interface PhoneCopy {
  readonly manifest: PhoneCopyManifest
  /** The bytes of a part; null: it is not there, or not what it was. */
  part(named: { readonly path: string; readonly sha256: string }): Uint8Array | null
}

export type ReadPhoneCopy =
  | { readonly ok: true; readonly copy: PhoneCopy }
  | { readonly ok: false; readonly reason: PhoneCopyRefusal }

/** Opens a copy that a phone has saved. Nothing of it is believed before its hash was checked. */
export function readPhoneCopy(bytes: Uint8Array): ReadPhoneCopy {
  if (bytes.byteLength > phoneCopyLimits.bytes) return { ok: false, reason: 'too-large' }
  const parts = unpack(bytes)
  if (parts === 'too-large' || parts === 'damaged') return { ok: false, reason: parts }
  const manifestBytes = parts?.[manifestPath]
  if (!parts || !manifestBytes) return { ok: false, reason: 'not-a-copy' }
  const stated = parts[manifestHashPath]
  if (!stated || strFromU8(stated).trim() !== hashOf(manifestBytes)) {
    return { ok: false, reason: 'damaged' }
  }
  const read = jsonIn(manifestBytes)
  const manifest = phoneCopyManifestSchema.safeParse(read)
  if (!manifest.success) return { ok: false, reason: isNewer(read) ? 'newer-copy' : 'not-a-copy' }
  const part: PhoneCopy['part'] = ({ path, sha256 }) => {
    const found = Object.hasOwn(parts, path) ? parts[path] : undefined
    return found && hashOf(found) === sha256 ? found : null
  }
  return { ok: true, copy: { manifest: manifest.data, part } }
}

/** Bounded before anything is unpacked: by the number of parts and by what they say of their size. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> | 'too-large' | 'damaged' | null {
  let size = 0
  let count = 0
  let isTooLarge = false
  const filter = ({ originalSize }: { originalSize: number }) => {
    size += originalSize
    count += 1
    isTooLarge ||= size > phoneCopyLimits.bytes || count > phoneCopyLimits.parts
    return !isTooLarge
  }
  try {
    const parts = unzipSync(bytes, { filter })
    return isTooLarge ? 'too-large' : parts
  } catch {
    // An archive that does not open came in part, or was changed; anything else never was one.
    return startsAsArchive(bytes) ? 'damaged' : null
  }
}

function startsAsArchive(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, place) => bytes[place] === byte)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes))
  } catch {
    return null
  }
}

function isNewer(read: unknown): boolean {
  const format: unknown = typeof read === 'object' && read !== null && Reflect.get(read, 'format')
  return typeof format === 'string' && /^etalon\.phone-copy\/(?!1$)/.test(format)
}
