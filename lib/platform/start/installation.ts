import { migrate } from '../db/migrate'
import type { Settings } from '../env'
import { OperatorError } from '../operator-error'
import { type DataFolder, openDataFolder } from './data-folder'
import { findLockHolder, type LockHolder, lockDataFolder } from './data-lock'
import { joinEmbedded, type StartedDatabase, startDatabase } from './database'

/** The installation as a command sees it: the data folder and its database, running or not. */
export interface Installation {
  readonly data: DataFolder
  readonly database: StartedDatabase
}

interface Access {
  /** True: nobody else may be working with the data meanwhile. */
  readonly alone: boolean
}

/**
 * Opens the installation for one command. While `npm start` runs, its embedded database is joined;
 * otherwise the database is started and stopped again.
 */
export async function withInstallation<T>(
  settings: Settings,
  { alone }: Access,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const data = openDataFolder(settings.dataFolder)
  const holder = await findLockHolder(data.path)
  if (holder !== null) {
    if (alone) throw stopFirst(holder)
    if (settings.databaseUrl === null) {
      if (holder.databasePort === null) throw stopFirst(holder)
      return work({ data, database: joinEmbedded(data, holder.databasePort) })
    }
  }
  return withOwnDatabase(settings, data, work)
}

async function withOwnDatabase<T>(
  settings: Settings,
  data: DataFolder,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  // Somebody else's server can be shared; the embedded one and its folder cannot.
  const locked = await lockDataFolder(data.path, 'etalon')
  if (!locked.ok && settings.databaseUrl === null) throw stopFirst(locked.holder)
  const lock = locked.ok ? locked.lock : { publish: () => {}, release: () => {} }
  try {
    const database = await startDatabase(settings, data, lock, (text) => console.error(text))
    try {
      return await work({ data, database })
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
}

/** For commands that need the tables of this release. */
export async function bringUpToDate({ database }: Installation): Promise<readonly string[]> {
  const applied = await migrate(database.ownerUrl)
  await database.openApp()
  return applied
}

function stopFirst(holder: LockHolder): OperatorError {
  return new OperatorError(
    `The data is in use by ${holder.program} (process ${holder.pid}); stop it first.`,
  )
}
