import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import { openWorld, type World } from '@/test/world'
import type { KeptStatement } from './line'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const countUnits: KeptStatement = {
  name: 'test-count-units',
  text: 'SELECT count(*)::int AS n FROM units',
}
const insertPosition: KeptStatement = {
  name: 'test-insert-position',
  text: 'INSERT INTO positions (organisation_id, name) VALUES ($1::uuid, $2) RETURNING id',
}
const divide: KeptStatement = { name: 'test-divide', text: 'SELECT 1 / $1::int AS n' }
const endMyself: KeptStatement = {
  name: 'test-end-myself',
  text: 'SELECT pg_terminate_backend(pg_backend_pid()) AS n',
}

async function positionsCalled(name: string): Promise<number> {
  const sql = 'SELECT count(*)::int AS n FROM positions WHERE name = $1'
  const [row] = await world.database.asOwner<{ n: number }>(sql, [name])
  return row?.n ?? -1
}

const unitsSeenBy = (organisationId: string) =>
  world.db.onLine(asOrganisationId(organisationId), (line) =>
    line.askLast<{ n: number }>(countUnits, []),
  )

test('shows the rows of its organisation alone, also when many share the connections', async () => {
  const own = await unitsSeenBy(world.organisationId)
  const foreign = await unitsSeenBy(world.stranger.organisationId)
  expect(own).toEqual([{ n: 5 }])
  expect(foreign).toEqual([{ n: 1 }])
  const asked = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? world.organisationId : null))
  const seen = await Promise.all(asked.map((id) => unitsSeenBy(id ?? randomUUID())))
  expect(seen.map(([row]) => row?.n)).toEqual(asked.map((id) => (id === null ? 0 : 5)))
})

test('writes nothing into another organisation', async () => {
  const name = randomUUID()
  const attempt = world.db.onLine(world.organisationId, (line) =>
    line.askLast(insertPosition, [world.stranger.organisationId, name]),
  )
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
  expect(await positionsCalled(name)).toBe(0)
})

test('an id that is none is no way out of the statement', async () => {
  const id = asOrganisationId("x', true); SELECT set_config('app.maintenance', 'on")
  await expect(world.db.onLine(id, (line) => line.ask(countUnits, []))).rejects.toThrow()
})

test('writes all or nothing: a failure before, in or after a statement takes it back', async () => {
  const name = randomUUID()
  const values = [world.organisationId, name]
  const attempts = [
    world.db.onLine(world.organisationId, async (line) => {
      await line.ask(insertPosition, values)
      throw new AppError('conflict')
    }),
    world.db.onLine(world.organisationId, async (line) => {
      await line.ask(insertPosition, values)
      await line.askLast(divide, [0])
    }),
    // Also when nobody looks at the statement that fails.
    world.db.onLine(world.organisationId, async (line) => {
      await line.ask(divide, [0]).catch(() => undefined)
      return 'as if all were well'
    }),
    world.db.onLine(world.organisationId, async (line) => {
      await line.ask(insertPosition, values)
      await line.ask(endMyself, [])
    }),
  ]
  const outcomes = await Promise.allSettled(attempts)
  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  expect(await positionsCalled(name)).toBe(0)
  expect(await unitsSeenBy(world.organisationId)).toEqual([{ n: 5 }])
})

test('writes what its last statement wrote, and what came before it', async () => {
  const names = [randomUUID(), randomUUID()]
  await world.db.onLine(world.organisationId, async (line) => {
    await line.ask(insertPosition, [world.organisationId, names[0]])
    await line.askLast(insertPosition, [world.organisationId, names[1]])
  })
  expect(await Promise.all(names.map(positionsCalled))).toEqual([1, 1])
})
