import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as getFile } from '@/app/api/files/[fileId]/route'
import {
  DELETE as deleteAttachment,
  PUT as putAttachment,
} from '@/app/api/v1/attachments/[attachmentId]/route'
import { POST as postEvaluation } from '@/app/api/v1/evaluations/route'
import type { Actor } from '@/lib/access/actor'
import { freezeReport } from '@/lib/core/frozen-report'
import { attachmentLimits } from '@/lib/core/media-kind'
import { anAnswer, aPublishedChecklist, aVisit } from '@/test/factories'
import { aReport as aStoredReport } from '@/test/factories/report'
import { aPhoto, photoOf, type TestPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'

const origin = 'http://127.0.0.1:3000'
let world: World
let version: { versionId: string; fingerprint: string }

beforeAll(async () => {
  world = await openWorld()
  world.serve()
  version = await aPublishedChecklist(world)
})
afterAll(() => world.close())

async function headersOf(actor: Actor | null, more: Record<string, string> = {}) {
  return { origin, ...(actor ? { cookie: await world.cookieOf(actor) } : {}), ...more }
}

async function aReport() {
  const visitId = await aVisit(world, { versionId: version.versionId })
  return freezeReport({
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T08:00:00Z',
    finishedAt: '2026-10-20T08:30:00Z',
    visitedOn: '2026-10-20',
    answers: [anAnswer()],
    attachments: [],
  })
}

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const request = new Request(`${origin}/api/v1/evaluations`, { method: 'POST', body, headers })
  const response = await postEvaluation(request, { params: Promise.resolve({}) })
  return { status: response.status, body: await response.json() }
}

async function put(photo: TestPhoto, visitId: string, headers: Record<string, string>) {
  const address = `${origin}/api/v1/attachments/${photo.id}?visitId=${visitId}&questionId=q1`
  const request = new Request(address, {
    method: 'PUT',
    body: photo.bytes,
    headers: { 'x-etalon-sha256': photo.sha256, ...headers },
  })
  const params = Promise.resolve({ attachmentId: photo.id })
  const response = await putAttachment(request, { params })
  return { status: response.status, body: await response.json() }
}

describe('sending a report', () => {
  test('is refused without a session, from a foreign page, and without a verb', async () => {
    const { text, sha256 } = await aReport()
    const named = { 'x-etalon-sha256': sha256 }
    expect(await post(text, await headersOf(null, named))).toEqual({
      status: 401,
      body: { ok: false, reason: 'not-signed-in' },
    })
    const foreign = await headersOf(world.actors.shopper, {
      ...named,
      origin: 'https://evil.example',
    })
    expect(await post(text, foreign)).toMatchObject({ status: 403 })
    const reviewer = await headersOf(world.actors.reviewer, named)
    expect(await post(text, reviewer)).toMatchObject({ status: 404 })
  })

  test('is refused from a page that another account had opened', async () => {
    const { text, sha256 } = await aReport()
    const headers = await headersOf(world.actors.shopper, {
      'x-etalon-sha256': sha256,
      'x-etalon-account': world.actors.secondShopper.accountId,
    })
    const answer = await post(text, headers)
    expect(answer).toMatchObject({ status: 401, body: { reason: 'other-account' } })
  })

  test.each([
    ['no hash', { 'x-etalon-sha256': '' }, 400, 'damaged'],
    ['another hash', { 'x-etalon-sha256': 'a'.repeat(64) }, 400, 'damaged'],
  ])('is refused with %s, in a sentence', async (_, more, status, reason) => {
    const { text } = await aReport()
    const answer = await post(text, await headersOf(world.actors.shopper, more))
    expect(answer).toMatchObject({ status, body: { ok: false, reason } })
    expect(answer.body.message).toMatch(/^[А-Я].+\.$/)
  })

  test('is refused above 2 MB, in a sentence', async () => {
    const headers = await headersOf(world.actors.shopper, { 'x-etalon-sha256': 'a'.repeat(64) })
    const answer = await post(new Uint8Array(2_000_001), headers)
    expect(answer).toMatchObject({ status: 413, body: { reason: 'too-large' } })
    expect(answer.body.message).toContain('2 МБ')
  })

  test('gives a receipt with the id and the hash; the same bytes give it again', async () => {
    const { text, sha256 } = await aReport()
    const clock = new Date().toISOString()
    const named = { 'x-etalon-sha256': sha256, 'x-etalon-clock': clock }
    const headers = await headersOf(world.actors.shopper, named)
    const first = await post(text, headers)
    const evaluationId: unknown = JSON.parse(text).id
    expect(first).toMatchObject({ status: 200, body: { receipt: { evaluationId, sha256 } } })
    expect(await post(text, headers)).toEqual(first)
  })

  test('with other bytes under the id of another is a conflict in a sentence, and both are kept', async () => {
    const { text, sha256 } = await aReport()
    const { shopper } = world.actors
    const send = async (report: string, hash: string) =>
      post(report, await headersOf(shopper, { 'x-etalon-sha256': hash }))
    const first = await send(text, sha256)
    expect(first.status).toBe(200)
    const said = { ...JSON.parse(text), answers: [anAnswer({ comment: 'иначе' })] }
    const other = freezeReport(said)
    for (const _ of ['first', 'again']) {
      const refused = await send(other.text, other.sha256)
      expect(refused).toMatchObject({ status: 409, body: { ok: false, reason: 'other-bytes' } })
      expect(refused.body.message).toMatch(/Тот, что на сервере, не заменён, и ваш тоже цел/)
      expect(refused.body).not.toHaveProperty('receipt')
    }
    expect(await send(text, sha256)).toEqual(first)
    const kept = await world.database.asOwner(
      `SELECT e.report, c.report AS other FROM evaluations e
       JOIN evaluation_conflicts c ON c.evaluation_id = e.id WHERE e.id = $1`,
      [said.id],
    )
    expect(kept).toEqual([{ report: text, other: other.text }])
  })
})

describe('sending a photo', () => {
  test('of 20 MB as it came from the camera is refused in a sentence', async () => {
    const raw = photoOf(new Uint8Array(20 * 1024 * 1024))
    const answer = await put(raw, await aVisit(world), await headersOf(world.actors.shopper))
    expect(answer).toMatchObject({ status: 413, body: { ok: false, reason: 'too-large' } })
    expect(answer.body.message).toContain('15 МБ')
  })

  test('that is none is refused by its first bytes, whatever type it claims', async () => {
    const page = photoOf(new Uint8Array(Buffer.from('<html>')))
    const headers = await headersOf(world.actors.shopper, { 'content-type': 'image/jpeg' })
    const answer = await put(page, await aVisit(world), headers)
    expect(answer).toMatchObject({ status: 415, body: { reason: 'not-a-photo' } })
  })

  test('gives a receipt, and the photo can be opened, sealed off from the page', async () => {
    const visitId = await aVisit(world)
    const photo = await aPhoto('вывеска')
    const headers = await headersOf(world.actors.shopper)
    expect(await put(photo, visitId, headers)).toMatchObject({
      status: 200,
      body: { receipt: { attachmentId: photo.id, sha256: photo.sha256 } },
    })
    const [row] = await world.database.asOwner<{ file_id: string }>(
      'SELECT file_id FROM attachments WHERE id = $1',
      [photo.id],
    )
    const fileId = row?.file_id ?? ''
    const open = async (actor: Actor | null) =>
      getFile(new Request(`${origin}/api/files/${fileId}`, { headers: await headersOf(actor) }), {
        params: Promise.resolve({ fileId }),
      })
    const opened = await open(world.actors.shopper)
    expect(opened.status).toBe(200)
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="picture.jpg"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    })
    expect(opened.headers.get('content-security-policy')).toMatch(/sandbox/)
    const sent = createHash('sha256').update(new Uint8Array(await opened.arrayBuffer()))
    expect(sent.digest('hex')).not.toBe(photo.sha256)
    expect((await open(world.actors.employee)).status).toBe(404)
    expect((await open(null)).status).toBe(401)
  })

  test('under the id of another is a conflict in a sentence; the first one stays', async () => {
    const visitId = await aVisit(world)
    const headers = await headersOf(world.actors.shopper)
    const photo = await aPhoto('дверь')
    const first = await put(photo, visitId, headers)
    expect(first.status).toBe(200)
    const refused = await put({ ...(await aPhoto('окно')), id: photo.id }, visitId, headers)
    expect(refused).toMatchObject({ status: 409, body: { ok: false, reason: 'other-bytes' } })
    expect(refused.body.message).toMatch(/^[А-Я].+\.$/)
    expect(await put(photo, visitId, headers)).toEqual(first)
  })

  test('beyond the 200 MB of its visit is refused in a sentence, and what is there stays', async () => {
    const visitId = await aVisit(world)
    const headers = await headersOf(world.actors.shopper)
    const [stored, next] = [await aPhoto('склад'), await aPhoto('двор')]
    const first = await put(stored, visitId, headers)
    expect(first.status).toBe(200)
    await world.database.asOwner(
      `UPDATE stored_files SET byte_size = $2
       WHERE id = (SELECT file_id FROM attachments WHERE id = $1)`,
      [stored.id, attachmentLimits.bytesPerVisit],
    )
    const refused = await put(next, visitId, headers)
    expect(refused).toMatchObject({ status: 413, body: { ok: false, reason: 'too-many-bytes' } })
    expect(refused.body.message).toContain('200 МБ')
    expect(await put(stored, visitId, headers)).toEqual(first)
  })
})

describe('taking a photo back', () => {
  async function remove(attachmentId: string, actor: Actor | null, account?: string) {
    const more: Record<string, string> = account ? { 'x-etalon-account': account } : {}
    const request = new Request(`${origin}/api/v1/attachments/${attachmentId}`, {
      method: 'DELETE',
      headers: await headersOf(actor, more),
    })
    const response = await deleteAttachment(request, { params: Promise.resolve({ attachmentId }) })
    return { status: response.status, body: await response.json() }
  }
  const isThere = async (id: string) =>
    (await world.database.asOwner('SELECT 1 FROM attachments WHERE id = $1', [id])).length === 1

  test('is refused to others; what is not theirs looks like what is not there', async () => {
    const photo = await aPhoto('стойка')
    const { shopper, secondShopper, reviewer } = world.actors
    await put(photo, await aVisit(world), await headersOf(shopper))
    expect(await remove(photo.id, null)).toMatchObject({ status: 401 })
    expect(await remove(photo.id, reviewer)).toMatchObject({ status: 404 })
    expect(await remove(photo.id, shopper, randomUUID())).toMatchObject({
      status: 401,
      body: { reason: 'other-account' },
    })
    const other = await remove(photo.id, secondShopper)
    expect(other).toEqual(await remove(randomUUID(), secondShopper))
    expect(await isThere(photo.id)).toBe(true)
  })

  test('is refused in a sentence while a report names it; else it goes, however often asked', async () => {
    const [named, spare] = [await aPhoto('касса'), await aPhoto('зал')]
    const visitId = await aVisit(world)
    const headers = await headersOf(world.actors.shopper)
    for (const photo of [named, spare]) await put(photo, visitId, headers)
    await aStoredReport(world, visitId, {
      attachments: [named.frozen('q1')],
      answers: [anAnswer({ attachments: [named.id] })],
    })
    const refused = await remove(named.id, world.actors.shopper)
    expect(refused).toMatchObject({ status: 409, body: { reason: 'attachment-in-use' } })
    expect(refused.body.message).toMatch(/^[А-Я].+\.$/)
    for (const _ of ['first', 'second']) {
      const gone = { status: 200, body: { ok: true } }
      expect(await remove(spare.id, world.actors.shopper)).toEqual(gone)
    }
    expect([await isThere(named.id), await isThere(spare.id)]).toEqual([true, false])
  })
})
