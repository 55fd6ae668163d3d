import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { type Cluster, type ClusterOptions, startCluster } from '@/lib/platform/db/cluster'

/** A PostgreSQL that is killed whole, and started again over what it left. */
export interface KillableCluster {
  /** The one that runs now, or ran last. */
  readonly cluster: Cluster
  /** Whole servers that were killed and came back. */
  readonly kills: number
  /** Rejects when a killed server did not come back. */
  readonly failed: Promise<never>
  /** `kill -9` of the server and of all its processes; nothing where one is just coming back. */
  kill(): void
  stop(): Promise<void>
}

export async function startKillableCluster(options: ClusterOptions): Promise<KillableCluster> {
  let cluster = await startCluster(options)
  let kills = 0
  let comingBack: Promise<void> | null = null
  const { promise: failed, reject } = Promise.withResolvers<never>()
  // Whoever does not wait for it must not be brought down by it.
  failed.catch(() => undefined)
  const comeBack = async () => {
    try {
      await cluster.ended
      cluster = await startCluster(options)
      kills += 1
      comingBack = null
    } catch (error) {
      reject(new Error('a killed database could not be started again', { cause: error }))
    }
  }
  return {
    failed,
    get cluster() {
      return cluster
    },
    get kills() {
      return kills
    },
    kill() {
      if (comingBack !== null) return
      try {
        const server = serverOn(options.place.folder)
        for (const pid of [server, ...childrenOf(server)]) killIfAlive(pid)
      } catch (error) {
        reject(new Error('the database could not be killed', { cause: error }))
        return
      }
      comingBack = comeBack()
    },
    async stop() {
      await comingBack
      await cluster.stop()
    },
  }
}

/** The server's own number, by its pid file; only if it really runs on this folder. */
function serverOn(folder: string): number {
  const [line = ''] = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
  const pid = Number.parseInt(line, 10)
  if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(folder))
    throw new Error(`${pid} is not the database`)
  return pid
}

/** One for each connection among them, in the middle of whatever it does. */
function childrenOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.split(' ').filter(Boolean).map(Number)
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in between.
  }
}
