import { expect, test } from 'vitest'
import { startServerPair } from './server-pair'

/** Servers that are numbers; `isWell` says whether the n-th start succeeds. */
function starting(isWell: (start: number) => boolean) {
  let starts = 0
  return async () => {
    starts += 1
    if (!isWell(starts)) throw new Error(`start ${starts} failed`)
    return { pid: 0, port: starts, kill: async () => undefined }
  }
}

const portsOf = (pair: { port(): number }) => new Set([pair.port(), pair.port(), pair.port()])

test('a killed server is killed once, and another comes in its place', async () => {
  const pair = await startServerPair(starting(() => true))
  pair.killOne(() => 0)
  pair.killOne(() => 0)
  expect(pair.kills).toBe(1)
  await expect.poll(() => portsOf(pair)).toEqual(new Set([2, 3]))
  await pair.stop()
})

test('a start that fails for once is tried again', async () => {
  const pair = await startServerPair(starting((start) => start !== 3))
  pair.killOne(() => 0)
  await expect.poll(() => portsOf(pair)).toEqual(new Set([2, 4]))
  expect(pair.kills).toBe(1)
  await pair.stop()
})

test('a server that starts no more is said aloud, and stopping does not wait for it', async () => {
  const pair = await startServerPair(starting((start) => start < 3))
  pair.killOne(() => 0.9)
  await expect(pair.failed).rejects.toThrow('could not be started again')
  await pair.stop()
})
