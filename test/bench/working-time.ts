import { readFileSync } from 'node:fs'
import type { World } from '../world'

/** Linux counts the time of a process in hundredths of a second. */
const msPerTick = 10

/** Working time of the processes behind the open connections. Units: milliseconds. */
export async function databaseMs(world: World): Promise<number> {
  const rows = await world.database.asOwner<{ pid: number }>(
    `SELECT pid FROM pg_stat_get_activity(NULL) WHERE datid IS NOT NULL`,
  )
  return workedMs(rows.map(({ pid }) => pid))
}

/** Units: milliseconds, of all these processes together; one that has ended counts nothing. */
export function workedMs(pids: readonly number[]): number {
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
