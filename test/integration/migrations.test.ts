import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withDatabase } from '@/lib/platform/db/address'
import { diffSchema, listMigrations, migrate, readMigrationStatus } from '@/lib/platform/db/migrate'
import { withClient } from '@/lib/platform/db/roles'
import { openTestDatabase, type TestDatabase } from '../database'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** What Prisma's schema language cannot say, so that the difference always names it. */
const writtenByHand = /DROP INDEX "(\w+_once)"/g

describe('migrations', () => {
  it('lead exactly to the schema files', async () => {
    const { superuserUrl } = inject('cluster')
    const name = `scratch_${randomUUID().replaceAll('-', '')}`
    await withClient(superuserUrl, (client) => client.query(`CREATE DATABASE ${name}`))
    const difference = await diffSchema(withDatabase(superuserUrl, name))
    await withClient(superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
    const statements = difference
      .replace(/^--.*$/gm, '')
      .split(';')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '' && !statement.match(writtenByHand))
    expect(statements).toEqual([])
  })

  it('are all applied, and applying them again does nothing', async () => {
    expect(await readMigrationStatus(database.ownerUrl)).toEqual({
      applied: listMigrations(),
      pending: [],
      unknown: [],
      failed: [],
    })
    expect(await migrate(database.ownerUrl)).toEqual([])
  })

  it('can be named by the application, for its health check', async () => {
    const seen = await database.db.withoutOrganisation(
      (tx) => tx.$queryRaw`SELECT migration_name FROM _prisma_migrations`,
    )
    expect(seen).toHaveLength(listMigrations().length)
  })

  it('of a newer release, or one that broke off, are refused with a sentence', async () => {
    const insert = (id: string, name: string, finished: boolean) =>
      database.asOwner(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
         VALUES ($1, '', $2, CASE WHEN $3 THEN now() END)`,
        [id, name, finished],
      )
    await insert('newer', '99990101000000_future', true)
    await expect(migrate(database.ownerUrl)).rejects.toThrow('newer release')
    await database.asOwner("DELETE FROM _prisma_migrations WHERE id = 'newer'")
    await insert('broken', '99990101000000_future', false)
    await expect(migrate(database.ownerUrl)).rejects.toThrow('did not finish')
    await database.asOwner("DELETE FROM _prisma_migrations WHERE id = 'broken'")
  })
})
