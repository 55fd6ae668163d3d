import { readFileSync, readlinkSync } from 'node:fs'
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
  /** `kill -9` of the server itself; nothing where one is just coming back. */
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
      comingBack = comeBack()
      process.kill(serverOn(options.place.folder), 'SIGKILL')
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
  if (readlinkSync(`/proc/${pid}/cwd`) !== folder) throw new Error(`${pid} is not the database`)
  return pid
}
