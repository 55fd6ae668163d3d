import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import 'server-only'
import { z } from 'zod'
import { errorCode } from './operator-error'

/** Whose part it is. All three are ids that the server has checked to be UUIDs. */
export interface PartKey {
  readonly organisationId: string
  readonly accountId: string
  readonly id: string
}

/** A file that arrives in pieces, as far as it has come. */
export interface Part {
  readonly id: string
  /** Of the whole file. Units: bytes. */
  readonly size: number
  /** What has arrived and is on the disk. Units: bytes. */
  readonly offset: number
  readonly facts: Readonly<Record<string, string>>
  readonly begunAt: string
}

export type NewPart = Pick<Part, 'size' | 'facts' | 'begunAt'>

/**
 * Files that arrive in pieces, each in the folder of its own account.
 *
 * Pieces are written at their place and never appended: whoever continues a file, in whichever
 * process, writes the same bytes over the same bytes. A hash over the whole decides in the end.
 */
export interface UploadParts {
  /** Begins a file, or returns what was begun; what has arrived stays. */
  begin(key: PartKey, part: NewPart): Promise<Part>
  find(key: PartKey): Promise<Part | null>
  /** Writes pieces as they come, from `offset` on; returns the offset behind them, on the disk. */
  write(key: PartKey, pieces: AsyncIterable<Uint8Array>, offset: number): Promise<number>
  read(key: PartKey): Promise<Buffer>
  remove(key: PartKey): Promise<void>
  list(owner: Omit<PartKey, 'id'>): Promise<readonly Part[]>
  /** Forgets what nobody has continued since; returns how many. */
  removeOlder(than: Date): Promise<number>
  /**
   * Waits until nobody in this process works on the part. Whoever does is told to let go: the newest
   * connection of a phone is the one that lives. Returns how to let go.
   */
  hold(key: PartKey, letGo: () => void): Promise<() => void>
}

const noteSchema = z.object({
  size: z.int().min(1),
  facts: z.record(z.string(), z.string()),
  begunAt: z.string(),
})

export function openPartFolder(folder: string): UploadParts {
  const holds = makeHolds()
  const ownerFolder = (owner: Omit<PartKey, 'id'>) =>
    path.join(folder, owner.organisationId, owner.accountId)
  const bytesOf = (key: PartKey) => path.join(ownerFolder(key), `${key.id}.part`)
  const noteOf = (key: PartKey) => path.join(ownerFolder(key), `${key.id}.json`)

  const find: UploadParts['find'] = async (key) => {
    const note = await orNull(readFile(noteOf(key), 'utf8'))
    if (note === null) return null
    const size = (await orNull(stat(bytesOf(key))))?.size ?? 0
    return { id: key.id, offset: size, ...noteSchema.parse(JSON.parse(note)) }
  }
  const remove: UploadParts['remove'] = async (key) => {
    // The note last: bytes that nobody knows of would never be looked at again.
    await rm(bytesOf(key), { force: true })
    await rm(noteOf(key), { force: true })
  }
  const list: UploadParts['list'] = async (owner) => {
    const names = (await orNull(readdir(ownerFolder(owner)))) ?? []
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))
    const parts = await Promise.all(ids.map((id) => find({ ...owner, id })))
    return parts.filter((part) => part !== null)
  }
  return {
    find,
    remove,
    list,
    async begin(key, part) {
      const known = await find(key)
      if (known) return known
      await mkdir(ownerFolder(key), { recursive: true, mode: 0o700 })
      const aside = `${noteOf(key)}.${process.pid}.new`
      await writeDurably(aside, JSON.stringify(part))
      await rename(aside, noteOf(key))
      return { id: key.id, offset: 0, ...part }
    },
    async write(key, pieces, offset) {
      const file = await openForPieces(bytesOf(key))
      let place = offset
      try {
        for await (const piece of pieces) {
          await file.write(piece, 0, piece.byteLength, place)
          place += piece.byteLength
        }
      } finally {
        // Also of a cut connection: what has arrived need not come again.
        await file.sync()
        await file.close()
      }
      return place
    },
    read: (key) => readFile(bytesOf(key)),
    async removeOlder(than) {
      const olds = (await keysIn(folder)).map(async (key) => {
        const touched = (await orNull(stat(bytesOf(key)))) ?? (await orNull(stat(noteOf(key))))
        if (touched === null || touched.mtime >= than) return 0
        await remove(key)
        return 1
      })
      return (await Promise.all(olds)).reduce<number>((sum, count) => sum + count, 0)
    },
    hold: (key, letGo) => holds(`${key.organisationId}/${key.accountId}/${key.id}`, letGo),
  }
}

async function writeDurably(place: string, text: string): Promise<void> {
  const file = await open(place, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** For writing at a place without cutting what is there; made where it is not. */
async function openForPieces(place: string): Promise<FileHandle> {
  const made = await open(place, 'a', 0o600)
  await made.close()
  return open(place, 'r+')
}

async function keysIn(folder: string): Promise<readonly PartKey[]> {
  const keys: PartKey[] = []
  for (const organisationId of (await orNull(readdir(folder))) ?? []) {
    for (const accountId of (await orNull(readdir(path.join(folder, organisationId)))) ?? []) {
      const names = (await orNull(readdir(path.join(folder, organisationId, accountId)))) ?? []
      const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))
      keys.push(...ids.map((id) => ({ organisationId, accountId, id })))
    }
  }
  return keys
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    // Another process may have finished or forgotten it meanwhile.
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

interface Hold {
  readonly letGo: () => void
  readonly isOver: Promise<void>
}

/** One holder a name; whoever comes next tells the holder to let go, and waits for it. */
function makeHolds() {
  const holds = new Map<string, Hold>()
  return async (name: string, letGo: () => void): Promise<() => void> => {
    for (let hold = holds.get(name); hold !== undefined; hold = holds.get(name)) {
      hold.letGo()
      await hold.isOver
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    holds.set(name, { letGo, isOver: promise })
    return () => {
      holds.delete(name)
      resolve()
    }
  }
}
