import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import {
  aChecklistDocument,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
  type VisitMatters,
} from '@/test/factories'
import { textQuestion } from '@/test/factories/checklist'
import { aPhoto, storedPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { viewFile } from './view-file'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A photo of a visit to shopNorth that names `employee`. */
async function aStoredPhoto(
  matters: VisitMatters = {},
  questionId = 'q1',
): Promise<{ fileId: string; visitId: string; photoId: string }> {
  const personId = world.actors.employee.personId ?? ''
  const visitId = await aVisit(world, { personId, ...matters })
  const photo = await aPhoto(visitId)
  await storedPhoto(world, photo, visitId, questionId)
  const [row] = await world.database.asOwner<{ file_id: string }>(
    'SELECT file_id FROM attachments WHERE id = $1',
    [photo.id],
  )
  return { fileId: row?.file_id ?? '', visitId, photoId: photo.id }
}

const release = (visitId: string, photoId: string | null, state = 'released') =>
  world.arrange(async (tx, organisationId) => {
    await tx.visit.update({
      where: { organisationId_id: { organisationId, id: visitId } },
      data: { state },
    })
    if (photoId === null) return
    await tx.attachment.update({
      where: { organisationId_id: { organisationId, id: photoId } },
      data: { releasedAt: world.deps.now },
    })
  })

const opens = (actor: Actor, fileId: string) =>
  viewFile(actor, { fileId }, world.deps).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'not-found' })
      return false
    },
  )

describe('a photo', () => {
  test('is not there for staff, other shoppers and another organisation before its release', async () => {
    const { fileId } = await aStoredPhoto()
    const { employee, unitHead, otherEmployee, hr, administrator, secondShopper } = world.actors
    for (const actor of [employee, unitHead, otherEmployee, hr, administrator, secondShopper]) {
      expect(await opens(actor, fileId)).toBe(false)
    }
    expect(await opens(world.stranger, fileId)).toBe(false)
  })

  test('opens for its shopper and for those who read visits', async () => {
    const { fileId } = await aStoredPhoto()
    const { shopper, reviewer, programmeManager } = world.actors
    for (const actor of [shopper, reviewer, programmeManager]) {
      expect(await opens(actor, fileId)).toBe(true)
    }
  })

  test('does not open for a reviewer of his own unit', async () => {
    const { fileId } = await aStoredPhoto()
    const { reviewer } = world.actors
    const ofThatUnit = { ...reviewer, workUnitIds: [world.units.shopNorth] }
    expect(await opens(ofThatUnit, fileId)).toBe(false)
  })

  test('opens for the evaluated person and the unit head once it and its visit are released', async () => {
    const { fileId, visitId, photoId } = await aStoredPhoto()
    const { employee, unitHead, otherEmployee } = world.actors
    await release(visitId, null)
    expect(await opens(employee, fileId)).toBe(false)
    await release(visitId, photoId, 'approved')
    expect(await opens(employee, fileId)).toBe(false)
    await release(visitId, photoId)
    expect(await opens(employee, fileId)).toBe(true)
    expect(await opens(unitHead, fileId)).toBe(true)
    expect(await opens(otherEmployee, fileId)).toBe(false)
  })

  test('of a question whose files are for the office alone stays there, even if once released', async () => {
    const file = { ...textQuestion('notice'), type: 'file' } as const
    const document = aChecklistDocument({
      sections: [aSection({ questions: [aQuestion(), file] })],
    })
    const { versionId } = await aPublishedChecklist(world, document)
    const { fileId, visitId, photoId } = await aStoredPhoto({ versionId }, 'notice')
    await release(visitId, photoId)
    const { employee, unitHead, reviewer } = world.actors
    for (const actor of [employee, unitHead]) expect(await opens(actor, fileId)).toBe(false)
    expect(await opens(reviewer, fileId)).toBe(true)
  })

  test('of a file given as evidence stays there as well', async () => {
    const question = aQuestion({ id: 'beside', photo: 'optional', evidence: 'file' })
    const document = aChecklistDocument({ sections: [aSection({ questions: [question] })] })
    const { versionId } = await aPublishedChecklist(world, document)
    const { fileId, visitId, photoId } = await aStoredPhoto({ versionId }, 'beside')
    await release(visitId, photoId)
    expect(await opens(world.actors.employee, fileId)).toBe(false)
    expect(await opens(world.actors.reviewer, fileId)).toBe(true)
  })
})

describe('the logo', () => {
  test('opens for everybody of the organisation and for nobody else', async () => {
    const storageKey = await world.deps.files.put(new Uint8Array([1, 2, 3]))
    const { id: fileId } = await world.arrange(async (tx, organisationId) => {
      const facts = { mediaType: 'image/png', byteSize: 3, sha256: 'd'.repeat(64) }
      const file = await tx.storedFile.create({
        data: {
          organisationId,
          purpose: 'logo',
          storageKey,
          createdAt: world.deps.now,
          ...facts,
        },
      })
      await tx.organisation.update({
        where: { id: organisationId },
        data: { logoFileId: file.id },
      })
      return file
    })
    expect(await opens(world.actors.employee, fileId)).toBe(true)
    expect(await opens(world.actors.shopper, fileId)).toBe(true)
    expect(await opens(world.stranger, fileId)).toBe(false)
  })
})
