import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error'

/**
 * After a kill or a power failure the cluster may still hold the pid file of its last server, or
 * that server may even be running. The caller holds the data folder's lock, so it is nobody's:
 * a living one is shut down, a dead one's file is removed (its number may belong to a stranger).
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const pidFile = path.join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  if (!Number.isInteger(pid) || !isServerOf(pid, folder)) {
    rmSync(pidFile, { force: true })
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalIfAlive(pid, signal)
    for (let waited = 0; waited < 10_000; waited += 100) {
      if (!isServerOf(pid, folder)) {
        rmSync(pidFile, { force: true })
        return
      }
      await sleep(100)
    }
  }
  throw new OperatorError(
    `An earlier database server (process ${pid}) still uses ${folder} and does not stop; end it and start again.`,
  )
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself in between, which is what was wanted.
  }
}

/** Whether `pid` is a PostgreSQL server that runs on `folder`, not a stranger with its number. */
function isServerOf(pid: number, folder: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') return false
  const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.includes(folder)
}
