import { describe, expect, test } from 'vitest'
import { soundSeconds } from './sound-length'

const number = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const part = (name: string, body: Buffer, size = body.length) =>
  Buffer.concat([Buffer.from(name), number(size), body, Buffer.alloc(body.length % 2)])
const format = (bytesPerSecond: number) =>
  part('fmt ', Buffer.concat([Buffer.alloc(8), number(bytesPerSecond), Buffer.alloc(4)]))
const wave = (...parts: Buffer[]) =>
  new Uint8Array(Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...parts]))

describe('the length of a recording', () => {
  test('is not known of what does not say it', () => {
    for (const bytes of [
      new Uint8Array(),
      new Uint8Array(Buffer.from('OggS\0\0\0\0\0\0\0\0')),
      wave(),
      wave(format(8000)),
      wave(part('data', Buffer.alloc(80))),
      wave(format(0), part('data', Buffer.alloc(80))),
    ])
      expect(soundSeconds(bytes)).toBeNull()
  })

  test('is that of its sound, whatever else stands in the file', () => {
    const sound = part('data', Buffer.alloc(12_000))
    expect(soundSeconds(wave(format(8000), sound))).toBe(1.5)
    expect(soundSeconds(wave(part('LIST', Buffer.alloc(7)), format(8000), sound))).toBe(1.5)
  })

  test('is read from a part of a larger buffer, and never beyond the end of the file', () => {
    const shifted = new Uint8Array(Buffer.concat([Buffer.alloc(3), wave(format(8000))])).subarray(3)
    expect(soundSeconds(shifted)).toBeNull()
    const streamed = wave(format(8000), part('data', Buffer.alloc(8000), 0xffffffff))
    expect(soundSeconds(streamed)).toBe(1)
  })
})
