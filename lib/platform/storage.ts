import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import 'server-only'
import { openPartFolder, type UploadParts } from './upload-parts'

/** Where the bytes of files live; their names are random and say nothing (SECURITY.md, Files). */
export interface FileStorage {
  /** Writes durably and returns the storage key. */
  put(bytes: Uint8Array): Promise<string>
  /** @throws when there is no such file */
  get(storageKey: string): Promise<Buffer>
  remove(storageKey: string): Promise<void>
  /** Bytes that may still be written where the files live. */
  freeBytes(): Promise<number>
  /** Files on their way here; beside the folder, so that no backup takes half a file. */
  readonly parts: UploadParts
}

const keyPattern = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/

/** Files in a folder of the data folder: written aside, flushed, then renamed into place. */
export function openFolderStorage(folder: string): FileStorage {
  const pathOf = (storageKey: string) => {
    if (!keyPattern.test(storageKey)) throw new Error('not a storage key')
    return path.join(folder, storageKey)
  }
  return {
    parts: openPartFolder(`${folder}-arriving`),
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
      // A row will name it: after a power cut the name must be there as well as the bytes.
      await syncFolder(path.dirname(target))
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

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and writes names through by itself.
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
