import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withClient } from '@/lib/platform/db/roles'
import { runUnderFaults } from '../faults/big-run'
import { type ServerPair, startServerPair } from '../faults/server-pair'
import { startServerProcess } from '../faults/start-server'
import { openWorld, type World } from '../world'

/** The small sister of `npm run bench:faults`. */
let world: World
let servers: ServerPair
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  servers = await startServerPair(() => startServerProcess(world.environment))
}, 120_000)
afterAll(async () => {
  await servers.stop()
  await world.close()
}, 120_000)

/** What is killed at which connection: a server process, or every connection of the database. */
const blows = new Map<number, 'server' | 'database'>([
  [60, 'server'],
  [120, 'database'],
  [180, 'server'],
  [240, 'database'],
  [300, 'server'],
])

test('100 submissions with 3 photos each: none lost, none twice, none altered', async () => {
  const run = runUnderFaults(world, {
    submissions: 100,
    photosEach: 3,
    phones: 4,
    seed: 20261122,
    share: 0.25,
    target: () => servers.port(),
    onConnection: (connection, random) => {
      const blow = blows.get(connection)
      if (blow === undefined) return
      // Some time after the connection: before, in or after what it asks for.
      setTimeout(() => {
        if (blow === 'server') servers.killOne(random)
        else void endConnections()
      }, random() * 30)
    },
  })
  const outcome = await Promise.race([run, servers.failed])
  expect(outcome).toMatchObject({
    submissions: 100,
    photos: 300,
    lost: 0,
    duplicated: 0,
    altered: 0,
  })
  expect(servers.kills).toBeGreaterThan(0)
  expect(outcome.connections).toBeGreaterThan(450)
}, 300_000)

/** Every transaction of the servers ends where it stands. */
async function endConnections(): Promise<void> {
  const database = new URL(world.database.url).pathname.slice(1)
  await withClient(inject('cluster').superuserUrl, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND usename = 'etalon_app'`,
      [database],
    ),
  )
}
