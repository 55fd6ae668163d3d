import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { may } from '@/lib/access/permissions'
import { type RouteRule, routeRules } from '@/lib/access/routes'
import { sourceFiles } from '../architecture/source-files'
import type { CastName } from '../cast'
import { openWorld, type World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.serve()
})
afterAll(() => world.close())

const rules: Readonly<Record<string, RouteRule>> = routeRules
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
const handlerSchema = z.custom<Handler>((value) => typeof value === 'function').optional()
const moduleSchema = z.partialRecord(z.enum(methods), handlerSchema)

const addressOf = (file: string) => file.replace(/^app/, '').replace(/\/route\.ts$/, '')

// next-auth asks Next for its request, so it is tried in a browser and not here.
const files = sourceFiles(['app'], /\/route\.ts$/).filter((file) => !file.includes('[...nextauth]'))

const own = 'http://127.0.0.1:3000'

/** Every handler of the file, called without proxy.ts in front of it. */
async function answers(file: string, headers: Readonly<Record<string, string>>) {
  const exported: unknown = await import(path.resolve(file))
  const found = Object.entries(moduleSchema.parse(Object.fromEntries(pick(exported))))
  const names = [...addressOf(file).matchAll(/\[(\w+)\]/g)].map((match) => String(match[1]))
  const params = Object.fromEntries(names.map((name) => [name, crypto.randomUUID()]))
  return Promise.all(
    found.map(async ([method, handler]) => {
      if (!handler) throw new Error(`${file} exports no ${method}`)
      const body = method === 'GET' ? {} : { body: '{}' }
      const request = new Request(`${own}${addressOf(file)}`, { method, headers, ...body })
      const response = await handler(request, { params: Promise.resolve(params) })
      return { method, status: response.status, text: await response.text() }
    }),
  )
}

function pick(exported: unknown): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse({ ...Object(exported) }))
  return entries.filter(([name]) => methods.some((method) => method === name))
}

describe.each(files)('%s', (file) => {
  const rule = rules[addressOf(file)]

  it('refuses a change from another site, without an origin and with "null"', async () => {
    const cookie = await world.cookieOf(world.actors.administrator)
    for (const origin of [{}, { origin: 'null' }, { origin: 'https://evil.example' }]) {
      const given = await answers(file, { cookie, ...origin })
      const changes = given.filter(({ method }) => method !== 'GET')
      expect(changes.filter(({ status }) => status !== 403)).toEqual([])
    }
  })

  if (rule === 'public') return

  it('answers 401 to nobody, however nobody asks', async () => {
    const disguises = [
      {},
      { authorization: 'Bearer %' },
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
      { rsc: '1', 'next-router-prefetch': '1' },
    ]
    for (const disguise of disguises) {
      const given = await answers(file, { origin: own, ...disguise })
      expect(given.length).toBeGreaterThan(0)
      expect(given.filter(({ status }) => status !== 401)).toEqual([])
    }
  })

  if (rule === undefined || rule === 'signed-in') return

  const cast: readonly CastName[] = [
    'administrator',
    'programmeManager',
    'reviewer',
    'hr',
    'unitHead',
    'employee',
    'shopper',
  ]

  it('answers 404 to everybody who lacks the verb, without a word more', async () => {
    const without = cast.filter((name) => !may(world.actors[name], rule))
    expect(without.length).toBeGreaterThan(0)
    for (const name of without) {
      const cookie = await world.cookieOf(world.actors[name])
      const given = await answers(file, { cookie, origin: own })
      for (const { method, status, text } of given) {
        expect([name, method, status]).toEqual([name, method, 404])
        expect(JSON.parse(text)).toEqual({ ok: false, reason: 'not-found' })
      }
    }
  })
})
