import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '@/lib/platform/backup/restore-backup'
import { writeBackup } from '@/lib/platform/backup/write-backup'
import { withClient } from '@/lib/platform/db/roles'
import { openTestDatabase, type TestDatabase } from '../database'

const now = new Date('2026-11-22T09:30:00Z')
const organisationId = randomUUID()

let folder: string
let source: TestDatabase
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-backup-'))
  source = await openTestDatabase()
  await arrange(source)
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Rows that refer to each other in a circle, text that needs quoting, history that is guarded. */
async function arrange(database: TestDatabase) {
  const logoId = randomUUID()
  await database.asOwner(
    `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
     VALUES ($1, 'a', $2, 'Europe/Moscow', 'RUB', now())`,
    [organisationId, 'Салон «Ёлка»\ttab \\ back\nline 🎄'],
  )
  await database.asOwner(
    `INSERT INTO stored_files (organisation_id, id, purpose, storage_key, media_type, byte_size, sha256, created_at)
     VALUES ($1, $2, 'logo', 'ab/logo', 'image/png', 3, 'x', now())`,
    [organisationId, logoId],
  )
  await database.asOwner('UPDATE organisations SET logo_file_id = $1', [logoId])
  await database.asOwner(
    `INSERT INTO audit_entries (organisation_id, at, action, subject_kind) VALUES ($1, now(), 'organisation.created', 'organisation')`,
    [organisationId],
  )
}

function filesFolder(name: string, content: Record<string, string>): string {
  const files = path.join(folder, name)
  mkdirSync(files)
  for (const [key, text] of Object.entries(content)) {
    mkdirSync(path.dirname(path.join(files, key)), { recursive: true })
    writeFileSync(path.join(files, key), text)
  }
  return files
}

/** Everything that a restore must bring back: rows of every table, and the guards as they were. */
async function fingerprint(ownerUrl: string): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT set_config('app.maintenance', 'on', false)")
    const tables = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> '_prisma_migrations' ORDER BY 1`,
    )
    const parts: unknown[] = []
    for (const { name } of tables.rows) {
      const rows = await client.query(`SELECT t::text FROM "${name}" t ORDER BY 1`)
      parts.push([name, rows.rows])
    }
    const guards = await client.query(
      `SELECT conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1, 3`,
    )
    const triggers = await client.query(
      'SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1',
    )
    const locks = await client.query(
      `SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
       WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
    const all = JSON.stringify([parts, guards.rows, triggers.rows, locks.rows])
    return createHash('sha256').update(all).digest('hex')
  })
}

describe('backup and restore', () => {
  it('refuses a target that holds data, and leaves it as it was', async () => {
    const archive = path.join(folder, 'refused.tar.gz')
    const files = filesFolder('refused', {})
    await writeBackup({ ownerUrl: source.ownerUrl, files }, archive, now)
    const before = await fingerprint(source.ownerUrl)
    await expect(
      restoreBackup({ ownerUrl: source.ownerUrl, files }, archive, { force: false }),
    ).rejects.toThrow('--force')
    expect(await fingerprint(source.ownerUrl)).toBe(before)
  })

  it('refuses an archive with one changed byte, and one cut short', async () => {
    const archive = path.join(folder, 'whole.tar.gz')
    const files = filesFolder('whole', { 'ab/photo': 'bytes' })
    await writeBackup({ ownerUrl: source.ownerUrl, files }, archive, now)
    const bytes = readFileSync(archive)
    const cut = path.join(folder, 'cut.tar.gz')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 200))
    const changed = path.join(folder, 'changed.tar.gz')
    const copy = Buffer.from(bytes)
    const middle = Math.floor(copy.length / 2)
    copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle)
    writeFileSync(changed, copy)
    const target = await openTestDatabase()
    const into = { ownerUrl: target.ownerUrl, files: filesFolder('damaged', {}) }
    await expect(restoreBackup(into, cut, { force: false })).rejects.toThrow(/backup|damaged/)
    await expect(restoreBackup(into, changed, { force: false })).rejects.toThrow(/backup|damaged/)
    expect(await target.asOwner('SELECT 1 FROM organisations')).toEqual([])
    await target.close()
  })

  it('brings every row, guard and file back into an empty database', async () => {
    const archive = path.join(folder, 'full.tar.gz')
    const files = filesFolder('full', { 'ab/logo': 'png', 'cd/photo': 'jpeg' })
    const summary = await writeBackup({ ownerUrl: source.ownerUrl, files }, archive, now)
    expect(summary).toMatchObject({ rows: 3, files: 2 })

    const target = await openTestDatabase()
    const restoredFiles = path.join(folder, 'restored')
    const restored = await restoreBackup(
      { ownerUrl: target.ownerUrl, files: restoredFiles },
      archive,
      { force: false },
    )
    expect(restored).toEqual({ createdAt: now.toISOString(), rows: 3, files: 2, migrated: [] })
    expect(await fingerprint(target.ownerUrl)).toBe(await fingerprint(source.ownerUrl))
    expect(readFileSync(path.join(restoredFiles, 'cd/photo'), 'utf8')).toBe('jpeg')
    await expect(target.asOwner('DELETE FROM audit_entries')).rejects.toThrow('append-only')
    await target.close()
  })

  it('replaces everything when forced, and removes files nobody refers to', async () => {
    const archive = path.join(folder, 'forced.tar.gz')
    const files = filesFolder('forced', { 'ab/logo': 'png' })
    await writeBackup({ ownerUrl: source.ownerUrl, files }, archive, now)

    const target = await openTestDatabase()
    await target.asOwner(
      `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
       VALUES ($1, 'b', 'B', 'UTC', 'RUB', now())`,
      [randomUUID()],
    )
    const into = filesFolder('forced-target', { 'zz/old': 'old' })
    await restoreBackup({ ownerUrl: target.ownerUrl, files: into }, archive, { force: true })
    expect(await fingerprint(target.ownerUrl)).toBe(await fingerprint(source.ownerUrl))
    expect(() => readFileSync(path.join(into, 'zz/old'))).toThrow('ENOENT')
    await target.close()
  })

  it('rebuilds the level of the backup when the target stands at another', async () => {
    const archive = path.join(folder, 'level.tar.gz')
    const files = filesFolder('level', {})
    await writeBackup({ ownerUrl: source.ownerUrl, files }, archive, now)
    const target = await openTestDatabase()
    await target.asOwner('DELETE FROM _prisma_migrations')
    await target.asOwner('DROP SCHEMA public CASCADE')
    await target.asOwner('CREATE SCHEMA public')
    await restoreBackup({ ownerUrl: target.ownerUrl, files }, archive, { force: false })
    expect(await fingerprint(target.ownerUrl)).toBe(await fingerprint(source.ownerUrl))
    await target.close()
  })
})
