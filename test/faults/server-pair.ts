import type { ServerProcess } from './start-server'

/** Two servers, so that one is there while the other is started again. */
export interface ServerPair {
  readonly kills: number
  port(): number
  /** Kills one of the two in the middle of anything, and starts another in its place. */
  killOne(random: () => number): void
  stop(): Promise<void>
}

export async function startServerPair(start: () => Promise<ServerProcess>): Promise<ServerPair> {
  const servers = await Promise.all([start(), start()])
  const restarts: Promise<void>[] = []
  const isDown = [false, false]
  let kills = 0
  let turn = 0
  return {
    get kills() {
      return kills
    },
    port: () => {
      turn += 1
      return servers[turn % servers.length]?.port ?? 0
    },
    killOne(random) {
      const at = random() < 0.5 ? 0 : 1
      const server = servers[at]
      if (!server || isDown[at]) return
      isDown[at] = true
      kills += 1
      const restart = server
        .kill()
        .then(start)
        .then((next) => {
          servers[at] = next
          isDown[at] = false
        })
      restarts.push(restart)
    },
    async stop() {
      await Promise.all(restarts)
      await Promise.all(servers.map((server) => server.kill()))
    },
  }
}
