import { readFileSync } from 'node:fs'
import type { World } from '../world'

/** Linux counts the time of a process in hundredths of a second. */
const msPerTick = 10

/** Working time of the processes behind the connections, also of those that ended. Units: milliseconds. */
export async function databaseMs(world: World): Promise<number> {
  const rows = await world.database.asOwner<{ pid: number }>(
    `SELECT pid FROM pg_stat_get_activity(NULL) WHERE datid IS NOT NULL`,
  )
  const pids = rows.map(({ pid }) => pid)
  const parent = Number(fieldsOf(pids[0] ?? 0)[field.parent] ?? 0)
  return workedMs(pids) + msOf(fieldsOf(parent), [field.endedUser, field.endedSystem])
}

/** Units: milliseconds, of all these processes together; one that has ended counts nothing. */
export function workedMs(pids: readonly number[]): number {
  const each = pids.map((pid) => msOf(fieldsOf(pid), [field.user, field.system]))
  return each.reduce((sum, ms) => sum + ms, 0)
}

/** Where /proc/<pid>/stat says what, counted from behind the name. */
const field = { parent: 1, user: 11, system: 12, endedUser: 13, endedSystem: 14 } as const

function msOf(fields: readonly string[], counted: readonly number[]): number {
  return counted.reduce((sum, at) => sum + Number(fields[at] ?? 0), 0) * msPerTick
}

function fieldsOf(pid: number): readonly string[] {
  return statOf(pid).split(') ')[1]?.split(' ') ?? []
}

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
