import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { errorCode } from '../operator-error'
import { writePrivately } from './data-folder'

const holderSchema = z.object({
  pid: z.number(),
  /** Answers with the token as long as the holder lives: a process number alone may be reused. */
  livenessPort: z.number(),
  token: z.string(),
  /** What it is: "npm start", "npm run dev", a command. */
  program: z.string(),
  /** Where it serves, once it does. */
  url: z.string().nullable(),
  /** Where its embedded database listens, once it does. */
  databasePort: z.number().nullable(),
})

/** Who works with a data folder; told to whoever comes second. */
export type LockHolder = z.output<typeof holderSchema>

export interface DataLock {
  /** Adds what is known only later. */
  publish(facts: Partial<Pick<LockHolder, 'url' | 'databasePort'>>): void
  release(): void
}

type Locked =
  | { readonly ok: true; readonly lock: DataLock }
  | { readonly ok: false; readonly holder: LockHolder }

/**
 * Takes a data folder for this process. Whoever dies, even by `kill -9`, stops answering, and the
 * next one takes over; the file alone never blocks.
 */
export async function lockDataFolder(folder: string, program: string): Promise<Locked> {
  const file = path.join(folder, 'lock.json')
  const token = randomUUID()
  const server = await answerWith(token)
  const address = server.address()
  const livenessPort = typeof address === 'object' && address !== null ? address.port : 0
  let own: LockHolder = {
    pid: process.pid,
    livenessPort,
    token,
    program,
    url: null,
    databasePort: null,
  }
  for (;;) {
    if (createOnce(file, own)) break
    const holder = readHolder(file)
    if (holder !== null && (await isAlive(holder))) {
      server.close()
      return { ok: false, holder }
    }
    removeStale(file, holder)
  }
  return {
    ok: true,
    lock: {
      publish: (facts) => {
        own = { ...own, ...facts }
        writePrivately(file, JSON.stringify(own))
      },
      release: () => {
        server.close()
        if (readHolder(file)?.token === token) rmSync(file, { force: true })
      },
    },
  }
}

/** Who holds the folder at this moment, or null. */
export async function findLockHolder(folder: string): Promise<LockHolder | null> {
  const holder = readHolder(path.join(folder, 'lock.json'))
  return holder !== null && (await isAlive(holder)) ? holder : null
}

function answerWith(token: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(token)
    })
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server.unref()))
  })
}

/** Complete from its first moment: written aside, then linked, which fails if one is there. */
function createOnce(file: string, holder: LockHolder): boolean {
  const aside = `${file}.${holder.token}`
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Missing, or not ours: nobody can be asked whether he lives, so nobody holds it.
    return null
  }
}

/** Moved away first: of two that find the same dead holder, one succeeds. */
function removeStale(file: string, holder: LockHolder | null): void {
  const away = `${file}.stale-${randomUUID()}`
  try {
    renameSync(file, away)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(away)
  if (moved !== null && moved.token !== holder?.token) createOnce(file, moved)
  rmSync(away, { force: true })
}

function isAlive(holder: LockHolder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return Promise.resolve(false)
  }
  return new Promise((resolve) => {
    const socket = connect(holder.livenessPort, '127.0.0.1')
    let answer = ''
    socket.setTimeout(3_000, () => {
      // Somebody listens and is too busy to answer; better to wait for him than to share.
      resolve(true)
      socket.destroy()
    })
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer === holder.token))
    socket.on('error', () => resolve(false))
  })
}
