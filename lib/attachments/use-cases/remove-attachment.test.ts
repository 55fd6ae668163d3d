import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'
import { anAnswer, aVisit } from '@/test/factories'
import { aReport } from '@/test/factories/report'
import { aServerDraft } from '@/test/factories/visit-draft'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { removeAttachment } from './remove-attachment'
import { storeAttachment } from './store-attachment'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const remove = (attachmentId: string, actor: Actor = world.actors.shopper) =>
  removeAttachment(actor, { attachmentId }, world.deps)

/** A photo that went to the server before any report. */
async function early(visitId: string, questionId = 'q1') {
  const photo = await aPhoto(`снимок ${randomUUID()}`, 8)
  const { id: attachmentId, bytes, sha256 } = photo
  const input = { attachmentId, visitId, questionId, sha256, bytes }
  const answer = await storeAttachment(world.actors.shopper, input, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  const frozen = { id: photo.id, questionId, sha256, byteSize: bytes.byteLength }
  const facts = { mediaType: 'image/jpeg', takenAt: '2026-10-20T10:12:00+03:00' } as const
  return { attachmentId, input, frozen: { ...frozen, ...facts } }
}

async function keepDraft(visitId: string, draft: object) {
  const { accountId } = world.actors.shopper
  const body = aServerDraft({ visitId, accountId, ...draft })
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const answer = await keepVisitDraft(world.actors.shopper, { visitId, bytes, sha256 }, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
}

async function stored(attachmentId: string): Promise<string | null> {
  const [row] = await world.database.asOwner<{ storage_key: string }>(
    `SELECT f.storage_key FROM stored_files f
     JOIN attachments a ON a.organisation_id = f.organisation_id AND a.file_id = f.id
     WHERE a.id = $1`,
    [attachmentId],
  )
  return row?.storage_key ?? null
}

describe('a photo stays', () => {
  test('whoever but the shopper of its visit asks, as if it were not there', async () => {
    const { attachmentId } = await early(await aVisit(world))
    const { secondShopper, reviewer, programmeManager, employee, administrator } = world.actors
    const others = [secondShopper, reviewer, programmeManager, employee, administrator]
    for (const actor of [...others, world.stranger]) {
      await expect(remove(attachmentId, actor)).rejects.toMatchObject({ code: 'not-found' })
      await expect(remove(randomUUID(), actor)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await stored(attachmentId)).not.toBeNull()
  })

  test('once a report names it, at a question or as the receipt, also after a newer report', async () => {
    const visitId = await aVisit(world)
    const [shown, receipt] = [await early(visitId), await early(visitId, receiptQuestionId)]
    const first = await aReport(world, visitId, {
      attachments: [shown.frozen, receipt.frozen],
      answers: [anAnswer({ attachments: [shown.attachmentId] })],
      receipt: { attachmentId: receipt.attachmentId, amount: '10', currency: 'RUB' },
    })
    await aReport(world, visitId, { parentId: first })
    for (const { attachmentId } of [shown, receipt]) {
      expect(await remove(attachmentId)).toEqual({ ok: false, reason: 'attachment-in-use' })
      expect(await stored(attachmentId)).not.toBeNull()
    }
  })

  test('while what was kept beside a report names it', async () => {
    const visitId = await aVisit(world)
    const { attachmentId } = await early(visitId)
    const evaluationId = await aReport(world, visitId)
    const shopperId = world.actors.shopper.shopperId ?? ''
    await world.arrange((tx, organisationId) =>
      tx.evaluationConflict.create({
        data: {
          organisationId,
          evaluationId,
          shopperId,
          report: JSON.stringify({ attachments: [{ id: attachmentId }] }),
          sha256: 'd'.repeat(64),
          receivedAt: world.deps.now,
        },
      }),
    )
    expect(await remove(attachmentId)).toEqual({ ok: false, reason: 'attachment-in-use' })
  })

  test.each([
    ['an answer', (id: string) => ({ answers: { q1: { photos: [id] } } })],
    ['the receipt', (id: string) => ({ receipt: { photoId: id, amount: '' } })],
  ])('while %s of a kept draft shows it, whichever phone kept that', async (_, showing) => {
    const visitId = await aVisit(world)
    const { attachmentId } = await early(visitId)
    await keepDraft(visitId, {})
    await keepDraft(visitId, showing(attachmentId))
    expect(await remove(attachmentId)).toEqual({ ok: false, reason: 'attachment-in-use' })
    expect(await stored(attachmentId)).not.toBeNull()
  })
})

describe('a photo that was taken out before its report', () => {
  test('goes with its bytes, once, and leaves a line in the log', async () => {
    const visitId = await aVisit(world)
    const { attachmentId, frozen } = await early(visitId)
    await keepDraft(visitId, { answers: { q1: { photos: [] } }, photos: [frozen] })
    const key = (await stored(attachmentId)) ?? ''
    expect(await remove(attachmentId)).toEqual({ ok: true })
    expect(await stored(attachmentId)).toBeNull()
    await expect(world.deps.files.get(key)).rejects.toThrow()
    await expect(remove(attachmentId)).rejects.toMatchObject({ code: 'not-found' })
    const lines = await world.database.asOwner(
      `SELECT 1 FROM audit_entries WHERE action = 'attachment.removed' AND subject_id = $1`,
      [visitId],
    )
    expect(lines).toHaveLength(1)
  })

  test('makes room for another, and may come again', async () => {
    const visitId = await aVisit(world)
    const taken = []
    for (let count = 0; count < 30; count += 1) taken.push(await early(visitId))
    await expect(early(visitId)).rejects.toThrow('too-many-photos')
    const [first] = taken
    if (!first) throw new Error('no photo')
    expect(await remove(first.attachmentId)).toEqual({ ok: true })
    const again = await storeAttachment(world.actors.shopper, first.input, world.deps)
    expect(again).toMatchObject({ ok: true })
    await expect(early(visitId)).rejects.toThrow('too-many-photos')
  })

  test('and that no draft shows: all of them go when the visit is given back', async () => {
    const visitId = await aVisit(world)
    const [{ attachmentId }, shown] = [await early(visitId), await early(visitId)]
    await keepDraft(visitId, { answers: { q1: { photos: [shown.attachmentId] } } })
    const key = (await stored(attachmentId)) ?? ''
    const declined = { visitId, reason: 'no-time' as const }
    expect(await declineVisit(world.actors.shopper, declined, world.deps)).toEqual({ ok: true })
    expect(await stored(attachmentId)).toBeNull()
    await expect(world.deps.files.get(key)).rejects.toThrow()
    // The answers that show it wait for the coming back of the visit.
    const kept = (await stored(shown.attachmentId)) ?? ''
    expect((await world.deps.files.get(kept)).byteLength).toBeGreaterThan(0)
  })
})
