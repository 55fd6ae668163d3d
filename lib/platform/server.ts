import path from 'node:path'
import 'server-only'
import { type Database, openDatabase } from './db/database'
import type { Deps } from './deps'
import { type AppEnvironment, readAppEnvironment } from './env'
import { type FileStorage, openFolderStorage } from './storage'

interface Server {
  readonly environment: AppEnvironment
  readonly db: Database
  readonly files: FileStorage
}

// On globalThis, because development reloads modules and every reload would open another pool.
const holder = globalThis as typeof globalThis & { etalonServer?: Server }

function server(): Server {
  holder.etalonServer ??= openServer(readAppEnvironment())
  return holder.etalonServer
}

function openServer(environment: AppEnvironment): Server {
  return {
    environment,
    db: openDatabase(environment.databaseUrl),
    files: openFolderStorage(path.join(environment.dataFolder, 'files')),
  }
}

/** What the start command handed to this process. */
export function serverEnvironment(): AppEnvironment {
  return server().environment
}

/** The process's database and files, and the moment at which this request is answered. */
export async function serverDeps(): Promise<Deps> {
  const { db, files } = server()
  return { db, files, now: new Date() }
}

/** Closes the pool, if there is one: for tests and an orderly stop. */
export async function closeServer(): Promise<void> {
  const open = holder.etalonServer
  delete holder.etalonServer
  await open?.db.close()
}
