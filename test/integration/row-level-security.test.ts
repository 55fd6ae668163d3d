import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../database'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('the test database', () => {
  it('is empty, and the application role sees it through row-level security', async () => {
    const id = randomUUID()
    await database.asOwner(
      `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
       VALUES ($1, 'a', 'A', 'Europe/Moscow', 'RUB', now())`,
      [id],
    )
    const seen = await database.db.withoutOrganisation((tx) => tx.organisation.count())
    expect(seen).toBe(0)
  })
})
