import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { httpLine } from './http-line'
import {
  type Asked,
  type BrowserProxy,
  type Fault,
  type FaultProxy,
  startBrowserProxy,
  startFaultProxy,
  strangers,
} from './proxy'
import { randomFault, seededRandom } from './random-fault'

/** What the server has got whole, and what it began to get. */
const whole: string[] = []
let begun = 0
let hasBegun = Promise.withResolvers<void>()
let isOver = Promise.withResolvers<void>()
const echo = http.createServer((asked, answer) => {
  begun += 1
  hasBegun.resolve()
  // Of this request: one that a test before left open ends in the middle of the next.
  const { resolve } = isOver
  text(asked)
    .then((body) => {
      whole.push(body)
      answer.end(`got ${body.length}`)
    })
    .catch(() => undefined)
    .finally(resolve)
})
let target = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  target = (echo.address() as AddressInfo).port
})
afterAll(() => {
  echo.closeAllConnections()
  echo.close()
})

let proxy: FaultProxy
let browserProxy: BrowserProxy | null = null
afterEach(async () => {
  await proxy?.close()
  await browserProxy?.close()
  browserProxy = null
})

async function send(fault: Fault, body = 'x'.repeat(10_000), patienceMs = 5_000) {
  whole.length = 0
  begun = 0
  hasBegun = Promise.withResolvers<void>()
  isOver = Promise.withResolvers<void>()
  proxy = await startFaultProxy({ target: () => target, fault: () => fault })
  const line = httpLine({ port: () => proxy.port, cookie: '', origin: '', patienceMs })
  try {
    const response = await line('/', { method: 'POST', body })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return error instanceof DOMException ? error.name : 'cut'
  }
}

describe('the proxy', () => {
  test('passes everything where nothing is wrong, and counts it', async () => {
    expect(await send({ kind: 'none' })).toEqual({ status: 200, text: 'got 10000' })
    expect(proxy.passed.up).toBeGreaterThan(10_000)
    expect(proxy.passed.up).toBeLessThan(10_500)
    expect(proxy.connections).toBe(1)
  })

  test('holds a connection back, and slows one down', async () => {
    const begunAt = performance.now()
    expect(await send({ kind: 'delay', ms: 150 })).toMatchObject({ status: 200 })
    expect(performance.now() - begunAt).toBeGreaterThanOrEqual(145)
    await proxy.close()
    const slowAt = performance.now()
    const slow = { kind: 'rate', bytesPerSecond: 1_000_000 } as const
    expect(await send(slow, 'x'.repeat(300_000))).toMatchObject({ text: 'got 300000' })
    expect(performance.now() - slowAt).toBeGreaterThan(200)
  })

  test.each(['end', 'reset'] as const)('cuts on the way up at a byte (%s)', async (how) => {
    expect(await send({ kind: 'cut', side: 'up', atByte: 5_000, how })).toBe('cut')
    await hasBegun.promise
    await isOver.promise
    expect(proxy.passed.up).toBe(5_000)
    expect(whole).toEqual([])
  })

  test.each(['end', 'reset'] as const)('cuts on the way down at a byte (%s)', async (how) => {
    expect(await send({ kind: 'cut', side: 'down', atByte: 20, how })).toBe('cut')
    expect(proxy.passed.down).toBe(20)
    expect(whole).toHaveLength(1)
  })

  test('goes silent at a byte, and tells nobody', async () => {
    const stall = { kind: 'stall', side: 'up', atByte: 5_000 } as const
    expect(await send(stall, undefined, 300)).toBe('TimeoutError')
    expect([proxy.passed.up, whole.length]).toEqual([5_000, 0])
  })

  test('leaves the server waiting where the phone is gone', async () => {
    expect(await send({ kind: 'half-open', atByte: 5_000 })).toBe('cut')
    await hasBegun.promise
    expect(await Promise.race([isOver.promise.then(() => 'over'), aTick()])).toBe('waits')
    expect(whole).toEqual([])
  })

  test('swallows the answer of a server that has got everything', async () => {
    expect(await send({ kind: 'swallow' })).toBe('cut')
    expect(whole).toHaveLength(1)
    expect(proxy.passed.down).toBe(0)
  })

  test.each(Object.entries(strangers))('answers itself: %s', async (name, response) => {
    const answer = await send({ kind: 'answer', response })
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(response)?.[1])
    expect(answer).toMatchObject({ status: name === 'redirect' ? 0 : status })
    expect(begun).toBe(0)
  })
})

/** Asks as a browser asks its proxy: over a line that it would like to keep. */
function askAsBrowser(agent: http.Agent, path: string, body: string): Promise<string> {
  const port = browserProxy?.port ?? 0
  const url = `http://127.0.0.1:${target}${path}`
  const headers = { 'proxy-connection': 'keep-alive', 'content-length': body.length }
  const { promise, resolve } = Promise.withResolvers<string>()
  const options = { host: '127.0.0.1', port, method: 'POST', path: url, headers, agent }
  const asked = http.request(options, (answer) => {
    text(answer).then(resolve, () => resolve('cut'))
  })
  asked.on('error', () => resolve('cut'))
  asked.end(body)
  return promise
}

describe('the proxy of a browser', () => {
  test('does to each question what is chosen by its head, whatever line the browser keeps', async () => {
    const seen: Asked[] = []
    const released = Promise.withResolvers<void>()
    browserProxy = await startBrowserProxy({
      target: () => target,
      fault: (asked) => {
        seen.push(asked)
        if (asked.path === '/held') return { kind: 'hold', until: released.promise }
        if (asked.path === '/cut') return { kind: 'cut', side: 'up', atByte: 0, how: 'reset' }
        if (asked.path === '/other') return { kind: 'answer', response: strangers.broken }
        return { kind: 'none' }
      },
    })
    whole.length = 0
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    expect(await askAsBrowser(agent, '/first', 'x'.repeat(100_000))).toBe('got 100000')
    expect(await askAsBrowser(agent, '/other', 'other')).toContain('502')
    expect(await askAsBrowser(agent, '/cut', 'cut')).toBe('cut')
    expect(whole).toHaveLength(1)
    const held = askAsBrowser(agent, '/held', 'held')
    await expect.poll(() => seen.length).toBe(4)
    expect(seen[3]?.passed).toEqual({ up: 0, down: 0 })
    released.resolve()
    expect(await held).toBe('got 4')
    expect(seen.map(({ method, path, length }) => [method, path, length])).toEqual([
      ['POST', '/first', 100_000],
      ['POST', '/other', 5],
      ['POST', '/cut', 3],
      ['POST', '/held', 4],
    ])
    expect(seen[0]?.passed.up).toBeGreaterThan(100_000)
    agent.destroy()
  })
})

test('one seed makes the same faults on every run, and all kinds of them', async () => {
  proxy = await startFaultProxy({ target: () => target, fault: () => ({ kind: 'none' }) })
  const run = () => {
    const random = seededRandom(7)
    return Array.from({ length: 400 }, () => randomFault(random, 0.5))
  }
  expect(run()).toEqual(run())
  const kinds = new Set(run().map(({ kind }) => kind))
  expect(kinds.size).toBe(8)
})

/** Long enough for a word of the other side to arrive over loopback, if there were one. */
function aTick(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('waits'), 50))
}
