import { describe, expect, test } from 'vitest'
import { mediaFamily, mediaTypeOf, mediaTypes } from './media-kind'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('what bytes are', () => {
  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page', '<!doctype html>'],
    ['a GIF', 'GIF89a'],
    ['an archive, as office documents are', 'PK\x03\x04'],
    ['an old office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['a program', 'MZ\x90\0'],
    ['a HEIF picture', '\0\0\0\x18ftypheic'],
    ['an AVIF picture', '\0\0\0\x18ftypavif'],
    ['a QuickTime film', '\0\0\0\x14ftypqt  '],
    ['a RIFF film', 'RIFF\0\0\0\0AVI '],
    ['a PDF that begins with something else', '\n%PDF-1.7'],
    ['nothing', ''],
  ])('%s is not taken', (_, text) => expect(mediaTypeOf(latin(text))).toBeNull())

  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['RIFF\x01\x02\x03\x04WEBP', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    ['RIFF\x01\x02\x03\x04WAVE', 'audio/wav'],
    ['OggS\0', 'audio/ogg'],
    ['\x1a\x45\xdf\xa3', 'audio/webm'],
    ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x20ftypiso5', 'audio/mp4'],
    ['\0\0\0\x20ftyp3gp4', 'audio/mp4'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90', 'audio/mpeg'],
    ['\xff\xf3\x90', 'audio/mpeg'],
    ['\xff\xf1\x50', 'audio/aac'],
  ])('%j is %s', (text, type) => expect(mediaTypeOf(latin(text))).toBe(type))
})

describe('the family of a stated type', () => {
  test('parameters and capitals do not matter', () => {
    expect(mediaFamily('audio/webm;codecs=opus')).toBe('audio')
    expect(mediaFamily('Image/JPEG')).toBe('picture')
    expect(mediaFamily('application/pdf')).toBe('document')
  })

  test('what is not taken has none', () => {
    for (const stated of ['', 'video/mp4', 'image/svg+xml', 'application/zip', 'text/html'])
      expect(mediaFamily(stated), stated).toBeNull()
  })

  test('every type that is taken has one', () => {
    for (const type of mediaTypes) expect(mediaFamily(type), type).not.toBeNull()
  })
})
