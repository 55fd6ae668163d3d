import http from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { WebFetch } from '@/app/(shopper)/_device/server-line'

export interface LineOptions {
  readonly port: () => number
  /** What a browser would add: the cookie of the session, and where the page came from. */
  readonly cookie: string
  readonly origin: string
  /** The phone's patience, shortened. Units: milliseconds. */
  readonly patienceMs?: number
}

/**
 * `fetch` as the phone's browser has it, one connection a request, so that a fault of a connection is
 * a fault of one request. Redirects come back as what `redirect: 'manual'` makes of them.
 */
export function httpLine({ port, cookie, origin, patienceMs }: LineOptions): WebFetch {
  return async (address, init) => {
    const body = await bytesOf(init.body ?? null)
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      cookie,
      origin,
      ...(body === null ? {} : { 'content-length': String(body.byteLength) }),
    }
    const signals = [init.signal, patienceMs === undefined ? null : AbortSignal.timeout(patienceMs)]
    const signal = AbortSignal.any(signals.filter((one) => one instanceof AbortSignal))
    return ask(address, { port: port(), method: init.method ?? 'GET', headers, body, signal })
  }
}

interface Asked {
  readonly port: number
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  readonly signal: AbortSignal
}

function ask(address: string, { port, method, headers, body, signal }: Asked): Promise<Response> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error)
    const host = '127.0.0.1'
    const options = { host, port, path: address, method, headers, agent: false, signal }
    const request = http.request(options, (answer) => {
      answer.once('aborted', () => fail(new Error('cut')))
      text(answer).then((body) => {
        if (!answer.complete) return fail(new Error('cut'))
        resolve(responseOf(answer.statusCode ?? 0, answer.headers, body))
      }, fail)
    })
    request.on('error', fail)
    // In bits, so that a line that is cut or slow is met in the middle of them.
    if (body === null) request.end()
    else Readable.from(bitsOf(body)).on('error', fail).pipe(request)
  })
}

function* bitsOf(body: Buffer) {
  for (let at = 0; at < body.byteLength; at += 64 * 1024) yield body.subarray(at, at + 64 * 1024)
}

function responseOf(status: number, headers: http.IncomingHttpHeaders, body: string): Response {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  // As in a browser: a redirect that is not followed shows nothing of itself.
  if (status >= 300 && status < 400) return Response.error()
  return new Response([204, 205].includes(status) ? null : body, { status, headers: given })
}

async function bytesOf(body: BodyInit | null): Promise<Buffer | null> {
  if (body === null) return null
  return Buffer.from(await new Response(body).arrayBuffer())
}
