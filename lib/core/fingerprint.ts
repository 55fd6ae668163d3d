import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json'

/**
 * sha256 of a text.
 *
 * Rule    of its UTF-8 bytes, the same on the phone and on the server.
 * Returns 64 hexadecimal digits in small letters.
 * Source  FIPS 180-4; PHONE.md, Keeping it.
 */
export function sha256OfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/**
 * sha256 of bytes.
 *
 * Rule    the same on the phone and on the server.
 * Returns 64 hexadecimal digits in small letters.
 * Source  FIPS 180-4; PHONE.md, Keeping it.
 */
export function sha256OfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/**
 * The fingerprint of a value: sha256 of its canonical JSON, hexadecimal.
 *
 * Rule    values that are equal but for the order of their members have one fingerprint.
 * Throws  RangeError for a value that has no canonical JSON.
 * Source  SCORING.md, What a result carries.
 */
export function fingerprintOf(value: unknown): string {
  return sha256OfText(canonicalJson(value))
}
