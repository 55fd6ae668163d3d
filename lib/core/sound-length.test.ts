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

const high = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [place, value] of values.entries()) bytes.writeUInt32BE(value, place * 4)
  return bytes
}
const box = (name: string, ...bodies: Buffer[]) => {
  const body = Buffer.concat(bodies)
  return Buffer.concat([high(body.length + 8), Buffer.from(name), body])
}
const begin = box('ftyp', Buffer.from('M4A \0\0\0\0mp42', 'latin1'))
const sounds = box('mdat', Buffer.alloc(300))
const movie = (...head: number[]) => box('moov', box('mvhd', high(...head), Buffer.alloc(80)))
const film = (...boxes: Buffer[]) => new Uint8Array(Buffer.concat([begin, ...boxes]))

describe('the length of an MP4', () => {
  test('is not known of a recording in pieces, of one that was cut off, and of no description', () => {
    for (const bytes of [
      film(),
      film(sounds),
      film(movie(0, 1, 1, 1000, 0)),
      film(movie(0, 1, 1, 1000, 0xffffffff)),
      film(movie(0, 1, 1, 0, 90_000)),
      film(box('moov', box('trak', Buffer.alloc(100)))),
      film(box('moov', box('mvhd', high(0, 1)))),
      film(sounds, movie(0, 1, 1, 1000, 90_000)).subarray(0, -1),
      film(high(3), movie(0, 1, 1, 1000, 90_000)),
    ])
      expect(soundSeconds(bytes)).toBeNull()
  })

  test('is what its description says, before the sound or behind it', () => {
    const tracks = movie(0, 1, 1, 1000, 90_500)
    expect(soundSeconds(film(tracks, sounds))).toBe(90.5)
    expect(soundSeconds(film(sounds, tracks))).toBe(90.5)
    const shifted = new Uint8Array(Buffer.concat([Buffer.alloc(5), film(sounds, tracks)]))
    expect(soundSeconds(shifted.subarray(5))).toBe(90.5)
  })

  test('is read from long heads and long boxes too', () => {
    const long = movie(0x01000000, 0, 1, 0, 1, 48_000, 0, 96_000)
    const longSound = Buffer.concat([high(1), Buffer.from('mdat'), high(0, 24), Buffer.alloc(8)])
    expect(soundSeconds(film(longSound, long))).toBe(2)
  })
})
