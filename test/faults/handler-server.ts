import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { PUT as putAttachment } from '@/app/api/v1/attachments/[attachmentId]/route'
import { POST as postEvaluation } from '@/app/api/v1/evaluations/route'
import { HEAD as headUpload, PATCH as patchUpload } from '@/app/api/v1/uploads/[attachmentId]/route'
import { POST as postUpload } from '@/app/api/v1/uploads/route'

type Handler = (request: Request, id: string) => Promise<Response>

const nothing = Promise.resolve({})
const named = (attachmentId: string) => ({ params: Promise.resolve({ attachmentId }) })

/** The route handlers that a phone sends to, by method and address. */
const handlers: Readonly<Record<string, Handler>> = {
  'POST /api/v1/evaluations': (request) => postEvaluation(request, { params: nothing }),
  'POST /api/v1/uploads': (request) => postUpload(request, { params: nothing }),
  'PUT /api/v1/attachments': (request, id) => putAttachment(request, named(id)),
  'HEAD /api/v1/uploads': (request, id) => headUpload(request, named(id)),
  'PATCH /api/v1/uploads': (request, id) => patchUpload(request, named(id)),
}

export interface HandlerServer {
  readonly port: number
  close(): Promise<void>
}

/** The product's own route handlers behind a plain server of Node's, on a random port. */
export async function serveHandlers(): Promise<HandlerServer> {
  const server = http.createServer((asked, answer) => {
    // A phone that hangs up in the middle is the ordinary case here.
    reply(asked, answer).catch(() => answer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function reply(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const url = new URL(asked.url ?? '/', 'http://127.0.0.1:3000')
  const [, address = '', id = ''] = /^(\/api\/v1\/\w+)(?:\/([^/]+))?$/.exec(url.pathname) ?? []
  const handler = handlers[`${asked.method} ${address}`]
  if (!handler) {
    answer.writeHead(404).end()
    return
  }
  const response = await handler(requestOf(asked, url), id)
  answer.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) answer.end()
  else answer.end(Buffer.from(await response.arrayBuffer()))
}

function requestOf(asked: IncomingMessage, url: URL): Request {
  const headers = Object.entries(asked.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  const method = asked.method ?? 'GET'
  const body = method === 'HEAD' || method === 'GET' ? null : Readable.toWeb(asked)
  // Node's own stream type and the browser's are one thing at run time.
  const init = { method, headers, body: body as BodyInit | null, duplex: 'half' }
  return new Request(url, init as RequestInit)
}
