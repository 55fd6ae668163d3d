import { unstable_rethrow } from 'next/navigation'
import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import type { RouteRule } from '@/lib/access/routes'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from './deps'
import { appErrorCodeOf, reportUnexpected, statusOf } from './errors'
import { parseInput } from './input'
import { requestIdOf, withRequestId } from './log'
import { isOwnOrigin } from './origin'
import { isUuid } from './paths'
import { guardHeaders } from './security-headers'
import { serverDeps, serverEnvironment } from './server'
import { actorOfRequest } from './session'

interface RouteOptions<Rule extends RouteRule> {
  readonly verb: Rule
  /** Also a GET or HEAD changes something: ask for the origin there too. */
  readonly unsafe?: boolean
}

export interface Asked<Params, Asker> {
  readonly actor: Asker
  readonly request: Request
  readonly params: Params
  readonly deps: Deps
}

type Handler<Params, Asker> = (asked: Asked<Params, Asker>) => Promise<Response>
type Params = Readonly<Record<string, string | readonly string[]>>
type RouteHandler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/**
 * A route handler of our own: origin, who asks, verb, run, say what happened in JSON.
 * Parameters whose name ends in `Id` are checked to be UUIDs; anything else is "not there".
 *
 *     export const GET = route<{ visitId: string }>({ verb: 'visit:read' }, async ({ actor, params, deps }) => ...)
 */
export function route<P extends Params = Params>(
  options: RouteOptions<'public'>,
  handler: Handler<P, null>,
): RouteHandler<P>
export function route<P extends Params = Params>(
  options: RouteOptions<Exclude<RouteRule, 'public'>>,
  handler: Handler<P, Actor>,
): RouteHandler<P>
export function route<P extends Params>(
  options: RouteOptions<RouteRule>,
  handler: Handler<P, never>,
): RouteHandler<P> {
  return (request, context) =>
    withRequestId(requestIdOf(request), async () => {
      try {
        const method = options.unsafe === true ? 'POST' : request.method
        if (!isOwnOrigin(method, request.headers.get('origin'), serverEnvironment().url))
          throw new AppError('foreign-origin')
        const actor = options.verb === 'public' ? null : await askingActor(request, options.verb)
        const params = checkedParams(await context.params)
        // The overloads tie the kind of actor to the verb; inside they cannot be told apart.
        const asked = { actor: actor as never, request, params, deps: await serverDeps() }
        return guarded(await handler(asked))
      } catch (error) {
        unstable_rethrow(error)
        return guarded(refuse(error, request))
      }
    })
}

async function askingActor(request: Request, rule: Exclude<RouteRule, 'public'>): Promise<Actor> {
  const actor = await actorOfRequest(request)
  if (!actor) throw new AppError('not-signed-in')
  if (rule !== 'signed-in' && !may(actor, rule)) throw new AppError('not-found')
  return actor
}

function checkedParams<P extends Params>(params: P): P {
  // A route without parameters is given none at all, whatever Next's types say.
  for (const [name, value] of Object.entries(params ?? {})) {
    if (name.endsWith('Id') && !isUuid(String(value))) throw new AppError('not-found')
  }
  return params
}

function refuse(error: unknown, request: Request): Response {
  const reason = appErrorCodeOf(error)
  if (reason) return Response.json({ ok: false, reason }, { status: statusOf(reason) })
  const facts = { method: request.method, path: new URL(request.url).pathname }
  const errorId = reportUnexpected(error, facts)
  return Response.json({ ok: false, reason: 'unexpected', errorId }, { status: 500 })
}

function guarded(response: Response): Response {
  // Copied, because the headers of a redirect cannot be changed.
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(guardHeaders)) {
    if (!headers.has(name)) headers.set(name, value)
  }
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers })
}

/**
 * The bytes of a request, counted while they arrive.
 * @throws AppError `too-large` as soon as they exceed the limit, whatever Content-Length said.
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new AppError('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new AppError('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/**
 * A JSON body, parsed with the schema of its use case.
 * Returns the value with the bytes that it was read from, or the 400 answer that names every bad field.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = 1_000_000,
): Promise<
  { ok: true; value: z.output<Schema>; bytes: Uint8Array } | { ok: false; response: Response }
> {
  const bytes = await readBytes(request, maxBytes)
  const parsed = parseInput(schema, jsonOf(bytes))
  if (parsed.ok) return { ...parsed, bytes }
  const body = { ok: false, reason: 'invalid-input', fields: parsed.fields }
  return { ok: false, response: Response.json(body, { status: statusOf('invalid-input') }) }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('invalid-input')
  }
}
