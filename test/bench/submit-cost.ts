import http from 'node:http'
import { performance } from 'node:perf_hooks'
import { startServerProcess } from '../faults/start-server'
import { type Bench, rounded } from './bench'
import { withScratchWorld } from './scratch-world'
import { arrangeShots, type Line, type Shot, submit, workedBy, workedEach } from './submit'

const connections = 32
const warmUp = 300
const counted = 900

/**
 * What one submission of 40 answers costs the processors: the route handler behind Node's plain
 * server, and PostgreSQL. Working time, not waiting time, so a busy machine blurs it little.
 */
export const submitCostBench: Bench = {
  name: 'submit-cost',
  run: () =>
    withScratchWorld(async (world) => {
      const shots = await arrangeShots(world, Math.ceil((warmUp + counted) / 8))
      const server = await startServerProcess(world.environment)
      const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
      const line = { port: server.port, origin: world.environment.url, agent }
      try {
        await sendAll(shots.slice(0, warmUp), line)
        const before = await workedBy(world, server.pid)
        const begun = performance.now()
        await sendAll(shots.slice(warmUp, warmUp + counted), line)
        const seconds = (performance.now() - begun) / 1_000
        const worked = workedEach(before, await workedBy(world, server.pid), counted)
        return {
          submissions: counted,
          ...worked,
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
