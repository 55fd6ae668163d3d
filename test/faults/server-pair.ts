import type { ServerProcess } from './start-server'

/** Two servers, so that one is there while the other is started again. */
export interface ServerPair {
  readonly kills: number
  /** Rejects when a server could not be started again: then the run says so instead of going on for ever. */
  readonly failed: Promise<never>
  /** In turns, also that of a server that is down: nobody told the phones. */
  port(): number
  /** Kills one of the two in the middle of anything, and starts another in its place. */
  killOne(random: () => number): void
  stop(): Promise<void>
}

/** A start may fail for once, as the database may be recovering just then. */
const startTries = 3

export async function startServerPair(start: () => Promise<ServerProcess>): Promise<ServerPair> {
  const servers = await Promise.all([start(), start()])
  const restarts: Promise<void>[] = []
  const isDown = [false, false]
  let kills = 0
  let turn = 0
  let fail: (reason: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  // Whoever does not wait for it must not be brought down by it.
  failed.catch(() => undefined)
  const restart = async (at: number) => {
    try {
      await servers[at]?.kill()
      servers[at] = await startedAgain(start)
      isDown[at] = false
    } catch (error) {
      fail(new Error('a killed server could not be started again', { cause: error }))
    }
  }
  return {
    failed,
    get kills() {
      return kills
    },
    port: () => {
      turn += 1
      return servers[turn % servers.length]?.port ?? 0
    },
    killOne(random) {
      const at = random() < 0.5 ? 0 : 1
      if (isDown[at]) return
      isDown[at] = true
      kills += 1
      restarts.push(restart(at))
    },
    async stop() {
      await Promise.all(restarts)
      await Promise.all(servers.map((server) => server.kill()))
    },
  }
}

async function startedAgain(start: () => Promise<ServerProcess>): Promise<ServerProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start()
    } catch (error) {
      if (tries === startTries) throw error
    }
  }
}
