import { expect, test } from 'vitest'
import { fingerprintOf, sha256OfBytes, sha256OfText } from './fingerprint'

// FIPS 180-4, the examples of the secure hash standard.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('sha256 of "%s"', (text, hash) => {
  expect(sha256OfText(text)).toBe(hash)
  expect(sha256OfBytes(new TextEncoder().encode(text))).toBe(hash)
})

test('a text is hashed as UTF-8', () => {
  expect(sha256OfText('é')).toBe(sha256OfBytes(Uint8Array.of(0xc3, 0xa9)))
})

test('a fingerprint is that of the canonical text', () => {
  expect(fingerprintOf({ b: 1, a: [2, null] })).toBe(sha256OfText('{"a":[2,null],"b":1}'))
  expect(fingerprintOf({ a: [2, null], b: 1 })).toBe(fingerprintOf({ b: 1, a: [2, null] }))
  expect(() => fingerprintOf(Number.NaN)).toThrow(RangeError)
})
