import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findLockHolder, lockDataFolder } from './data-lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function take(program = 'npm start') {
  const locked = await lockDataFolder(folder, program)
  if (!locked.ok) throw new Error('the folder is taken')
  return locked.lock
}

const lockFile = () => path.join(folder, 'lock.json')
const changeLock = (facts: object) =>
  writeFileSync(
    lockFile(),
    JSON.stringify({ ...JSON.parse(readFileSync(lockFile(), 'utf8')), ...facts }),
  )

describe('the lock of a data folder', () => {
  it('tells the second one who the first is and where he serves', async () => {
    const lock = await take('npm start')
    lock.publish({ url: 'http://127.0.0.1:3000', databasePort: 5555 })
    const second = await lockDataFolder(folder, 'npm run dev')
    expect(second).toMatchObject({
      ok: false,
      holder: {
        program: 'npm start',
        pid: process.pid,
        url: 'http://127.0.0.1:3000',
        databasePort: 5555,
      },
    })
    expect(await findLockHolder(folder)).toMatchObject({ databasePort: 5555 })
    expect(statSync(lockFile()).mode & 0o077).toBe(0)
    lock.release()
  })

  it('is free again after its release, and leaves nothing behind', async () => {
    const lock = await take()
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    expect(await findLockHolder(folder)).toBeNull()
    const next = await take()
    next.release()
  })

  it('is taken over from a process that is gone', async () => {
    const dead = await take()
    // No process has the largest number that Linux can give.
    changeLock({ pid: 4_194_304 })
    const next = await take()
    next.release()
    dead.release()
  })

  it('is taken over when another process got the number of the dead one', async () => {
    const dead = await take()
    // Lives, as this process, but does not answer as the holder of that lock would.
    changeLock({ token: '00000000-0000-4000-8000-000000000000' })
    const next = await take()
    next.release()
    dead.release()
  })

  it('is taken over when its file is damaged', async () => {
    writeFileSync(lockFile(), '{"pid":')
    const lock = await take()
    lock.release()
  })

  it('goes to exactly one of many that come at once', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => lockDataFolder(folder, 'x')))
    const winners = tries.filter((locked) => locked.ok)
    expect(winners).toHaveLength(1)
    for (const winner of winners) winner.lock.release()
  })
})
