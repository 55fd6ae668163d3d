import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachmentLimits } from '@/lib/core/media-kind'
import type { Deps } from '@/lib/platform/deps'
import { returnEvaluation } from '@/lib/reviews/use-cases/return-evaluation'
import { aVisit } from '@/test/factories'
import { aReport } from '@/test/factories/report'
import { aPhoto, photoOf, type TestPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { storeAttachment } from './store-attachment'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function inputOf(photo: TestPhoto, visitId: string, questionId = 'q1') {
  const { id: attachmentId, bytes, sha256 } = photo
  return { attachmentId, visitId, questionId, sha256, bytes }
}

const store = (photo: TestPhoto, visitId: string, deps: Deps = world.deps) =>
  storeAttachment(world.actors.shopper, inputOf(photo, visitId), deps)

async function storedFiles(): Promise<number> {
  const folder = path.join(world.environment.dataFolder, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).length
}

async function storedFile(photo: TestPhoto) {
  const [row] = await world.database.asOwner<{
    storage_key: string
    media_type: string
    width: number
    height: number
  }>(
    `SELECT f.storage_key, f.media_type, f.width, f.height
     FROM stored_files f JOIN attachments a ON a.file_id = f.id WHERE a.id = $1`,
    [photo.id],
  )
  if (!row) throw new Error('no such photo')
  return { row, bytes: await world.deps.files.get(row.storage_key) }
}

describe('a photo is refused', () => {
  test('from anybody but the shopper of the visit', async () => {
    const visitId = await aVisit(world)
    const photo = await aPhoto('вход')
    const { secondShopper, reviewer, employee } = world.actors
    for (const actor of [secondShopper, world.stranger, reviewer, employee]) {
      await expect(
        storeAttachment(actor, inputOf(photo, visitId), world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await storedFiles()).toBe(0)
  })

  test('when nobody has taken the visit', async () => {
    const visitId = await aVisit(world, { state: 'offered' })
    const refused = { ok: false, reason: 'visit-not-accepted' }
    expect(await store(await aPhoto('зал'), visitId)).toEqual(refused)
  })

  test.each(['submitted', 'cancelled', 'approved', 'released'])(
    'but not when the visit is %s: a report that is kept beside it brings its files',
    async (state) => {
      const visitId = await aVisit(world, { state })
      expect(await store(await aPhoto(`рядом ${state}`), visitId)).toMatchObject({ ok: true })
    },
  )

  test('when it is larger than 15 MB, or other bytes than its hash says', async () => {
    const visitId = await aVisit(world)
    const large = photoOf(new Uint8Array(15 * 1024 * 1024 + 1))
    expect(await store(large, visitId)).toEqual({ ok: false, reason: 'too-large' })
    const photo = { ...(await aPhoto('полка')), sha256: 'c'.repeat(64) }
    expect(await store(photo, visitId)).toEqual({ ok: false, reason: 'damaged' })
  })

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'not-a-photo'],
    ['a GIF', 'GIF89a', 'not-a-photo'],
    ['a page', '<!doctype html><script>1</script>', 'not-a-photo'],
    ['half a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'unreadable-photo'],
  ])('when it is %s, whatever it calls itself', async (_, text, reason) => {
    const visitId = await aVisit(world)
    const photo = photoOf(new Uint8Array(Buffer.from(text, 'latin1')))
    expect(await store(photo, visitId)).toEqual({ ok: false, reason })
  })

  test('when it is a HEIF picture: its decoder is blocked', async () => {
    const dot = { width: 16, height: 16, channels: 3, background: '#123456' } as const
    const heif = photoOf(new Uint8Array(await sharp({ create: dot }).avif().toBuffer()))
    expect(await store(heif, await aVisit(world))).toEqual({ ok: false, reason: 'not-a-photo' })
  })

  test('when it has more than 50 Mpx, however few bytes', async () => {
    const huge = { width: 7100, height: 7100, channels: 3, background: '#ffffff' } as const
    const bytes = await sharp({ create: huge }).png({ compressionLevel: 1 }).toBuffer()
    const photo = photoOf(new Uint8Array(bytes))
    const answer = await store(photo, await aVisit(world))
    expect(answer).toEqual({ ok: false, reason: 'too-many-pixels' })
  })

  test('when the disk is nearly full', async () => {
    const full = { ...world.deps, files: { ...world.deps.files, freeBytes: async () => 1000 } }
    await expect(store(await aPhoto('склад'), await aVisit(world), full)).rejects.toMatchObject({
      code: 'no-space',
    })
  })

  test('when the visit has thirty already; a report that came back has room for as many again', async () => {
    const visitId = await aVisit(world)
    const photos = await Promise.all(Array.from({ length: 31 }, (_, n) => aPhoto(`№ ${n}`, 8)))
    const answers = []
    for (const photo of photos) answers.push(await store(photo, visitId))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30)
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'too-many-photos' })
    expect(await store(photos[0] as TestPhoto, visitId)).toMatchObject({ ok: true })
    const evaluationId = await aReport(world, visitId)
    const back = { visitId, evaluationId, comment: 'Снимите ещё раз.', questionComments: [] }
    expect(await returnEvaluation(world.actors.reviewer, back, world.deps)).toEqual({ ok: true })
    expect(await store(photos[30] as TestPhoto, visitId)).toMatchObject({ ok: true })
  })

  test('when it goes a byte beyond the 200 MB of its visit; nothing that is there goes', async () => {
    const visitId = await aVisit(world)
    const [there, fits, beyond] = [await aPhoto('до'), await aPhoto('ровно'), await aPhoto('сверх')]
    const first = await store(there, visitId)
    expect(first).toMatchObject({ ok: true })
    const fill = async (bytes: number) => {
      await world.database.asOwner(
        `UPDATE stored_files SET byte_size = $2
         WHERE id = (SELECT file_id FROM attachments WHERE id = $1)`,
        [there.id, bytes],
      )
    }
    const { bytesPerVisit } = attachmentLimits
    const before = await storedFiles()
    await fill(bytesPerVisit - fits.bytes.byteLength + 1)
    expect(await store(fits, visitId)).toEqual({ ok: false, reason: 'too-many-bytes' })
    expect(await storedFiles()).toBe(before)
    await fill(bytesPerVisit - fits.bytes.byteLength)
    expect(await store(fits, visitId)).toMatchObject({ ok: true })
    expect(await store(there, visitId)).toEqual(first)
    expect(await storedFiles()).toBe(before + 1)
    // Other visits have their own room, and so has a report that came back.
    await fill(bytesPerVisit)
    expect(await store(beyond, visitId)).toEqual({ ok: false, reason: 'too-many-bytes' })
    expect(await store(await aPhoto('рядом'), await aVisit(world))).toMatchObject({ ok: true })
    const evaluationId = await aReport(world, visitId)
    const back = { visitId, evaluationId, comment: 'Снимите ещё раз.', questionComments: [] }
    expect(await returnEvaluation(world.actors.reviewer, back, world.deps)).toEqual({ ok: true })
    expect(await store(beyond, visitId)).toMatchObject({ ok: true })
  })
})

describe('a photo is taken', () => {
  test('turned upright, written anew as JPEG, without what the camera wrote into it', async () => {
    const visitId = await aVisit(world)
    const shot = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
      .withExif({ IFD0: { Make: 'CanaryCam 3000' }, IFD3: { GPSLatitude: '55/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(shot.includes('CanaryCam 3000')).toBe(true)
    const photo = photoOf(new Uint8Array(shot))
    expect(await store(photo, visitId)).toEqual({
      ok: true,
      receipt: {
        attachmentId: photo.id,
        sha256: photo.sha256,
        receivedAt: world.deps.now.toISOString(),
      },
    })
    const { row, bytes } = await storedFile(photo)
    expect(row).toMatchObject({ media_type: 'image/jpeg', width: 40, height: 60 })
    expect(bytes.includes('CanaryCam 3000')).toBe(false)
    const written = await sharp(bytes).metadata()
    expect(written).toMatchObject({ format: 'jpeg', width: 40, height: 60 })
    expect(written.exif).toBeUndefined()
  })

  test('as PNG and WebP too, never larger than 2400 px', async () => {
    const visitId = await aVisit(world)
    const wide = sharp({ create: { width: 3000, height: 1000, channels: 4, background: '#789' } })
    for (const bytes of [await wide.png().toBuffer(), await wide.webp().toBuffer()]) {
      const photo = photoOf(new Uint8Array(bytes))
      expect(await store(photo, visitId)).toMatchObject({ ok: true })
      expect((await storedFile(photo)).row).toMatchObject({ width: 2400, height: 800 })
    }
  })
})

describe('a photo that comes again', () => {
  test('gets the same receipt, also after approval, and leaves one file', async () => {
    const visitId = await aVisit(world)
    const photo = await aPhoto('чек')
    const before = await storedFiles()
    const first = await store(photo, visitId)
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'approved' },
      }),
    )
    const later = world.depsAt('2026-11-20T09:00:00Z')
    expect(await store(photo, visitId, later)).toEqual(first)
    expect(await storedFiles()).toBe(before + 1)
  })

  test('ten at once: ten equal receipts, one row, one file', async () => {
    const visitId = await aVisit(world)
    const photo = await aPhoto('очередь')
    const before = await storedFiles()
    const answers = await Promise.all(Array.from({ length: 10 }, () => store(photo, visitId)))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await storedFiles()).toBe(before + 1)
  })

  test('with other bytes, or for another visit or question, is refused', async () => {
    const visitId = await aVisit(world)
    const photo = await aPhoto('витрина')
    await store(photo, visitId)
    const other = { ...(await aPhoto('другая витрина')), id: photo.id }
    const conflict = { ok: false, reason: 'other-bytes' }
    expect(await store(other, visitId)).toEqual(conflict)
    expect(await store(photo, await aVisit(world))).toEqual(conflict)
    const elsewhere = inputOf(photo, visitId, 'q2')
    expect(await storeAttachment(world.actors.shopper, elsewhere, world.deps)).toEqual(conflict)
  })
})
