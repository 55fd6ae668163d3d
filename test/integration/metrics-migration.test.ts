import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { withDatabase } from '@/lib/platform/db/address'
import { listMigrations } from '@/lib/platform/db/migrate'
import { withClient } from '@/lib/platform/db/roles'

const { superuserUrl } = inject('cluster')
const name = `scratch_${randomUUID().replaceAll('-', '')}`
const url = withDatabase(superuserUrl, name)
const catalogue = '20261122150000_kpi_catalogue'

const apply = (migration: string) =>
  withClient(url, (client) =>
    client.query(readFileSync(`prisma/migrations/${migration}/migration.sql`, 'utf8')),
  )

beforeAll(() => withClient(superuserUrl, (client) => client.query(`CREATE DATABASE ${name}`)))
afterAll(() =>
  withClient(superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
)

const kpi = (metric: string, title: object) => ({ title, value: { kind: 'kpi', metric } })

it('takes every code that is in use into the catalogue, and no other', async () => {
  for (const one of listMigrations().filter((known) => known < catalogue)) await apply(one)
  const [organisationId, accountId, schemeId, unitId] = [1, 2, 3, 4].map(() => randomUUID())
  const draft = {
    components: [
      kpi('trips', { ru: 'Рейсы' }),
      kpi('clean', {}),
      kpi('Не код', { ru: 'Черновик' }),
      { title: { ru: 'Оценка' }, value: { kind: 'score' } },
    ],
  }
  const frozen = {
    components: [kpi('trips', { ru: 'Прежнее имя' }), kpi('old_one', { en: 'Old' })],
  }
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
       VALUES ($1, 'before', 'До', 'Europe/Moscow', 'RUB', now())`,
      [organisationId],
    )
    await client.query(
      `INSERT INTO accounts (organisation_id, id, display_name, created_at) VALUES ($1, $2, 'HR', now())`,
      [organisationId, accountId],
    )
    await client.query(
      `INSERT INTO units (organisation_id, id, kind, code, name, created_at) VALUES ($1, $2, 'shop', 'S', 'S', now())`,
      [organisationId, unitId],
    )
    await client.query(
      `INSERT INTO schemes (organisation_id, id, draft, created_at, updated_at) VALUES ($1, $2, $3, now(), now())`,
      [organisationId, schemeId, JSON.stringify(draft)],
    )
    await client.query(
      `INSERT INTO scheme_versions (organisation_id, scheme_id, number, document, fingerprint, regulation_number,
         regulation_on, effective_from, authors, activated_by, activated_at)
       VALUES ($1, $2, 1, $3, 'x', '1', '2026-08-01', '2026-09-01', ARRAY[$4::uuid], $4, now())`,
      [organisationId, schemeId, JSON.stringify(frozen), accountId],
    )
    await client.query(
      `INSERT INTO kpi_facts (organisation_id, metric, unit_id, month, value, entered_by, entered_at)
       VALUES ($1, 'sales', $2, '2026-09-01', 12, $3, now()), ($1, 'trips', $2, '2026-09-01', 0.8, $3, now())`,
      [organisationId, unitId, accountId],
    )
  })
  await apply(catalogue)
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT code, title, unit, direction, target FROM kpi_metrics WHERE organisation_id = $1 ORDER BY code`,
      [organisationId],
    ),
  )
  const plain = { unit: 'number', direction: 'more', target: null }
  expect(rows).toEqual([
    { code: 'clean', title: { ru: 'clean' }, ...plain },
    { code: 'old_one', title: { en: 'Old' }, ...plain },
    { code: 'sales', title: { ru: 'sales' }, ...plain },
    { code: 'trips', title: { ru: 'Рейсы' }, ...plain },
  ])
})
