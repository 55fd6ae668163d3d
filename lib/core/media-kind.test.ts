import { describe, expect, test } from 'vitest'
import { mediaFamily, mediaTypeOf, mediaTypes } from './media-kind'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const ebml = '\x1a\x45\xdf\xa3'
const sound = '\x83\x81\x02'
const handler = (kind: string) => `hdlr\0\0\0\0\0\0\0\0${kind}`
const mp4 = (brand: string, rest = '') => `\0\0\0\x20ftyp${brand}${rest}`
/** As browsers record: the description of the tracks at once, the sound in pieces after it. */
const inPieces = (brand: string, ...kinds: string[]) => {
  const tracks = kinds.map(handler).join('')
  const size = String.fromCharCode(0, 0, 0, tracks.length + 8)
  return `\0\0\0\x14ftyp${brand}\0\0\0\0mp41${size}moov${tracks}\0\0\0\x10moof`
}

/** As recorders of phones write: the sound first, more of it than the beginning holds. */
const tracksLast = (brand: string, ...kinds: string[]) => {
  const sound = `\0\x02\0\0mdat${'\0'.repeat(0x20000 - 8)}`
  const tracks = kinds.map(handler).join('')
  const size = String.fromCharCode(0, 0, 0, tracks.length + 8)
  return `\0\0\0\x14ftyp${brand}\0\0\0\0mp41${sound}${size}moov${tracks}`
}

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
    ['a film of a phone', inPieces('isom', 'vide', 'soun')],
    ['a film whose sound comes first', inPieces('isom', 'soun', 'vide')],
    ['a film of a browser', inPieces('iso5', 'vide')],
    ['a film called sound', `\0\0\0\x14ftypM4A \0\0\0\0mp41${handler('vide')}`],
    ['a container whose tracks are described outside of any box', mp4('isom', handler('soun'))],
    [
      'tracks that go on out of sight',
      `\0\0\0\x14ftypisom\0\0\0\0mp41\0\x01\0\0moov${handler('soun')}`,
    ],
    ['sound under a brand of films alone', inPieces('avc1', 'soun')],
    ['a film that describes itself last', tracksLast('isom', 'soun', 'vide')],
    ['a film called sound that describes itself last', tracksLast('M4A ', 'vide')],
    ['a recording that was cut off', tracksLast('mp42', 'soun').slice(0, -1)],
    ['a film of an old phone', mp4('3gp4')],
    ['a film in pieces', mp4('iso5')],
    ['a film that shares its brand with sound', mp4('mp42', handler('vide') + handler('soun'))],
    ['an MP4 that does not say what is in it', mp4('mp42')],
    ['a WebM film', `${ebml}\x83\x81\x01\x86\x85V_VP8${sound}\x86\x86A_OPUS`],
    ['a WebM film by its codec alone', `${ebml}\x86\x85V_VP9${sound}`],
    ['a Matroska file that does not say what is in it', ebml],
    ['nothing', ''],
  ])('%s is not taken', (_, text) => expect(mediaTypeOf(latin(text))).toBeNull())

  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['RIFF\x01\x02\x03\x04WEBP', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    ['RIFF\x01\x02\x03\x04WAVE', 'audio/wav'],
    ['OggS\0', 'audio/ogg'],
    [`${ebml}${sound}\x86\x86A_OPUS`, 'audio/webm'],
    // What follows the beginning of a cluster is sound, whatever it looks like.
    [`${ebml}${sound}\x1f\x43\xb6\x75V_\x83\x81\x01`, 'audio/webm'],
    [mp4('M4A '), 'audio/mp4'],
    [mp4('M4B '), 'audio/mp4'],
    [mp4('mp42', handler('soun')), 'audio/mp4'],
    [inPieces('isom', 'soun'), 'audio/mp4'],
    [inPieces('iso5', 'soun'), 'audio/mp4'],
    [inPieces('iso6', 'soun'), 'audio/mp4'],
    [inPieces('mp41', 'soun'), 'audio/mp4'],
    [inPieces('mp42', 'soun'), 'audio/mp4'],
    [inPieces('dash', 'soun'), 'audio/mp4'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90', 'audio/mpeg'],
    ['\xff\xf3\x90', 'audio/mpeg'],
    ['\xff\xf1\x50', 'audio/aac'],
  ])('%j is %s', (text, type) => expect(mediaTypeOf(latin(text))).toBe(type))

  test.each(['M4A ', 'mp42', 'isom'])('sound of the brand %s may describe itself last', (brand) => {
    expect(mediaTypeOf(latin(tracksLast(brand, 'soun')))).toBe('audio/mp4')
  })
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
