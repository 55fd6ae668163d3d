import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { viewPaidPhoto } from '@/lib/attachments/use-cases/view-paid-photo'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { aPhoto } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { viewPaidVisit } from './view-paid-visit'

let world: World
let months: PayMonths
let statementId: string
let visitId: string
let shown: string
let kept: string
const denied = { code: 'not-found' }

beforeAll(async () => {
  world = await openWorld()
  months = await payMonths(world)
  visitId = await months.visit('2026-10-12')
  shown = await photo(true)
  kept = await photo(false)
  const october = await months.locked('2026-10')
  statementId = (await months.statementOf(october, 'Ольга Смирнова')).statementId
})
afterAll(() => world.close())

async function photo(isReleased: boolean): Promise<string> {
  const made = await aPhoto(world, visitId)
  const storageKey = await world.deps.files.put(Buffer.from(`picture, shown: ${isReleased}`))
  await world.arrange(async (tx, organisationId) => {
    const keyOf = (id: string) => ({ organisationId_id: { organisationId, id } })
    await tx.storedFile.update({ where: keyOf(made.fileId), data: { storageKey } })
    if (isReleased) {
      const releasedAt = world.deps.now
      await tx.attachment.update({ where: keyOf(made.photo.id), data: { releasedAt } })
    }
  })
  return made.fileId
}

const view = (actor = world.actors.hr, input = { statementId, visitId }) =>
  viewPaidVisit(actor, input, world.deps)
const viewPhoto = (fileId: string, input = { statementId }, actor = world.actors.hr) =>
  viewPaidPhoto(actor, { ...input, fileId }, world.deps)

describe('a visit that a statement counts', () => {
  it('is there for HR alone, and only through the statement', async () => {
    for (const name of [
      'administrator',
      'programmeManager',
      'unitHead',
      'employee',
      'shopper',
    ] as const)
      await expect(view(world.actors[name])).rejects.toMatchObject(denied)
    await expect(view(world.stranger)).rejects.toMatchObject(denied)
    const other = await months.visit('2026-10-13')
    await expect(view(world.actors.hr, { statementId, visitId: other })).rejects.toMatchObject(
      denied,
    )
    const october = await months.computed('2026-11')
    const { statementId: his } = await months.statementOf(october, 'Пётр Волков')
    await expect(view(world.actors.hr, { statementId: his, visitId })).rejects.toMatchObject(denied)
  })

  it('shows answers, points and standards, and nothing that tells who the shopper was', async () => {
    const { view: seen } = await view()
    expect(seen).toMatchObject({
      visitedOn: '2026-10-12',
      personName: 'Ольга Смирнова',
      result: { total: { exact: '75/1' } },
    })
    expect(seen.answers).toHaveLength(4)
    expect(seen.photos.map(({ fileId }) => fileId)).toEqual([shown])
    const told = JSON.stringify(seen)
    const { shopper } = world.actors
    for (const canary of ['Ахметов', '№ 7', shopper.shopperId, shopper.accountId, '10:50'])
      expect(told).not.toContain(canary)
  })

  it('shows the released photo and no other; the open address of files stays shut', async () => {
    const { bytes } = await viewPhoto(shown)
    expect(bytes.toString()).toBe('picture, shown: true')
    await expect(viewPhoto(kept)).rejects.toMatchObject(denied)
    const elsewhere = { statementId: world.organisationId }
    await expect(viewPhoto(shown, elsewhere)).rejects.toMatchObject(denied)
    await expect(viewPhoto(shown, { statementId }, world.actors.unitHead)).rejects.toMatchObject(
      denied,
    )
    await expect(viewPhoto(shown, { statementId }, world.stranger)).rejects.toMatchObject(denied)
    const file = viewFile(world.actors.hr, { fileId: shown }, world.deps)
    await expect(file).rejects.toMatchObject(denied)
  })

  it('is gone for HR, too, when it is no longer released', async () => {
    const setState = (state: string) =>
      world.arrange((tx, organisationId) =>
        tx.visit.update({
          where: { organisationId_id: { organisationId, id: visitId } },
          data: { state },
        }),
      )
    await setState('approved')
    await expect(view()).rejects.toMatchObject(denied)
    await expect(viewPhoto(shown)).rejects.toMatchObject(denied)
    await setState('released')
    expect((await view()).ok).toBe(true)
  })
})
