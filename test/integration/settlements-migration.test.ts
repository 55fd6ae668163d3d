import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { withDatabase } from '@/lib/platform/db/address'
import { listMigrations } from '@/lib/platform/db/migrate'
import { withClient } from '@/lib/platform/db/roles'

const { superuserUrl } = inject('cluster')
const name = `scratch_${randomUUID().replaceAll('-', '')}`
const url = withDatabase(superuserUrl, name)
const settledAmounts = '20261123000000_settled_amounts'
const settledFourEyes = '20261123010000_settled_four_eyes'

const apply = (migration: string) =>
  withClient(url, (client) =>
    client.query(readFileSync(`prisma/migrations/${migration}/migration.sql`, 'utf8')),
  )

beforeAll(() => withClient(superuserUrl, (client) => client.query(`CREATE DATABASE ${name}`)))
afterAll(() =>
  withClient(superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
)

const [organisationId, accountId, personId, periodId] = [1, 2, 3, 4].map(() => randomUUID())
const at = '2026-11-05T09:00:00Z'
const [named, unnamed, unknown] = ['a', 'b', 'c'].map((digit) => digit.repeat(64))

const write = (sql: string, values: readonly (string | undefined)[]) =>
  withClient(url, (client) => client.query(sql, [...values]))

const settlement = (item: string | undefined, reason: string) =>
  write(
    `INSERT INTO open_item_settlements (organisation_id, item, person_id, reason, settled_by, settled_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [organisationId, item, personId, reason, accountId, at],
  )

const audit = (details: object) =>
  write(
    `INSERT INTO audit_entries (organisation_id, account_id, action, subject_kind, subject_id, details, at)
     VALUES ($1, $2, 'open-item.settled', 'period', $3, $4, $5)`,
    [organisationId, accountId, periodId, JSON.stringify({ personId, ...details }), at],
  )

it('writes beside each settlement what the audit log says of it, and changes nothing after that', async () => {
  for (const one of listMigrations().filter((known) => known < settledAmounts)) await apply(one)
  await write(
    `INSERT INTO organisations (organisation_id, code, name, time_zone, currency, created_at)
     VALUES ($1, 'before', 'До', 'Europe/Moscow', 'RUB', now())`,
    [organisationId],
  )
  await write(
    `INSERT INTO accounts (organisation_id, id, display_name, created_at) VALUES ($1, $2, 'HR', now())`,
    [organisationId, accountId],
  )
  await write(
    `INSERT INTO people (organisation_id, id, personnel_number, full_name, hired_on, created_at)
     VALUES ($1, $2, '203', 'Пётр Волков', '2025-01-09', now())`,
    [organisationId, personId],
  )
  await write(
    `INSERT INTO periods (organisation_id, id, month, state, created_at) VALUES ($1, $2, '2026-10-01', 'open', now())`,
    [organisationId, periodId],
  )
  await settlement(named, 'Вернул в кассу')
  const left = { month: '2026-10', why: 'has-left', amount: '-5000.00' }
  await audit({ ...left, reason: 'Вернул в кассу', item: named, of: periodId })
  // In the time before neither the item nor the period was noted.
  await settlement(unnamed, 'Выплатили премией')
  await audit({ month: '2026-09', why: 'held-line', amount: null, reason: 'Выплатили премией' })
  await settlement(unknown, 'Никто не записал')
  await apply(settledAmounts)
  const { rows } = await write(
    `SELECT item, to_char(month, 'YYYY-MM-DD') AS month, item_reason, amount::text, about_period_id
     FROM open_item_settlements WHERE organisation_id = $1 ORDER BY item`,
    [organisationId],
  )
  const nothing = { month: null, item_reason: null, amount: null, about_period_id: null }
  expect(rows).toEqual([
    {
      ...{ item: named, month: '2026-10-01', item_reason: 'has-left', amount: '-5000.00' },
      about_period_id: periodId,
    },
    { ...nothing, item: unnamed, month: '2026-09-01', item_reason: 'held-line' },
    { ...nothing, item: unknown },
  ])
  const changed = write('UPDATE open_item_settlements SET amount = 1 WHERE item = $1', [named])
  await expect(changed).rejects.toThrow(/append-only/)
  const middle = write(
    `INSERT INTO open_item_settlements (organisation_id, item, person_id, reason, settled_by, settled_at, month)
     VALUES ($1, $2, $3, 'x', $4, now(), '2026-10-02')`,
    [organisationId, 'd'.repeat(64), personId, accountId],
  )
  await expect(middle).rejects.toThrow(/month_check/)
  // And in which period somebody settled it.
  await apply(settledFourEyes)
  const { rows: periods } = await write(
    'SELECT settled_in_period_id AS id FROM open_item_settlements WHERE organisation_id = $1 ORDER BY item',
    [organisationId],
  )
  expect(periods).toEqual([{ id: periodId }, { id: periodId }, { id: null }])
  const changedAgain = write('UPDATE open_item_settlements SET amount = 1 WHERE item = $1', [named])
  await expect(changedAgain).rejects.toThrow(/append-only/)
})
