import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { listKnownPictures } from './list-known-pictures'
import { storePicture } from './store-picture'
import { viewPicture } from './view-picture'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stored = async (name: string) => {
  const { bytes } = await aPhoto(name)
  const answer = await storePicture(world.actors.programmeManager, bytes, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.pictureId
}

describe('a picture', () => {
  it('that is none is refused, whatever it is called', async () => {
    const manager = world.actors.programmeManager
    const text = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const refused = { ok: false, reason: 'not-a-photo' }
    expect(await storePicture(manager, text, world.deps)).toEqual(refused)
  })

  it('is refused on a full disk, and nothing is left behind', async () => {
    const full = { ...world.deps, files: { ...world.deps.files, freeBytes: async () => 1000 } }
    const { bytes } = await aPhoto('полный диск')
    const refused = storePicture(world.actors.programmeManager, bytes, full)
    await expect(refused).rejects.toMatchObject({ code: 'no-space' })
  })

  it('is read by everybody of the company, shoppers too, and by nobody else', async () => {
    const pictureId = await stored('бейдж')
    for (const name of ['employee', 'shopper', 'hr'] as const) {
      const { bytes, mediaType } = await viewPicture(world.actors[name], { pictureId }, world.deps)
      expect(mediaType).toBe('image/jpeg')
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    }
    const refused = viewPicture(world.stranger, { pictureId }, world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('sent twice, also at once, is one picture', async () => {
    const [one, two, three] = await Promise.all([stored('ценник'), stored('ценник'), stored('зал')])
    expect(two).toBe(one)
    expect(three).not.toBe(one)
    expect(await stored('ценник')).toBe(one)
  })

  it('is known to its own organisation alone', async () => {
    const pictureId = await stored('касса')
    const asked = { pictureIds: [pictureId, randomUUID(), 'касса.jpg', ''] }
    const manager = world.actors.programmeManager
    expect(await listKnownPictures(manager, asked, world.deps)).toEqual({
      ok: true,
      pictureIds: [pictureId],
    })
    expect(await listKnownPictures(world.stranger, asked, world.deps)).toEqual({
      ok: true,
      pictureIds: [],
    })
  })

  it('a photo of a visit is no picture of the library', async () => {
    const fileId = await world.arrange(async (tx, organisationId) => {
      const file = { purpose: 'evidence', storageKey: 'x', mediaType: 'image/jpeg', byteSize: 1 }
      const { id } = await tx.storedFile.create({
        data: { organisationId, ...file, sha256: 'x', createdAt: world.deps.now },
        select: { id: true },
      })
      return id
    })
    const refused = viewPicture(world.actors.employee, { pictureId: fileId }, world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })
})
