import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { create } from 'tar'
import { z } from 'zod'
import { readMigrationStatus } from '../db/migrate'
import { withClient } from '../db/roles'
import { projectFolder } from '../project-folder'
import { listSequences, listTables, refuseHiddenRows, type Table } from './catalogue'
import type { ArchivedFile, Manifest } from './manifest'
import { verifyArchive } from './verify-archive'

export interface BackupSource {
  readonly ownerUrl: string
  /** The folder of uploaded files. */
  readonly files: string
}

export interface BackupSummary {
  readonly archive: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/**
 * Writes one archive with all rows and all files, and reads it back to check every sum. The
 * database is seen at one moment while the application goes on; the files are listed after it, so
 * that every file a row refers to is there.
 */
export async function writeBackup(
  source: BackupSource,
  archive: string,
  now: Date,
): Promise<BackupSummary> {
  mkdirSync(path.dirname(archive), { recursive: true, mode: 0o700 })
  const staging = mkdtempSync(path.join(path.dirname(archive), '.backup-'))
  const unfinished = `${archive}.part`
  try {
    mkdirSync(path.join(staging, 'database'))
    await symlink(path.resolve(source.files), path.join(staging, 'files'), 'junction')
    const { applied } = await readMigrationStatus(source.ownerUrl)
    const dumped = await dumpDatabase(source.ownerUrl, staging)
    const files = await listFiles(staging)
    const manifest: Manifest = {
      format: 1,
      product: 'etalon',
      version: await productVersion(),
      createdAt: now.toISOString(),
      migrations: [...applied],
      ...dumped,
      files,
    }
    await writeFile(path.join(staging, 'manifest.json'), JSON.stringify(manifest, null, 1))
    const names = [...dumped.tables.map((table) => table.file), ...files].map((file) => file.path)
    const options = { cwd: staging, gzip: { level: 6 }, portable: true, noDirRecurse: true }
    await create({ ...options, file: unfinished, mode: 0o600 }, ['manifest.json', ...names])
    await verifyArchive(unfinished)
    await rename(unfinished, archive)
    return {
      archive,
      bytes: (await stat(archive)).size,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      files: files.length,
    }
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(unfinished, { force: true })
  }
}

/** `etalon-2026-11-22-093000.tar.gz`, with an occasion where there is one. */
export function backupName(now: Date, occasion?: string): string {
  const moment = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  return `etalon-${moment}${occasion === undefined ? '' : `-${occasion}`}.tar.gz`
}

function dumpDatabase(
  ownerUrl: string,
  staging: string,
): Promise<Pick<Manifest, 'tables' | 'sequences'>> {
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query("SELECT set_config('app.maintenance', 'on', true)")
    await refuseHiddenRows(client)
    const tables: Manifest['tables'] = []
    for (const table of await listTables(client))
      tables.push(await dumpTable(client, table, staging))
    const sequences = [...(await listSequences(client))]
    await client.query('COMMIT')
    return { tables, sequences }
  })
}

async function dumpTable(
  client: pg.Client,
  table: Table,
  staging: string,
): Promise<Manifest['tables'][number]> {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const name = pg.escapeIdentifier(table.name)
  const file = `database/${table.name}.copy`
  const rows = client.query(copyTo(`COPY ${name} (${columns}) TO STDOUT`))
  const sum = summing()
  await pipeline(rows, sum.stream, createWriteStream(path.join(staging, file), { mode: 0o600 }))
  return {
    name: table.name,
    columns: [...table.columns],
    rows: rows.rowCount,
    file: { path: file, ...sum.result() },
  }
}

async function listFiles(staging: string): Promise<ArchivedFile[]> {
  const root = path.join(staging, 'files')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const found: ArchivedFile[] = []
  for (const entry of entries) {
    // A name that ends in .part is a file that somebody is writing at this moment.
    if (!entry.isFile() || entry.name.endsWith('.part')) continue
    const file = path.join(entry.parentPath, entry.name)
    const sum = summing()
    await pipeline(createReadStream(file), sum.stream, devour)
    const inside = path.relative(root, file).split(path.sep).join('/')
    found.push({ path: `files/${inside}`, ...sum.result() })
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function devour(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

function summing() {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}

async function productVersion(): Promise<string> {
  const text = await readFile(path.join(projectFolder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
