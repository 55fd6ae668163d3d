import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolderStorage } from '@/lib/platform/storage'
import { seedDemo } from '@/prisma/seed'
import { openTestDatabase, type TestDatabase } from '@/test/database'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(path.join(os.tmpdir(), 'etalon-demo-'))
  const begun = performance.now()
  await seedDemo({
    db: database.db,
    files: openFolderStorage(folder),
    anchorMonth: '2026-10',
    now: new Date('2026-10-22T15:00:00Z'),
    report: (s) => console.log(`${((performance.now() - begun) / 1000).toFixed(1)} ${s}`),
  })
  console.log(`The demo company took ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}, 400_000)

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('people', async () => {
  const [row] = await database.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM people')
  expect(row?.n).toBe(120)
})
