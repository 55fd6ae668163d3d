import { sealJson, unsealJson } from './seal'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

/** What a visit needs without a network, as the server last told it. */
export interface KeptPacket {
  readonly visitId: string
  readonly keptAt: string
  readonly packet: unknown
}

const placeOf = (accountId: string, visitId: string) => `packet ${accountId} ${visitId}`

/** Keeps the packet of a visit; a newer one takes the place of an older one. */
export async function keepPacket(
  accountId: string,
  visitId: string,
  packet: unknown,
  keptAt: Date,
): Promise<void> {
  const key = await keyToSeal(accountId)
  const content = await sealJson(key, placeOf(accountId, visitId), packet)
  await writing(['packets'], 'relaxed', async (tx) => {
    await tx.store.put({ accountId, visitId, keptAt: keptAt.toISOString(), content })
  })
}

/** @returns null where there is none, or none that can be opened: the server has it still */
export async function loadPacket(accountId: string, visitId: string): Promise<KeptPacket | null> {
  const row = await withStore((db) => db.get('packets', [accountId, visitId]))
  if (!row) return null
  const packet = await unsealJson(
    await findKey(accountId),
    placeOf(accountId, visitId),
    row.content,
  )
  return packet === undefined ? null : { visitId, keptAt: row.keptAt, packet }
}

export async function listPackets(accountId: string): Promise<readonly KeptPacket[]> {
  const visitIds = await withStore((db) => db.getAllKeys('packets', ownedBy(accountId)))
  const found = await Promise.all(visitIds.map(([, visitId]) => loadPacket(accountId, visitId)))
  return found.filter((kept) => kept !== null)
}

/** Drops the packets of all other visits of this account: they were closed or given away. */
export async function dropPackets(
  accountId: string,
  exceptVisitIds: readonly string[],
): Promise<void> {
  const staying = new Set(exceptVisitIds)
  await writing(['packets'], 'relaxed', async (tx) => {
    for (const key of await tx.store.getAllKeys(ownedBy(accountId))) {
      if (!staying.has(key[1])) await tx.store.delete(key)
    }
  })
}
