import { expect, test } from 'vitest'
import { mediaHeadBytes, mediaTypeOf } from '@/lib/core/media-kind'
import { mediaHead } from './media-head'

const box = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}
const begin = box('ftyp', Buffer.from('isom\0\0\0\0mp41', 'latin1'))
const sound = box('mdat', Buffer.alloc(300_000))
const tracks = (kind: string) => box('moov', Buffer.from(`hdlr\0\0\0\0\0\0\0\0${kind}`, 'latin1'))

/** A file that says how much of it was read. */
function watched(...parts: Buffer[]) {
  const file = new Blob(parts.map((part) => new Uint8Array(part)))
  const read = { bytes: 0 }
  const slice = file.slice.bind(file)
  file.slice = (start, end) => {
    const part = slice(start, end)
    read.bytes += part.size
    return part
  }
  return { file, read }
}

test('a film that describes itself last is no sound, here as on the server', async () => {
  const { file } = watched(begin, sound, tracks('vide'))
  expect(mediaTypeOf(await mediaHead(file))).toBeNull()
})

test('a description that leads nowhere is looked for no longer than the file', async () => {
  const { file, read } = watched(begin, sound, Buffer.from([0, 0, 0, 3]), tracks('soun'))
  expect(mediaTypeOf(await mediaHead(file))).toBeNull()
  expect(read.bytes).toBeLessThan(mediaHeadBytes + 100)
})

test('sound that describes itself last is found without reading the sound', async () => {
  const { file, read } = watched(begin, sound, tracks('soun'))
  expect(mediaTypeOf(await mediaHead(file))).toBe('audio/mp4')
  expect(read.bytes).toBeLessThan(mediaHeadBytes + 200)
})

test('of everything else the beginning is enough', async () => {
  const { file, read } = watched(Buffer.from('OggS'), Buffer.alloc(200_000))
  expect(mediaTypeOf(await mediaHead(file))).toBe('audio/ogg')
  expect(read.bytes).toBe(mediaHeadBytes)
})
