import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import 'server-only'

/** Where the bytes of files live; their names are random and say nothing (SECURITY.md, Files). */
export interface FileStorage {
  /** Writes durably and returns the storage key. */
  put(bytes: Uint8Array): Promise<string>
  /** @throws when there is no such file */
  get(storageKey: string): Promise<Buffer>
  remove(storageKey: string): Promise<void>
  /** Bytes that may still be written where the files live. */
  freeBytes(): Promise<number>
}

const keyPattern = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/

/** Files in a folder of the data folder: written aside, flushed, then renamed into place. */
export function openFolderStorage(folder: string): FileStorage {
  const pathOf = (storageKey: string) => {
    if (!keyPattern.test(storageKey)) throw new Error('not a storage key')
    return path.join(folder, storageKey)
  }
  return {
    async put(bytes) {
      const id = randomUUID()
      const storageKey = `${id.slice(0, 2)}/${id}`
      const target = pathOf(storageKey)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const aside = `${target}.part`
      const file = await open(aside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, target)
      return storageKey
    },
    get: (storageKey) => readFile(pathOf(storageKey)),
    remove: (storageKey) => rm(pathOf(storageKey), { force: true }),
    async freeBytes() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
  }
}
