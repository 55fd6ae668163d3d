import { notFound, redirect } from 'next/navigation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { AppError, appErrorCodes } from '@/lib/core/app-error'
import { runAction } from '@/lib/platform/actions'
import type { Deps } from '@/lib/platform/deps'
import { sentenceOf, statusOf } from '@/lib/platform/errors'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { readJson, route } from '@/lib/platform/routes'
import { sessionCookieName, writeSessionToken } from '@/lib/platform/session-token'
import { aVisit } from '../factories'
import { openWorld, type World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.serve()
})
afterAll(() => world.close())

const anything = z.unknown()
const act = (
  work: (actor: Actor, input: unknown, deps: Deps) => Promise<object>,
  input?: unknown,
) => runAction(world.actors.administrator, anything, work, input, world.deps)

describe('a server action', () => {
  it('hands on what the use case returned, refusals too', async () => {
    expect(await act(async () => ({ ok: true, id: '1' }))).toEqual({ ok: true, id: '1' })
    expect(await act(async () => ({ ok: false, reason: 'late' }))).toEqual({
      ok: false,
      reason: 'late',
    })
  })

  it('names bad fields and does not run', async () => {
    let runs = 0
    const answer = await runAction(
      null,
      z.object({ name: z.string().min(1) }),
      async () => ({ ok: true, runs: ++runs }),
      { name: '' },
      world.deps,
    )
    expect(answer).toEqual({
      ok: false,
      reason: 'invalid-input',
      fields: { name: 'errors.fields.required' },
    })
    expect(runs).toBe(0)
  })

  it.each(appErrorCodes)('turns AppError %s into a refusal with a sentence', async (code) => {
    const answer = await act(async () => {
      throw new AppError(code, 'a detail for the log')
    })
    expect(answer).toMatchObject({ ok: false, reason: code })
    expect(JSON.stringify(answer)).not.toContain('detail')
    expect(statusOf(code)).toBeGreaterThanOrEqual(400)
  })

  it.each<[string, (deps: Deps) => Promise<unknown>]>([
    [
      'a unique key that somebody else was quicker to take',
      ({ db }) =>
        db.asActor(world.actors.administrator, (tx) =>
          tx.position.create({
            data: { organisationId: world.organisationId, name: 'Продавец' },
          }),
        ),
    ],
    [
      'a rule that a trigger holds: nobody reviews the own unit',
      async ({ db }) => {
        const visitId = await aVisit(world, { unitId: world.units.office })
        const { organisationId } = world
        await db.asActor(world.actors.reviewer, async (tx) => {
          const report = {
            id: crypto.randomUUID(),
            report: '{}',
            sha256: '0'.repeat(64),
            finishedAt: world.deps.now,
            clockSkewMs: 0n,
            receivedAt: world.deps.now,
          }
          const shopperId = world.actors.shopper.shopperId ?? ''
          const evaluation = { organisationId, visitId, shopperId, ...report }
          await tx.evaluation.create({ data: evaluation })
          await tx.review.create({
            data: {
              organisationId,
              visitId,
              evaluationId: report.id,
              reviewedBy: world.actors.reviewer.accountId,
              decision: 'approved',
              decidedAt: world.deps.now,
            },
          })
        })
      },
    ],
    [
      'the same from raw SQL',
      ({ db }) =>
        db.asActor(
          world.actors.administrator,
          (tx) => tx.$executeRaw`
            INSERT INTO positions (organisation_id, name)
            VALUES (${world.organisationId}::uuid, 'Продавец')`,
        ),
    ],
  ])('calls %s a conflict', async (_, work) => {
    const answer = await act(async (_actor, _input, deps) => {
      await work(deps)
      return { ok: true }
    })
    expect(answer).toEqual({ ok: false, reason: 'conflict' })
  })

  it('gives what nobody foresaw a number and says nothing else', async () => {
    const answer = await act(async () => {
      throw new TypeError('secret: postgres://user:password@host')
    })
    expect(answer).toEqual({
      ok: false,
      reason: expect.stringMatching(/^errors\.reasons\.unknown\?id=[0-9a-f-]{36}$/),
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('lets redirect and notFound through to Next', async () => {
    await expect(act(async () => redirect('/me'))).rejects.toThrow('NEXT_REDIRECT')
    await expect(act(async () => notFound())).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })
})

it('every stop has a sentence in both languages', () => {
  for (const locale of ['ru', 'en'] as const) {
    for (const code of [...appErrorCodes, 'unexpected'] as const) {
      const path = sentenceOf(code).split('.')
      const text = path.reduce<unknown>(
        (tree, key) => (typeof tree === 'object' && tree !== null ? Reflect.get(tree, key) : null),
        messagesIn(locale),
      )
      expect([locale, code, typeof text]).toEqual([locale, code, 'string'])
    }
  }
})

const own = 'http://127.0.0.1:3000'

interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly params?: Readonly<Record<string, string>>
}

type Answering = (
  request: Request,
  context: { params: Promise<Readonly<Record<string, string>>> },
) => Promise<Response>

const ask = (handler: Answering, { method = 'GET', headers = {}, body, params = {} }: Ask = {}) =>
  handler(
    new Request(`${own}/api/test`, { method, headers, ...(body === undefined ? {} : { body }) }),
    { params: Promise.resolve(params) },
  )

const answerOf = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
})

describe('a route handler', () => {
  const guarded = route({ verb: 'audit:read' }, async ({ actor }) =>
    Response.json({ ok: true, name: actor.displayName }),
  )

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no session', {}],
    ['a broken bearer token', { authorization: 'Bearer %' }],
    ['a bearer token with a cut escape', { authorization: 'Bearer %E0%A4%A' }],
    ['a header that once passed middleware by', { 'x-middleware-subrequest': 'proxy:proxy:proxy' }],
    ['a forged cookie', { cookie: 'etalon-session=eyJhbGciOiJkaXIifQ..a.b.c' }],
    ['an empty cookie', { cookie: 'etalon-session=' }],
    ['nonsense for a cookie', { cookie: 'etalon-session=%E0%A4%A; =;;=' }],
    ['a claim of a path', { 'x-etalon-path': '/audit' }],
  ])('answers 401 to %s', async (_, headers) => {
    expect(await answerOf(await ask(guarded, { headers }))).toEqual({
      status: 401,
      body: { ok: false, reason: 'not-signed-in' },
    })
  })

  it('answers 401 to a cookie made with another secret, or of nobody', async () => {
    const { organisationId, accountId } = world.actors.administrator
    const claims = { organisationId, accountId, sessionId: crypto.randomUUID(), version: 1 }
    const name = sessionCookieName(own)
    const foreign = await writeSessionToken(claims, { sessionSecret: 'x'.repeat(40) })
    const nobody = await writeSessionToken(claims, world.environment)
    for (const token of [foreign, nobody]) {
      const response = await ask(guarded, { headers: { cookie: `${name}=${token}` } })
      expect(response.status).toBe(401)
    }
  })

  it('answers 404 to whoever lacks the verb, as to a route that is not there', async () => {
    for (const name of ['hr', 'reviewer', 'employee', 'shopper'] as const) {
      const cookie = await world.cookieOf(world.actors[name])
      expect(await answerOf(await ask(guarded, { headers: { cookie } }))).toEqual({
        status: 404,
        body: { ok: false, reason: 'not-found' },
      })
    }
  })

  it('answers whoever holds it, as somebody of the own organisation', async () => {
    const cookie = await world.cookieOf(world.stranger)
    const response = await ask(guarded, { headers: { cookie: `a=b; ${cookie}; c=d` } })
    expect(await answerOf(response)).toEqual({
      status: 200,
      body: { ok: true, name: 'Чужой Человек' },
    })
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  const changing = route({ verb: 'signed-in' }, async () => Response.json({ ok: true }))

  it.each([null, 'null', 'https://evil.example', 'http://127.0.0.1:3000.evil.example'])(
    'refuses a change with the origin %s before it looks who asks',
    async (origin) => {
      const cookie = await world.cookieOf(world.actors.administrator)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = origin === null ? { cookie } : { cookie, origin }
        const response = await ask(changing, { method, headers })
        expect([method, response.status]).toEqual([method, 403])
      }
    },
  )

  it('takes a change from its own pages', async () => {
    const cookie = await world.cookieOf(world.actors.employee)
    const headers = { cookie, origin: own }
    expect((await ask(changing, { method: 'POST', headers })).status).toBe(200)
  })

  it('checks the origin of a GET that changes something', async () => {
    const unsafe = route({ verb: 'public', unsafe: true }, async () => Response.json({ ok: true }))
    expect((await ask(unsafe)).status).toBe(403)
    expect((await ask(unsafe, { headers: { origin: own } })).status).toBe(200)
  })

  it.each(['1', '..', "' OR 1=1", '%00', 'g'.repeat(36)])(
    'an id that cannot be one (%s) is not there',
    async (visitId) => {
      const handler = route<{ visitId: string }>({ verb: 'public' }, async ({ params }) =>
        Response.json(params),
      )
      expect((await ask(handler as Answering, { params: { visitId } })).status).toBe(404)
    },
  )

  it('gives what nobody foresaw a number, and no word of it', async () => {
    const failing = route({ verb: 'public' }, async () => {
      throw new Error('secret: postgres://user:password@host')
    })
    const { status, body } = await answerOf(await ask(failing))
    expect(status).toBe(500)
    expect(body).toEqual({
      ok: false,
      reason: 'unexpected',
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('can redirect, with the same headers', async () => {
    const away = route({ verb: 'public' }, async () => Response.redirect(`${own}/me`, 303))
    const response = await ask(away)
    expect(response.status).toBe(303)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a body', () => {
  const taking = route({ verb: 'public' }, async ({ request }) => {
    const parsed = await readJson(request, z.object({ text: z.string() }), 100)
    return parsed.ok ? Response.json({ ok: true, text: parsed.value.text }) : parsed.response
  })
  const post = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
    ask(taking, { method: 'POST', headers: { origin: own, ...headers }, body })

  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['no JSON', 'not json'],
    ['nothing', ''],
    ['half of it', '{"text":'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('that is %s gives 400', async (_, body) => {
    expect((await post(body)).status).toBe(400)
  })

  it('with NUL gives 400 and names the field', async () => {
    expect(await answerOf(await post('{"text":"a\\u0000b"}'))).toEqual({
      status: 400,
      body: {
        ok: false,
        reason: 'invalid-input',
        fields: { text: 'errors.fields.control-characters' },
      },
    })
  })

  it('that is too large gives 413, whatever its length was said to be', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(200) })
    expect((await post(large)).status).toBe(413)
    expect((await post(large, { 'content-length': '10' })).status).toBe(413)
  })

  it('with an emoji arrives whole', async () => {
    expect(await answerOf(await post('{"text":"🙂 ок"}'))).toMatchObject({
      body: { text: '🙂 ок' },
    })
  })
})
