import { randomUUID } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HEAD, PATCH } from '@/app/api/v1/uploads/[attachmentId]/route'
import { POST } from '@/app/api/v1/uploads/route'
import type { Actor } from '@/lib/access/actor'
import { attachmentLimits } from '@/lib/core/media-kind'
import { aCampaign, aVisit } from '../factories'
import { brief, recordingTerms } from '../factories/briefing'
import { aPhoto, photoOf, storedPhoto, type TestPhoto } from '../photo'
import { openWorld, type World } from '../world'

/** Photos and files that come in pieces (tus), at the route handlers themselves. */
const origin = 'http://127.0.0.1:3000'
let world: World
let shopper: Actor
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  shopper = world.actors.shopper
})
afterAll(() => world.close())

interface Sent {
  readonly actor?: Actor
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
}

async function send(
  method: 'POST' | 'HEAD' | 'PATCH',
  id: string | null,
  { actor, headers, body }: Sent = {},
) {
  const request = new Request(`${origin}/api/v1/uploads${id === null ? '' : `/${id}`}`, {
    method,
    headers: {
      origin,
      cookie: await world.cookieOf(actor ?? shopper),
      'tus-resumable': '1.0.0',
      ...headers,
    },
    ...(body ? { body } : {}),
  })
  const response =
    id === null || method === 'POST'
      ? await POST(request, { params: Promise.resolve({}) })
      : await { HEAD, PATCH }[method](request, { params: Promise.resolve({ attachmentId: id }) })
  const text = await response.text()
  return {
    status: response.status,
    offset: response.headers.get('upload-offset'),
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : null,
  }
}

interface Begun {
  readonly actor?: Actor
  readonly size?: number
  readonly mediaType?: string
  readonly sha256?: string
  readonly visitId: string
}

function begin(photo: TestPhoto, { actor, size, ...facts }: Begun) {
  const named = {
    attachmentId: photo.id,
    questionId: 'q1',
    sha256: photo.sha256,
    mediaType: 'image/jpeg',
    ...facts,
  }
  const metadata = Object.entries(named)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
  const length = String(size ?? photo.bytes.byteLength)
  const headers = { 'upload-length': length, 'upload-metadata': metadata }
  return send('POST', null, { headers, ...(actor ? { actor } : {}) })
}

function piece(photo: TestPhoto, from: number, to: number, actor?: Actor) {
  return send('PATCH', photo.id, {
    headers: { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
    body: photo.bytes.slice(from, to),
    ...(actor ? { actor } : {}),
  })
}

const head = (photo: TestPhoto, actor?: Actor) => send('HEAD', photo.id, actor ? { actor } : {})

const receiptOf = ({ id, sha256 }: TestPhoto) => ({
  receipt: { attachmentId: id, sha256, receivedAt: expect.any(String) },
})

async function aSound(bytes = 3000): Promise<TestPhoto> {
  const sound = new Uint8Array(bytes)
  sound.set(new TextEncoder().encode('RIFF'), 0)
  sound.set(new TextEncoder().encode('WAVE'), 8)
  sound.set(new TextEncoder().encode(randomUUID()), 16)
  return photoOf(sound)
}

/** A visit of a programme that has stated its terms of recording. */
async function aRecordedVisit(): Promise<string> {
  const campaignId = await aCampaign(world)
  await brief(world, campaignId, { recording: recordingTerms })
  return aVisit(world, { campaignId })
}

describe('beginning a file', () => {
  test('is refused for a visit of others, without a word more', async () => {
    const photo = await aPhoto('чужой визит')
    const visitId = await aVisit(world)
    for (const actor of [world.actors.secondShopper, world.stranger]) {
      expect(await begin(photo, { actor, visitId })).toMatchObject({
        status: 404,
        body: { ok: false, reason: 'not-found' },
      })
    }
    expect((await begin(photo, { visitId: randomUUID() })).status).toBe(404)
  })

  test('is refused from a page that another account had opened', async () => {
    const headers = { 'x-etalon-account': world.actors.secondShopper.accountId }
    expect(await send('POST', null, { headers })).toMatchObject({
      status: 401,
      body: { reason: 'other-account' },
    })
  })

  test.each([
    ['a photo above 15 MB', { size: attachmentLimits.bytes.picture + 1 }, 413, 'too-large'],
    [
      'a recording above 50 MB',
      { size: attachmentLimits.bytes.audio + 1, mediaType: 'audio/mp4' },
      413,
      'too-large',
    ],
    ['a film', { mediaType: 'video/mp4' }, 415, 'not-taken'],
    ['nothing at all', { size: 0 }, 400, 'invalid-input'],
    ['a hash that is none', { sha256: 'abc' }, 400, 'invalid-input'],
  ])('is refused for %s, before a byte of it is sent', async (_, matters, status, reason) => {
    const visitId = await aVisit(world)
    const answer = await begin(await aPhoto('что-то'), { visitId, ...matters })
    expect(answer).toMatchObject({ status, body: { ok: false, reason } })
  })

  test('is refused where the visit has its 30 files, or nobody has taken it', async () => {
    const full = await aVisit(world)
    const photos = await Promise.all(
      Array.from({ length: attachmentLimits.files }, (_, n) => aPhoto(`полон ${n}`, 16)),
    )
    for (const photo of photos) await storedPhoto(world, photo, full, 'q1')
    expect(await begin(await aPhoto('лишний'), { visitId: full })).toMatchObject({
      status: 413,
      body: { reason: 'too-many-photos' },
    })
    const offered = await aVisit(world, { state: 'offered' })
    expect(await begin(await aPhoto('рано'), { visitId: offered })).toMatchObject({
      status: 422,
      body: { reason: 'visit-not-accepted' },
    })
  })

  test('is refused for a recording where the programme has not stated its terms', async () => {
    const visitId = await aVisit(world)
    expect(await begin(await aSound(), { visitId, mediaType: 'audio/wav' })).toMatchObject({
      body: { ok: false, reason: 'recording-off' },
    })
  })

  test('names the place to send to, opens the door to no other site, and may be repeated', async () => {
    const photo = await aPhoto('дважды', 200)
    const visitId = await aVisit(world)
    const first = await begin(photo, { visitId })
    expect(first.status).toBe(201)
    expect(first.headers.get('location')).toBe(`/api/v1/uploads/${photo.id}`)
    expect(first.headers.get('access-control-allow-origin')).toBeNull()
    await piece(photo, 0, 100)
    expect((await begin(photo, { visitId })).status).toBe(201)
    expect(await head(photo)).toMatchObject({ status: 200, offset: '100' })
    expect(await begin(photo, { visitId, sha256: 'a'.repeat(64) })).toMatchObject({
      status: 409,
      body: { reason: 'other-bytes' },
    })
    expect(await head(photo)).toMatchObject({ offset: '100' })
  })

  test('gives the receipt at once for what the server has', async () => {
    const photo = await aPhoto('уже здесь')
    const visitId = await aVisit(world)
    await storedPhoto(world, photo, visitId, 'q1')
    expect(await begin(photo, { visitId })).toMatchObject({ status: 200, body: receiptOf(photo) })
    expect((await head(photo)).status).toBe(404)
  })
})

describe('sending the pieces', () => {
  test('is for the account alone that began: for others there is nothing', async () => {
    const photo = await aPhoto('моё')
    await begin(photo, { visitId: await aVisit(world) })
    for (const actor of [world.actors.secondShopper, world.stranger]) {
      expect((await head(photo, actor)).status).toBe(404)
      expect((await piece(photo, 0, 10, actor)).status).toBe(404)
    }
    expect(await head(photo)).toMatchObject({ status: 200, offset: '0' })
  })

  test('goes on where it was cut, ends with the receipt, and gives it again', async () => {
    const photo = await aPhoto('по частям', 300)
    const visitId = await aVisit(world)
    const size = photo.bytes.byteLength
    await begin(photo, { visitId })
    expect(await piece(photo, 0, 500)).toMatchObject({ status: 204, offset: '500' })
    expect((await piece(photo, 400, 600)).status).toBe(409)
    expect(await head(photo)).toMatchObject({ offset: '500' })
    const last = await piece(photo, 500, size)
    expect(last).toMatchObject({ status: 200, offset: String(size), body: receiptOf(photo) })
    expect(await begin(photo, { visitId })).toMatchObject({ status: 200, body: last.body })
    const arriving = path.join(world.environment.dataFolder, 'files-arriving')
    const left = await readdir(path.join(arriving, shopper.organisationId, shopper.accountId))
    expect(left.filter((name) => name.startsWith(photo.id))).toEqual([])
  })

  test('takes no byte beyond what was said', async () => {
    const photo = await aPhoto('больше')
    await begin(photo, { visitId: await aVisit(world), size: photo.bytes.byteLength - 10 })
    expect((await piece(photo, 0, photo.bytes.byteLength)).status).toBe(413)
  })

  test('twice at once makes one file, and equal receipts', async () => {
    const sound = await aSound(200_000)
    const visitId = await aRecordedVisit()
    await begin(sound, { visitId, mediaType: 'audio/wav' })
    await piece(sound, 0, 100_000)
    const both = await Promise.all([piece(sound, 100_000, 200_000), piece(sound, 100_000, 200_000)])
    // The later connection may be told that it came too late, the earlier that it was let go (400 of
    // the protocol, without a reason of ours); then beginning gives the receipt.
    const again = await begin(sound, { visitId, mediaType: 'audio/wav' })
    expect(again).toMatchObject({ status: 200, body: receiptOf(sound) })
    for (const { status, body } of both) {
      if (status === 200) expect(body).toEqual(again.body)
      else expect([204, 400, 404, 409]).toContain(status)
      if (status === 400) expect(JSON.stringify(body) ?? '').not.toContain('reason')
    }
    const rows = await world.database.asOwner('SELECT 1 FROM attachments WHERE id = $1', [sound.id])
    expect(rows).toHaveLength(1)
  })

  test('keeps the rules of a file: spoilt bytes go, and what is no sound is none', async () => {
    const visitId = await aRecordedVisit()
    const spoilt = await aPhoto('испорчено')
    await begin(spoilt, { visitId, sha256: 'b'.repeat(64) })
    expect(await piece(spoilt, 0, spoilt.bytes.byteLength)).toMatchObject({
      status: 400,
      body: { ok: false, reason: 'damaged' },
    })
    expect((await head(spoilt)).status).toBe(404)
    const noSound = await aPhoto('это снимок')
    await begin(noSound, { visitId, mediaType: 'audio/wav' })
    expect(await piece(noSound, 0, noSound.bytes.byteLength)).toMatchObject({
      status: 415,
      body: { reason: 'not-audio' },
    })
    // Begun again it is judged again, without its bytes.
    expect(await begin(noSound, { visitId, mediaType: 'audio/wav' })).toMatchObject({ status: 415 })
  })

  test('ends well where the server died after the last piece', async () => {
    const sound = await aSound()
    const visitId = await aRecordedVisit()
    const size = sound.bytes.byteLength
    await begin(sound, { visitId, mediaType: 'audio/wav' })
    const { organisationId, accountId } = shopper
    const key = { organisationId, accountId, id: sound.id }
    async function* whole() {
      yield sound.bytes
    }
    expect(await world.deps.files.parts.write(key, whole(), 0)).toBe(size)
    expect(await head(sound)).toMatchObject({ offset: String(size) })
    expect(await begin(sound, { visitId, mediaType: 'audio/wav' })).toMatchObject({
      status: 200,
      body: receiptOf(sound),
    })
  })

  test('keeps what arrived before a line broke', async () => {
    const photo = await aPhoto('обрыв', 300)
    await begin(photo, { visitId: await aVisit(world) })
    const { organisationId, accountId } = shopper
    const key = { organisationId, accountId, id: photo.id }
    async function* broken() {
      yield photo.bytes.slice(0, 300)
      throw new Error('cut')
    }
    await expect(world.deps.files.parts.write(key, broken(), 0)).rejects.toThrow('cut')
    expect(await head(photo)).toMatchObject({ offset: '300' })
  })
})

test('half a file that nobody has continued for two weeks is forgotten, a younger one stays', async () => {
  const visitId = await aVisit(world)
  const [old, young] = [await aPhoto('старый', 100), await aPhoto('новый', 100)]
  for (const photo of [old, young]) {
    await begin(photo, { visitId })
    await piece(photo, 0, 50)
  }
  const { organisationId, accountId } = shopper
  const folder = path.join(
    world.environment.dataFolder,
    'files-arriving',
    organisationId,
    accountId,
  )
  const longAgo = new Date(Date.now() - 15 * 24 * 3600 * 1000)
  await utimes(path.join(folder, `${old.id}.part`), longAgo, longAgo)
  await begin(await aPhoto('другой'), { visitId })
  expect((await head(old)).status).toBe(404)
  expect(await head(young)).toMatchObject({ status: 200, offset: '50' })
  // The phone has the whole of it still, and begins anew.
  expect((await begin(old, { visitId })).status).toBe(201)
})
