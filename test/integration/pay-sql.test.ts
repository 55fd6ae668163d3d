import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../database'
import { comparePayEngines } from '../pay-sql/compare'
import { payCase } from '../pay-sql/pay-cases'
import { payoutsInSql, type Query } from '../pay-sql/sql-engine'

let database: TestDatabase
const query: Query = (sql, values) => database.asOwner(sql, values)
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const seed = Number(process.env.ETALON_SEED ?? 20261122)

describe('a second engine in SQL', () => {
  it('pays the worked example', async () => {
    const part = (slot: number, share: number, actual: number) => ({
      ...(payCase(1, 1).parts[0] as never as object),
      slot,
      share,
      kind: 'kpi',
      actual,
      target: null,
      curve: 'proportional',
      falls: false,
      curve_cap: null,
      missing: 'pay-full',
    })
    const example = {
      ...payCase(1, 1),
      base: 6_000_000,
      worked: 21,
      norm: 21,
      floor: null,
      cap: null,
      unit: 1,
      failures: 0,
      at_least: 1,
      parts: [part(1, 5_500, 8_000), part(2, 3_500, 10_000), part(3, 1_000, 9_000)],
    }
    expect(await payoutsInSql(query, [example as never])).toEqual([
      { id: 1, payout: '5280000', lines: ['2640000', '2100000', '540000', '0'] },
    ])
  })

  it('pays less for more where less is better', async () => {
    const slow = {
      ...payCase(1, 1),
      base: 1_000_000,
      worked: 20,
      norm: 20,
      floor: null,
      cap: null,
      unit: 1,
      failures: 0,
      at_least: 1,
      parts: [
        {
          ...(payCase(1, 1).parts[0] as never as object),
          slot: 1,
          share: 10_000,
          kind: 'kpi',
          // 50 s where 40 s are planned: 40/50 of the part.
          actual: 500_000,
          target: 400_000,
          curve: 'proportional',
          falls: true,
          curve_cap: null,
          missing: 'pay-full',
        },
      ],
    }
    expect(await payoutsInSql(query, [slow as never])).toEqual([
      { id: 1, payout: '800000', lines: ['800000', '0', '0', '0'] },
    ])
  })

  it('is no kopeck apart from the first in 20,000 random cases', async () => {
    const { first, ...told } = await comparePayEngines(query, seed, 20_000)
    expect(first).toBeNull()
    expect(told).toMatchObject({ cases: 20_000, apart: 0 })
    expect(told.paying).toBeGreaterThan(8_000)
    expect(told.bounded).toBeGreaterThan(1_000)
    expect(told.unmeasured).toBeGreaterThan(5_000)
  }, 120_000)
})
