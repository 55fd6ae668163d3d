import type { DraftRow } from './rows'
import { deviceName, findThrownAway } from './settings'
import { ownedBy, writing } from './store'

/**
 * A draft as another device goes on with it: what the server has of it under the old name is known here
 * up to the state that was sent, and news from there on.
 */
export function asOfNewDevice(row: DraftRow): DraftRow {
  const { onServer } = row
  if (onServer === null) return row
  return { ...row, onServer: { ...onServer, base: Math.max(onServer.base, onServer.revision) } }
}

/**
 * From here on this phone is another device to the server. Under the name that it had, an empty form would
 * be written over the answers that the server has of it.
 */
export async function becomeNewDevice(accountId: string): Promise<void> {
  await writing(['drafts', 'settings'], 'strict', async (tx) => {
    const drafts = tx.objectStore('drafts')
    for (const row of await drafts.getAll(ownedBy(accountId))) await drafts.put(asOfNewDevice(row))
    await tx.objectStore('settings').delete(deviceName(accountId))
  })
}

/** The same for a form that is begun without its answers on the server; what was thrown away here is none. */
export async function beginAsNewDevice(
  accountId: string,
  visitId: string,
  versionId: string,
): Promise<void> {
  if ((await findThrownAway(accountId, visitId, versionId)) < 0) await becomeNewDevice(accountId)
}
