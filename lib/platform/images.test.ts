import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { assertImageDecoders, readLogo, readPhoto } from './images'

const dot = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 4, background: '#0066aa80' } })

describe('decoders', () => {
  test('of everything but JPEG, PNG and WebP are blocked', async () => {
    await expect(assertImageDecoders()).resolves.toBeUndefined()
  })

  test('the first bytes decide', async () => {
    for (const bytes of [await dot(4).avif().toBuffer(), await dot(4).gif().toBuffer()])
      expect(await readPhoto(bytes)).toEqual({ ok: false, reason: 'not-a-photo' })
    expect(await readPhoto(new Uint8Array())).toEqual({ ok: false, reason: 'not-a-photo' })
  })
})

describe('a picture', () => {
  test('becomes a JPEG as a photo and keeps its transparency as a logo', async () => {
    const bytes = await dot(40, 20).png().toBuffer()
    const photo = await readPhoto(bytes)
    expect(photo).toMatchObject({ ok: true, picture: { mediaType: 'image/jpeg', width: 40 } })
    const logo = await readLogo(bytes)
    expect(logo).toMatchObject({ ok: true, picture: { mediaType: 'image/png', height: 20 } })
    if (!logo.ok) return
    expect((await sharp(logo.picture.bytes).metadata()).hasAlpha).toBe(true)
  })

  test('ten at a time all come through the two places', async () => {
    const bytes = await dot(300).webp().toBuffer()
    const read = await Promise.all(Array.from({ length: 10 }, () => readPhoto(bytes)))
    expect(read.every(({ ok }) => ok)).toBe(true)
  })

  test('that breaks in the middle gives its place back', async () => {
    const whole = await dot(300).jpeg().toBuffer()
    const half = whole.subarray(0, whole.length / 2)
    const refused = { ok: false, reason: 'unreadable-photo' }
    for (let n = 0; n < 5; n += 1) expect(await readPhoto(half)).toEqual(refused)
    expect(await readPhoto(whole)).toMatchObject({ ok: true })
  })
})
