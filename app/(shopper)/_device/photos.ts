import type { KeptPhoto } from './rows'
import { areSameBytes } from './same-bytes'
import { photoIn, photoRow } from './sealed-rows'
import { findKey, keyToSeal, withStore, writing } from './store'

/**
 * Keeps a photo, strictly, and reads it back.
 * @throws when the phone refuses to store (full, private mode), or gives back something else
 */
export async function savePhoto(photo: KeptPhoto): Promise<void> {
  const row = await photoRow(await keyToSeal(photo.accountId), photo)
  await writing(['photos'], 'strict', async (tx) => {
    await tx.store.put(row)
  })
  const back = await loadPhoto(photo.accountId, photo.id)
  if (back === null || !areSameBytes(back.bytes, photo.bytes)) {
    throw new Error('the photo was not kept')
  }
}

/** @returns null where there is none, or none that can be opened any longer */
export async function loadPhoto(accountId: string, id: string): Promise<KeptPhoto | null> {
  const row = await withStore((db) => db.get('photos', [accountId, id]))
  return row ? photoIn(await findKey(accountId), row) : null
}

/** Whether the server has a photo, as this phone knows; also where nothing else is left of it. */
export async function isOnServer(accountId: string, id: string): Promise<boolean> {
  const row = await withStore((db) => db.get('photos', [accountId, id]))
  return row !== undefined && row.receivedAt !== null
}
