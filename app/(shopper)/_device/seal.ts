/** Bytes as they lie in the store. */
export interface Sealed {
  /** null: in the clear, because this address (no https) or this browser offers no cipher. */
  readonly iv: ArrayBuffer | null
  readonly bytes: ArrayBuffer
}

/** The key of one account on this phone; null: nothing can be sealed here. */
export type SealKey = CryptoKey | null

const CIPHER = 'AES-GCM'
const IV_BYTES = 12

/** Whether this page may use the browser's ciphers at all: not without https. */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined
}

/** A key that no script can read, this one included: it only ever works inside this browser. */
export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt'])
}

/**
 * Seals bytes for one place of the store, so that no sealed row can stand in for another.
 * Without a key they stay as they are.
 */
export async function seal(
  key: SealKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  if (key === null) return { iv: null, bytes: bytes.slice().buffer }
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt(cipherFor(place, iv), key, bytes)
  return { iv: iv.buffer, bytes: sealed }
}

/** What was sealed for this place; null: the key is gone or the bytes were changed. */
export async function unseal(
  key: SealKey,
  place: string,
  { iv, bytes }: Sealed,
): Promise<ArrayBuffer | null> {
  if (iv === null) return bytes
  if (key === null) return null
  try {
    return await crypto.subtle.decrypt(cipherFor(place, new Uint8Array(iv)), key, bytes)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}

function cipherFor(place: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: CIPHER, iv, additionalData: new TextEncoder().encode(place) }
}

export function sealText(key: SealKey, place: string, text: string): Promise<Sealed> {
  return seal(key, place, new TextEncoder().encode(text))
}

/** @returns null where the bytes cannot be opened any longer */
export async function unsealText(
  key: SealKey,
  place: string,
  sealed: Sealed,
): Promise<string | null> {
  const bytes = await unseal(key, place, sealed)
  return bytes === null ? null : new TextDecoder().decode(bytes)
}

export function sealJson(key: SealKey, place: string, value: unknown): Promise<Sealed> {
  return sealText(key, place, JSON.stringify(value))
}

/** @returns undefined where the bytes cannot be opened any longer */
export async function unsealJson(key: SealKey, place: string, sealed: Sealed): Promise<unknown> {
  const text = await unsealText(key, place, sealed)
  return text === null ? undefined : JSON.parse(text)
}
