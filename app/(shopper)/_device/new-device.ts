import { joinDraftNames } from '@/lib/core/draft-branches'
import type { DraftRow } from './rows'
import { deviceName, findThrownAway } from './settings'
import { ownedBy, writing } from './store'

/**
 * A draft as another device goes on with it: what the server has of it under the old name is known here
 * up to this state, and news from there on. It goes with the draft.
 * @param before the name that this phone had; null: nobody knows
 */
export function asOfNewDevice(row: DraftRow, before: string | null): DraftRow {
  const { onServer, changes } = row
  if (onServer === null) return row
  const base = Math.max(onServer.base, onServer.revision)
  const own = before === null ? [] : [{ deviceId: before, changes }]
  return { ...row, onServer: { ...onServer, base, madeOf: joinDraftNames(onServer.madeOf, own) } }
}

/**
 * From here on this phone is another device to the server. Under the name that it had, an empty form would
 * be written over the answers that the server has of it.
 */
export async function becomeNewDevice(accountId: string): Promise<void> {
  await writing(['drafts', 'settings'], 'strict', async (tx) => {
    const [drafts, settings] = [tx.objectStore('drafts'), tx.objectStore('settings')]
    const before = (await settings.get(deviceName(accountId)))?.value ?? null
    for (const row of await drafts.getAll(ownedBy(accountId)))
      await drafts.put(asOfNewDevice(row, before))
    await settings.delete(deviceName(accountId))
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
