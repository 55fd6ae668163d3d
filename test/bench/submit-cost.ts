import { readFileSync } from 'node:fs'
import http from 'node:http'
import { performance } from 'node:perf_hooks'
import { startServerProcess } from '../faults/start-server'
import type { World } from '../world'
import { type Bench, rounded } from './bench'
import { withScratchWorld } from './scratch-world'
import { arrangeShots, type Line, type Shot, submit } from './submit'

const connections = 32
const warmUp = 300
const counted = 900
/** Linux counts the time of a process in hundredths of a second. */
const msPerTick = 10

/**
 * What one submission of 40 answers costs the processors: the route handler behind Node's plain
 * server, and PostgreSQL. Working time, not waiting time, so a busy machine blurs it little.
 */
export const submitCostBench: Bench = {
  name: 'submit-cost',
  run: () =>
    withScratchWorld(async ({ world }) => {
      const shots = await arrangeShots(world, Math.ceil((warmUp + counted) / 8))
      const server = await startServerProcess(world.environment)
      const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
      const line = { port: server.port, origin: world.environment.url, agent }
      try {
        await sendAll(shots.slice(0, warmUp), line)
        const before = { server: workedMs([server.pid]), database: await databaseMs(world) }
        const begun = performance.now()
        await sendAll(shots.slice(warmUp, warmUp + counted), line)
        const seconds = (performance.now() - begun) / 1_000
        return {
          submissions: counted,
          'server ms': rounded((workedMs([server.pid]) - before.server) / counted),
          'database ms': rounded(((await databaseMs(world)) - before.database) / counted),
          'submissions/s': rounded(counted / seconds, 1),
        }
      } finally {
        agent.destroy()
        await server.kill()
      }
    }),
}

async function sendAll(shots: readonly Shot[], line: Line): Promise<void> {
  const waiting = shots.values()
  const worker = async () => {
    for (const shot of waiting) {
      if (!(await submit(shot, line))) throw new Error('a submission was refused')
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
}

/** Working time of the processes behind the open connections. Units: milliseconds. */
async function databaseMs(world: World): Promise<number> {
  const rows = await world.database.asOwner<{ pid: number }>(
    `SELECT pid FROM pg_stat_get_activity(NULL) WHERE datid IS NOT NULL`,
  )
  return workedMs(rows.map(({ pid }) => pid))
}

/** Units: milliseconds, of all these processes together; one that has ended counts nothing. */
function workedMs(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = statOf(pid).split(') ')[1]?.split(' ') ?? []
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return ticks.reduce((sum, each) => sum + each, 0) * msPerTick
}

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
