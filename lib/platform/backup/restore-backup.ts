import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar'
import { listMigrations, migrate, readMigrationStatus } from '../db/migrate'
import { withClient } from '../db/roles'
import { OperatorError } from '../operator-error'
import { listTables, readGuards, type TableGuards } from './catalogue'
import type { Manifest } from './manifest'
import { verifyArchive } from './verify-archive'
import type { BackupSource } from './write-backup'

export interface RestoreOptions {
  /** Replace what is there; without it only an empty database is filled. */
  readonly force: boolean
}

export interface RestoreSummary {
  readonly createdAt: string
  readonly rows: number
  readonly files: number
  /** Applied after the data of an older release had been loaded. */
  readonly migrated: readonly string[]
}

/**
 * Fills database and files from an archive, after every sum in it has been checked. The rows come
 * in one transaction: they are all there afterwards, or the rows are as before. Where the target
 * stands at another release, its tables are made anew first, after the archive has been unpacked.
 */
export async function restoreBackup(
  target: BackupSource,
  archive: string,
  { force }: RestoreOptions,
): Promise<RestoreSummary> {
  const manifest = await verifyArchive(archive)
  refuseNewer(manifest)
  if (!force) await refuseFull(target)
  await mkdir(target.files, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(path.join(path.dirname(path.resolve(target.files)), '.restore-'))
  try {
    await extract({
      file: archive,
      cwd: staging,
      strict: true,
      preserveOwner: false,
      noMtime: true,
    })
    // Only now, with everything unpacked, may the tables of another release give way.
    await levelDatabase(target.ownerUrl, manifest.migrations)
    await moveFiles(manifest, staging, target.files)
    await loadDatabase(target.ownerUrl, manifest, staging)
    await removeOtherFiles(manifest, target.files)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return {
    createdAt: manifest.createdAt,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.length,
    migrated: await migrate(target.ownerUrl),
  }
}

function refuseNewer(manifest: Manifest): void {
  const known = listMigrations()
  const unknown = manifest.migrations.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new OperatorError(
    `The backup comes from a newer release (it knows ${unknown.join(', ')}); restore it with that release.`,
  )
}

async function refuseFull({ ownerUrl, files }: BackupSource): Promise<void> {
  const present = await withClient(ownerUrl, async (client) => {
    await client.query("SELECT set_config('app.maintenance', 'on', false)")
    for (const { name } of await listTables(client)) {
      const { rowCount } = await client.query(`SELECT 1 FROM ${pg.escapeIdentifier(name)} LIMIT 1`)
      if (rowCount !== 0) return name
    }
    return null
  })
  const kept = await readdir(files).catch(() => [])
  if (present === null && kept.length === 0) return
  throw new OperatorError(
    `There is data already (${present === null ? `files in ${files}` : `in ${present}`}); to replace all of it, add --force.`,
  )
}

/** Brings the database to exactly the migrations that the backup was written with. */
async function levelDatabase(ownerUrl: string, wanted: readonly string[]): Promise<void> {
  const { applied } = await readMigrationStatus(ownerUrl)
  const same = applied.length === wanted.length && wanted.every((name) => applied.includes(name))
  if (same) return
  if (applied.length > 0) {
    await withClient(ownerUrl, (client) =>
      client.query(
        'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC',
      ),
    )
  }
  await migrate(ownerUrl, wanted)
}

function loadDatabase(ownerUrl: string, manifest: Manifest, staging: string): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN')
    await refuseOtherTables(client, manifest)
    const guards = await readGuards(client)
    await lift(client, manifest, guards)
    for (const table of manifest.tables) await loadTable(client, table, staging)
    for (const { name, value, called } of manifest.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
        pg.escapeIdentifier(name),
        value,
        called,
      ])
    await putBack(client, guards)
    await client.query('COMMIT')
  })
}

async function refuseOtherTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const shapesOf = (tables: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(tables.map(({ name, columns }) => [name, [...columns].sort()]).sort())
  if (shapesOf(await listTables(client)) !== shapesOf(manifest.tables))
    throw new OperatorError(
      'The tables of the backup are not those of this database, although the migrations are the same; was the database changed by hand?',
    )
}

/**
 * Foreign keys go in a circle and guards refuse history, so both are lifted for the load. Putting
 * the keys back checks every row, and all of it is undone together if anything is wrong.
 */
async function lift(client: pg.Client, manifest: Manifest, guards: TableGuards): Promise<void> {
  for (const { table, name } of guards.foreignKeys)
    await client.query(
      `ALTER TABLE ${pg.escapeIdentifier(table)} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`,
    )
  for (const { name } of manifest.tables)
    await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} DISABLE TRIGGER USER`)
  for (const name of guards.forced)
    await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} NO FORCE ROW LEVEL SECURITY`)
  const names = manifest.tables.map(({ name }) => pg.escapeIdentifier(name))
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
}

async function loadTable(
  client: pg.Client,
  table: Manifest['tables'][number],
  staging: string,
): Promise<void> {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const into = client.query(
    copyFrom(`COPY ${pg.escapeIdentifier(table.name)} (${columns}) FROM STDIN`),
  )
  await pipeline(createReadStream(path.join(staging, ...table.file.path.split('/'))), into)
  if (into.rowCount !== table.rows)
    throw new OperatorError(
      `${table.name} took ${into.rowCount} rows of ${table.rows}; nothing was changed.`,
    )
}

const triggerStates: Readonly<Record<string, string>> = {
  O: 'ENABLE TRIGGER',
  D: 'DISABLE TRIGGER',
  A: 'ENABLE ALWAYS TRIGGER',
  R: 'ENABLE REPLICA TRIGGER',
}

async function putBack(client: pg.Client, guards: TableGuards): Promise<void> {
  for (const { table, name, definition } of guards.foreignKeys)
    await client.query(
      `ALTER TABLE ${pg.escapeIdentifier(table)} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`,
    )
  for (const { table, name, enabled } of guards.triggers)
    await client.query(
      `ALTER TABLE ${pg.escapeIdentifier(table)} ${triggerStates[enabled] ?? 'ENABLE TRIGGER'} ${pg.escapeIdentifier(name)}`,
    )
  for (const name of guards.forced)
    await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} FORCE ROW LEVEL SECURITY`)
}

async function moveFiles(manifest: Manifest, staging: string, files: string): Promise<void> {
  for (const { path: archived } of manifest.files) {
    const target = path.join(files, ...archived.split('/').slice(1))
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await rename(path.join(staging, ...archived.split('/')), target)
  }
}

/** After a forced restore no row refers to what was there before. */
async function removeOtherFiles(manifest: Manifest, files: string): Promise<void> {
  const wanted = new Set(manifest.files.map((file) => file.path))
  const entries = await readdir(files, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    const inside = path.relative(files, file).split(path.sep).join('/')
    if (!wanted.has(`files/${inside}`)) await rm(file)
  }
}
