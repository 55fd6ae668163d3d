import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUT } from '@/app/api/v1/briefings/[campaignId]/attempts/[attemptId]/route'
import { testFingerprint } from '@/lib/core/instruction-test'
import { aCampaign, aVisit } from '@/test/factories'
import { aTest, brief } from '@/test/factories/briefing'
import { openWorld, type World } from '@/test/world'

const origin = 'http://127.0.0.1:3000'
let world: World
let campaignId: string
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  campaignId = await aCampaign(world)
  await brief(world, campaignId, { test: aTest })
  await aVisit(world, { campaignId })
})
afterAll(() => world.close())

const attempt = {
  fingerprint: testFingerprint(aTest),
  answers: { first: 'b', second: 'b' },
  takenAt: '2026-10-20T08:00:00.000Z',
  phoneNow: '2026-10-20T09:00:00.000Z',
}

async function put(
  body: unknown,
  { attemptId = randomUUID(), account = world.actors.shopper.accountId, raw = false } = {},
) {
  const request = new Request(`${origin}/api/v1/briefings/${campaignId}/attempts/${attemptId}`, {
    method: 'PUT',
    body: raw ? String(body) : JSON.stringify(body),
    headers: {
      origin,
      cookie: await world.cookieOf(world.actors.shopper),
      'x-etalon-account': account,
    },
  })
  const response = await PUT(request, { params: Promise.resolve({ campaignId, attemptId }) })
  return { status: response.status, body: await response.json() }
}

describe('an attempt on its way', () => {
  test('is refused with a code and a sentence', async () => {
    const sentence = { message: expect.stringMatching(/^[А-Я].+\.$/) }
    expect(await put({ ...attempt, fingerprint: 'a'.repeat(64) })).toMatchObject({
      status: 422,
      body: { ok: false, reason: 'test-unknown', ...sentence },
    })
    expect(await put(attempt, { account: randomUUID() })).toMatchObject({
      status: 401,
      body: { reason: 'other-account', ...sentence },
    })
  })

  test.each([
    ['no JSON', '{', true],
    ['a member too many', { ...attempt, passed: true }, false],
    ['a time that is none', { ...attempt, takenAt: 'yesterday' }, false],
    ['answers that are no texts', { ...attempt, answers: { first: 1 } }, false],
  ])('is refused: %s', async (_, body, raw) => {
    expect(await put(body, { raw })).toMatchObject({ status: 400, body: { ok: false } })
  })

  test('is refused under an id that tells the minute', async () => {
    const attemptId = '0192b3c4-0000-7000-8000-000000000001'
    expect(await put(attempt, { attemptId })).toMatchObject({ status: 400 })
  })

  test('is taken once: the same again gives the same receipt, other answers 409', async () => {
    const attemptId = randomUUID()
    const first = await put(attempt, { attemptId })
    expect(first).toMatchObject({
      status: 200,
      body: { receipt: { attemptId, rightAnswers: 2, passed: true } },
    })
    expect(await put(attempt, { attemptId })).toEqual(first)
    expect(await put({ ...attempt, answers: {} }, { attemptId })).toMatchObject({ status: 409 })
  })
})
