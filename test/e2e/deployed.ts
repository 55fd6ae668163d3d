import { readFileSync } from 'node:fs'
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { projectFolder } from '@/lib/platform/project-folder'

/** The application at an address that stays while it is deployed anew, or is out of reach. */
export interface Deployed {
  readonly url: string
  /** Counted from 1. */
  readonly build: number
  /** Another build takes the place: it has another name, so have all its files, and older ones are gone. */
  deploy(): void
  /** Nobody answers any more; what was being answered breaks off. */
  turnOff(): void
  turnOn(): void
  close(): Promise<void>
}

/**
 * Stands before the application that runs at `url` and plays its deploys. All that a browser can tell
 * two builds of one program by is told apart: the build's name in every page and part of a page, the
 * names of all scripts and sheets in whatever names them, the text of the worker. A file of another
 * build is not there, as after a deploy.
 */
export async function startDeployed(url: string): Promise<Deployed> {
  const target = new URL(url)
  const buildId = readFileSync(path.join(projectFolder, '.next', 'BUILD_ID'), 'utf8').trim()
  const agent = new http.Agent({ keepAlive: true })
  const sockets = new Set<Socket>()
  let build = 1
  let isOff = false
  const server = http.createServer((asked, answer) => {
    if (isOff) return void asked.socket.destroy()
    const own = `http://${asked.headers.host}`
    const names = namesOf(buildId, build)
    const wanted = names.asServed(asked.url ?? '/')
    if (wanted === null) return void answer.writeHead(404).end()
    const headers = { ...asked.headers, host: target.host, 'accept-encoding': 'identity' }
    for (const name of ['origin', 'referer'] as const) {
      const value = asked.headers[name]
      if (value !== undefined) headers[name] = value.replace(own, target.origin)
    }
    const { hostname: host, port } = target
    const passing = http.request({ agent, host, port, path: wanted, method: asked.method, headers })
    passing.on('response', (given) => {
      const told = (text: string) => names.asBuilt(text.replaceAll(target.origin, own))
      const isWorker = wanted === '/sw.js'
      const rewrite = isWorker ? (text: string) => `${text}\n// build ${build}\n` : told
      const head = headOf(given.headers, told)
      if (isWorker || isNaming(given.headers)) return void answerWhole(given, head, rewrite, answer)
      answer.writeHead(given.statusCode ?? 502, head)
      given.pipe(answer)
    })
    passing.on('error', () => answer.destroy())
    answer.on('close', () => passing.destroy())
    asked.pipe(passing)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get build() {
      return build
    },
    deploy: () => {
      build += 1
      breakOff()
    },
    turnOff: () => {
      isOff = true
      breakOff()
    },
    turnOn: () => {
      isOff = false
    },
    close: () => {
      breakOff()
      agent.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** The mark that stands in every name of a build. */
export function markOf(build: number): string {
  return `.build${String(build).padStart(2, '0')}`
}

const file = /(static\/chunks\/[\w~.-]+?)\.(js|css)\b/g
/** React writes a page's data as it comes: a name may be cut in two by this. */
const seam = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g
const named = /^\/_next\/static\/(?!media\/)/

function namesOf(buildId: string, build: number) {
  const mark = markOf(build)
  return {
    asBuilt: (text: string) =>
      text.replace(seam, '').replace(file, `$1${mark}.$2`).replaceAll(buildId, `${buildId}${mark}`),
    /** null: a file of another build. */
    asServed: (asked: string) => {
      if (!named.test(asked)) return asked
      return asked.includes(mark) ? asked.replaceAll(mark, '') : null
    },
  }
}

/** What may name files: pages, parts of pages, scripts, sheets. */
function isNaming({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  return /html|x-component|javascript|css/.test(type)
}

async function answerWhole(
  given: IncomingMessage,
  head: IncomingHttpHeaders,
  rewrite: (text: string) => string,
  answer: ServerResponse,
): Promise<void> {
  const parts = await given.toArray().catch(() => null)
  if (parts === null) return void answer.destroy()
  const { 'content-length': _, 'transfer-encoding': __, etag: ___, ...rest } = head
  answer.writeHead(given.statusCode ?? 502, rest).end(rewrite(Buffer.concat(parts).toString()))
}

function headOf(given: IncomingHttpHeaders, told: (text: string) => string): IncomingHttpHeaders {
  const { location, link } = given
  return {
    ...given,
    ...(location === undefined ? {} : { location: told(location) }),
    ...(link === undefined ? {} : { link: told(String(link)) }),
  }
}
