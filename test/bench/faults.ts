import { runUnderFaults } from '../faults/big-run'
import { startServerPair } from '../faults/server-pair'
import type { Bench } from './bench'
import { makeSureOfBuild, startProductionServer } from './production-server'
import { withKillableWorld } from './scratch-world'

/** So often, in connections, a server process or the database is killed. */
const killEvery = { server: 400, database: 1_100 } as const

/**
 * Submissions with three photos each from phones on a bad line to two processes of the built
 * application, which are killed again and again, as is PostgreSQL whole (it writes through). Everything
 * is read back and counted against the phones' own ledger; lost, duplicated and altered must be 0.
 */
export function faultsBench(submissions: number, seed: number): Bench {
  return {
    name: 'faults',
    async run() {
      await makeSureOfBuild()
      return withKillableWorld(async ({ world, database }) => {
        const servers = await startServerPair(() => startProductionServer(world.environment))
        const begun = performance.now()
        try {
          const run = runUnderFaults(world, {
            submissions,
            photosEach: 3,
            phones: 8,
            seed,
            share: 0.3,
            target: () => servers.port(),
            onConnection: (connection, random) => {
              // Some time after the connection: before, in or after what it asks for.
              const later = random() * 60
              if (connection > 0 && connection % killEvery.server === 0) {
                setTimeout(() => servers.killOne(random), later)
              }
              if (connection > 0 && connection % killEvery.database === 0) {
                setTimeout(() => database.kill(), later)
              }
            },
          })
          const outcome = await Promise.race([run, servers.failed, database.failed])
          const seconds = Math.round((performance.now() - begun) / 1000)
          return {
            ...outcome,
            serverKills: servers.kills,
            databaseKills: database.kills,
            seed,
            seconds,
          }
        } finally {
          await servers.stop()
        }
      })
    },
  }
}
