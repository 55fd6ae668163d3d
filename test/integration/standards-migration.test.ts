import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { canonicalJson } from '@/lib/core/canonical-json'
import { withDatabase } from '@/lib/platform/db/address'
import { listMigrations } from '@/lib/platform/db/migrate'
import { withClient } from '@/lib/platform/db/roles'

const { superuserUrl } = inject('cluster')
const name = `scratch_${randomUUID().replaceAll('-', '')}`
const url = withDatabase(superuserUrl, name)
const library = '20261122030000_standards_library'

/** As a person would with psql: the engine of the migrations is tested elsewhere. */
const apply = (migration: string) =>
  withClient(url, (client) =>
    client.query(readFileSync(`prisma/migrations/${migration}/migration.sql`, 'utf8')),
  )

beforeAll(() => withClient(superuserUrl, (client) => client.query(`CREATE DATABASE ${name}`)))
afterAll(() =>
  withClient(superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
)

it('what stood before there were versions is version 1, as a publication would have written it', async () => {
  for (const one of listMigrations().filter((known) => known < library)) await apply(one)
  const organisationId = randomUUID()
  const texts = [{ ru: 'Сказать «да» и "нет"\nс новой строки' }, { ru: 'Б\\', en: 'B\t' }]
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
       VALUES ($1, 'before', 'До', 'Europe/Moscow', 'RUB', now())`,
      [organisationId],
    )
    for (const [index, text] of texts.entries()) {
      await client.query(
        `INSERT INTO standards (organisation_id, number, text, touchpoint, created_at, updated_at)
         VALUES ($1, $2, $3, 'store', now(), now())`,
        [organisationId, `1.${index}`, JSON.stringify(text)],
      )
    }
  })
  await apply(library)
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT v.number, v.document, d.draft FROM standard_versions v
       JOIN standards d ON d.organisation_id = v.organisation_id AND d.id = v.standard_id
       ORDER BY d.number`,
    ),
  )
  const said = texts.map((text, index) => ({
    ...{ number: `1.${index}`, text, example: {}, touchpoint: 'store' as const },
    ...{ goodPictureId: null, badPictureId: null },
  }))
  expect(rows).toEqual(
    said.map((one) => ({
      number: 1,
      document: canonicalJson({ ...one, chapter: null, owner: null, positions: [] }),
      draft: { ...one, chapterId: null, ownerId: null, positionIds: [] },
    })),
  )
})
