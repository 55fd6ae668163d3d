import net, { type AddressInfo, type Socket } from 'node:net'

/** What a bad network does to one connection. `up` is towards the server. */
export type Fault =
  | { readonly kind: 'none' }
  /** Nothing goes on for so long. Units: milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Nothing goes on until then. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** A slow line. Units: bytes per second, each way. */
  | { readonly kind: 'rate'; readonly bytesPerSecond: number }
  /** So many bytes go through, then both ends are closed, politely or by RST. */
  | { readonly kind: 'cut'; readonly side: Side; readonly atByte: number; readonly how: How }
  /** So many bytes go through, then none, and nobody is told. */
  | { readonly kind: 'stall'; readonly side: Side; readonly atByte: number }
  /** The phone is cut off after so many bytes; the server waits on for the rest. */
  | { readonly kind: 'half-open'; readonly atByte: number }
  /** The server gets everything and answers; the answer reaches nobody. */
  | { readonly kind: 'swallow' }
  /** Somebody in between answers; the server never hears of it. */
  | { readonly kind: 'answer'; readonly response: string }

export type Side = 'up' | 'down'
type How = 'end' | 'reset'

/** Answers of portals, sign-in pages and balancers, none of which is a receipt. */
export const strangers = {
  'captive portal': response('200 OK', '<html><h1>Wi-Fi</h1></html>', 'text/html'),
  'captive portal in JSON': response('200 OK', '{"ok":true}', 'application/json'),
  redirect: response('302 Found', '', 'text/html', 'Location: /sign-in\r\n'),
  nothing: 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n',
  forbidden: response('403 Forbidden', '<html>Firewall</html>', 'text/html'),
  'no such page': response('404 Not Found', '<html>404</html>', 'text/html'),
  broken: response('502 Bad Gateway', '<html>502</html>', 'text/html'),
  busy: response('503 Service Unavailable', '', 'text/plain', 'Retry-After: 1\r\n'),
} as const

function response(status: string, body: string, type: string, more = ''): string {
  const head = `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}`
  return `HTTP/1.1 ${status}\r\n${head}Connection: close\r\n\r\n${body}`
}

export interface FaultProxy {
  readonly port: number
  /** Units: bytes that passed, of all connections together. */
  readonly passed: Readonly<Record<Side, number>>
  readonly connections: number
  close(): Promise<void>
}

export interface ProxyOptions {
  /** The server's port on loopback, asked anew for every connection: it may have moved. */
  readonly target: () => number
  /** What happens to the n-th connection, counted from 0. */
  readonly fault: (connection: number) => Fault
}

/** A TCP proxy on a random loopback port that does to each connection what it is told to. */
export async function startFaultProxy({ target, fault }: ProxyOptions): Promise<FaultProxy> {
  const passed = { up: 0, down: 0 }
  let connections = 0
  const door = await openDoor(target, (phone, begin) => {
    const chosen = fault(connections)
    connections += 1
    begin(phone, chosen, [passed])
  })
  return {
    ...door,
    passed,
    get connections() {
      return connections
    },
  }
}

/** A question of a browser, as its head says it. */
export interface Asked {
  readonly method: string
  readonly path: string
  /** What the head says of the body. Units: bytes. */
  readonly length: number
  /** Units: bytes that passed so far, heads counted. */
  readonly passed: Readonly<Record<Side, number>>
}

export interface BrowserProxy {
  readonly port: number
  close(): Promise<void>
}

/**
 * The same for a browser that is told to take it for its proxy: each question comes on a connection
 * of its own, so that a fault of a connection is a fault of one question.
 */
export function startBrowserProxy({
  target,
  fault,
}: {
  readonly target: () => number
  readonly fault: (asked: Asked) => Fault
}): Promise<BrowserProxy> {
  return openDoor(target, (phone, begin) => {
    let head = ''
    const read = (data: Buffer) => {
      head += data.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      phone.off('data', read)
      phone.pause()
      const [, method = '', path = '/'] =
        /^(\S+) (?:http:\/\/[^/\s]+)?(\S+) HTTP\/1\.1\r\n/.exec(head) ?? []
      const length = lengthIn(head)
      const passed = { up: 0, down: 0 }
      const lines = head.slice(0, end).split('\r\n').slice(1)
      const kept = lines.filter((line) => !/^(?:proxy-)?connection:/i.test(line))
      const told = [`${method} ${path} HTTP/1.1`, ...kept, 'Connection: close', '', '']
      phone.unshift(Buffer.from(told.join('\r\n') + head.slice(end + 4), 'latin1'))
      begin(phone, fault({ method, path, length, passed }), [passed])
    }
    phone.on('data', read)
  })
}

type Passed = Record<Side, number>
type Begin = (phone: Socket, fault: Fault, passed: readonly Passed[]) => void

async function openDoor(
  target: () => number,
  enter: (phone: Socket, begin: Begin) => void,
): Promise<BrowserProxy> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // A cut end is what this program is for.
    socket.on('error', () => socket.destroy())
    return socket
  }
  const begin: Begin = (phone, fault, passed) => {
    if (fault.kind === 'answer') return answerInstead(phone, fault.response)
    const go = () => {
      if (phone.destroyed) return
      const options = { port: target(), host: '127.0.0.1', allowHalfOpen: true }
      join({ phone, server: keep(net.connect(options)) }, fault, passed)
    }
    if (fault.kind === 'hold') return void fault.until.then(go)
    if (fault.kind !== 'delay') return go()
    const timer = setTimeout(go, fault.ms)
    phone.once('close', () => clearTimeout(timer))
  }
  const server = net.createServer({ allowHalfOpen: true }, (phone) => enter(keep(phone), begin))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Ends {
  readonly phone: Socket
  readonly server: Socket
}

function join(ends: Ends, fault: Fault, passed: readonly Passed[]): void {
  const limits = limitsOf(fault)
  const counting = (side: Side) => (bytes: number) => {
    for (const counter of passed) counter[side] += bytes
  }
  forward(ends.phone, ends.server, limits.up, counting('up'))
  forward(ends.server, ends.phone, limits.down, counting('down'))
  const closeBoth = (side: Side) => {
    if (limits[side].after === 'stall') return
    const [, other] = side === 'up' ? [ends.phone, ends.server] : [ends.server, ends.phone]
    // A server that waits for ever is what "half-open" means.
    if (fault.kind === 'half-open' && side === 'up') return
    if (!other.destroyed) other.destroy()
  }
  ends.phone.once('close', () => closeBoth('up'))
  ends.server.once('close', () => closeBoth('down'))

  function forward(from: Socket, to: Socket, limit: Limit, count: (bytes: number) => void): void {
    let left = limit.bytes
    from.on('data', (data: Buffer) => {
      const part = data.subarray(0, left)
      left -= part.byteLength
      const { after } = limit
      const isLast = left === 0 && after !== 'go-on'
      // What may pass must arrive before the line is cut.
      const done = isLast ? () => atLimit(after, ends, from) : undefined
      if (part.byteLength === 0 || !to.writable) return done?.()
      count(part.byteLength)
      const isFlowing = to.write(part, done)
      if (fault.kind === 'rate') pace(from, part.byteLength, fault)
      else if (!isFlowing) pauseUntilDrained(from, to)
    })
    from.on('end', () => {
      if (left > 0 && to.writable) to.end()
    })
    // Whoever has read its head has stopped it.
    if (from.isPaused()) from.resume()
  }
}

function pauseUntilDrained(from: Socket, to: Socket): void {
  from.pause()
  to.once('drain', () => from.resume())
  to.once('close', () => from.resume())
}

function pace(from: Socket, bytes: number, { bytesPerSecond }: { bytesPerSecond: number }): void {
  from.pause()
  setTimeout(() => from.resume(), (bytes / bytesPerSecond) * 1000).unref()
}

interface Limit {
  readonly bytes: number
  readonly after: 'go-on' | 'end' | 'reset' | 'stall' | 'leave'
}

const unlimited: Limit = { bytes: Number.POSITIVE_INFINITY, after: 'go-on' }

function limitsOf(fault: Fault): Readonly<Record<Side, Limit>> {
  const both = { up: unlimited, down: unlimited }
  switch (fault.kind) {
    case 'cut':
      return { ...both, [fault.side]: { bytes: fault.atByte, after: fault.how } }
    case 'stall':
      return { ...both, [fault.side]: { bytes: fault.atByte, after: 'stall' } }
    case 'half-open':
      return { ...both, up: { bytes: fault.atByte, after: 'leave' } }
    case 'swallow':
      // The first byte of the answer says that the server is done; not even that one passes.
      return { ...both, down: { bytes: 0, after: 'reset' } }
    default:
      return both
  }
}

function atLimit(after: Exclude<Limit['after'], 'go-on'>, { phone, server }: Ends, from: Socket) {
  switch (after) {
    case 'stall':
      from.pause()
      return
    case 'leave':
      phone.resetAndDestroy()
      return
    case 'reset':
      phone.resetAndDestroy()
      server.resetAndDestroy()
      return
    case 'end':
      phone.destroy()
      server.destroy()
  }
}

/** Reads the whole request, as a portal does, and answers in the server's place. */
function answerInstead(phone: Socket, text: string): void {
  let head = ''
  let left: number | null = null
  phone.on('data', (data: Buffer) => {
    if (left === null) {
      head += data.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      left = lengthIn(head) - (head.length - end - 4)
    } else left -= data.byteLength
    if (left <= 0) phone.end(text)
  })
  if (phone.isPaused()) phone.resume()
}

function lengthIn(head: string): number {
  return Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? '0')
}
