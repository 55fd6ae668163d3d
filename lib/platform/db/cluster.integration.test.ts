import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, startCluster } from './cluster'
import { findClusterPlace } from './cluster-place'
import { withClient } from './roles'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-cluster-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = () =>
  startCluster({
    place: findClusterPlace(folder),
    password: 'secret',
    durable: true,
    logFile: path.join(folder, 'postgres.log'),
  })

const ask = async (cluster: Cluster, sql: string) =>
  withClient(cluster.superuserUrl('postgres'), async (client) => (await client.query(sql)).rows)

describe('a cluster of our own', () => {
  it('keeps what was committed, knows Cyrillic letters, and flushes', async () => {
    const first = await start()
    await ask(first, "CREATE TABLE kept AS SELECT 'ЁЖ' AS word")
    await first.stop()
    const second = await start()
    expect(
      await ask(second, "SELECT lower(word) AS word, current_setting('fsync') AS fsync FROM kept"),
    ).toEqual([{ word: 'ёж', fsync: 'on' }])
    await second.stop()
  })

  it('starts although the pid file of a killed server names a process that lives', async () => {
    const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(pidFile, `${process.pid}\n${folder}/postgres\n0\n5432\n`)
    const cluster = await start()
    expect(await ask(cluster, 'SELECT word FROM kept')).toHaveLength(1)
    await cluster.stop()
  })

  it('recovers after its server was killed', async () => {
    const cluster = await start()
    await ask(cluster, 'INSERT INTO kept VALUES (1)')
    process.kill(serverPid(), 'SIGKILL')
    await cluster.ended
    const next = await start()
    expect(await ask(next, 'SELECT word FROM kept')).toHaveLength(2)
    await next.stop()
  })

  // Only Linux says which process is whose child without asking another program.
  it.skipIf(process.platform !== 'linux')(
    'takes over from a server that a killed program left running',
    async () => {
      const left = await start()
      const pid = serverPid()
      // The keeper's parent is this process; nobody else in the test is its child.
      const [keeper] = childrenOf(process.pid).filter((child) => childrenOf(child).includes(pid))
      if (keeper === undefined) throw new Error('the keeper was not found')
      process.kill(keeper, 'SIGKILL')
      await left.ended
      expect(await ask(left, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      const next = await start()
      expect(await ask(next, 'SELECT word FROM kept')).toHaveLength(2)
      expect(serverPid()).not.toBe(pid)
      await next.stop()
    },
  )

  it('refuses the folder of another major version with a sentence', async () => {
    const version = path.join(folder, 'postgres', 'PG_VERSION')
    writeFileSync(version, '17\n')
    await expect(start()).rejects.toThrow('was written by PostgreSQL 17')
    writeFileSync(version, '18\n')
  })
})

function serverPid(): number {
  const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
  return Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number)
  } catch {
    return []
  }
}
