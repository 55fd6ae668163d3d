import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { startCluster } from '@/lib/platform/db/cluster'
import { findClusterPlace } from '@/lib/platform/db/cluster-place'
import { diffSchema, readMigrationStatus } from '@/lib/platform/db/migrate'
import { projectFolder } from '@/lib/platform/project-folder'
import { bringUpToDate, withInstallation } from '@/lib/platform/start/installation'
import type { CommandContext } from './context'

export function databaseCommands({ settings, print }: CommandContext): Command {
  const database = new Command('db').description('the database and its migrations')

  database
    .command('status')
    .description('which migrations the database has, and which wait')
    .action(async () => {
      const status = await withInstallation(settings(), { alone: false }, (installation) =>
        readMigrationStatus(installation.database.ownerUrl),
      )
      print({ ok: true, ...status })
    })

  database
    .command('migrate')
    .description('apply the migrations that wait (npm start does it by itself, after a backup)')
    .action(async () => {
      const applied = await withInstallation(settings(), { alone: true }, bringUpToDate)
      print({ ok: true, applied })
    })

  database
    .command('diff')
    .description('for developers: the SQL from the migrations to prisma/schema, to be reviewed')
    .option('--write <name>', 'write it as a new migration of that name')
    .action(async ({ write }: { write?: string }) => {
      const sql = await withScratchDatabase(diffSchema)
      print({ ok: true, sql, file: write === undefined ? null : writeMigration(write, sql) })
    })

  return database
}

function writeMigration(name: string, sql: string): string {
  const moment = new Date().toISOString().slice(0, 19).replace(/\D/g, '')
  const folder = path.join('prisma', 'migrations', `${moment}_${name.replace(/\W+/g, '_')}`)
  mkdirSync(path.join(projectFolder, folder), { recursive: true })
  const file = path.join(folder, 'migration.sql')
  writeFileSync(path.join(projectFolder, file), sql)
  return file
}

/** An empty database that is thrown away: the engine replays the migrations in it. */
async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-scratch-'))
  const cluster = await startCluster({
    place: findClusterPlace(path.join(folder, 'data')),
    password: 'scratch',
    durable: false,
    logFile: path.join(folder, 'postgres.log'),
    temporary: folder,
  })
  try {
    return await work(cluster.superuserUrl('postgres'))
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
