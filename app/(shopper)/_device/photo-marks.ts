import { isOnServer, loadPhoto } from './photos'
import type { KeptPhoto } from './rows'
import { writing } from './store'

/** Notes whether the server has a photo; its bytes are not touched. */
export async function markPhoto(
  accountId: string,
  id: string,
  receivedAt: string | null,
): Promise<void> {
  await writing(['photos'], 'relaxed', async (tx) => {
    const row = await tx.store.get([accountId, id])
    if (row) await tx.store.put({ ...row, receivedAt })
  })
}

/** Notes what became of a photo that goes to the server before any report. */
export async function markEarly(
  accountId: string,
  id: string,
  mark: Partial<Pick<KeptPhoto, 'isEarly' | 'receivedAt'>>,
): Promise<void> {
  await writing(['photos'], 'strict', async (tx) => {
    const row = await tx.store.get([accountId, id])
    if (row) await tx.store.put({ ...row, ...mark })
  })
}

/** Photos of these that neither this phone nor the server has (loss L9). */
export async function listLostPhotos(
  accountId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const lost: string[] = []
  // One after the other: thirty photos need not stand in memory at once.
  for (const id of ids) {
    if (await isOnServer(accountId, id)) continue
    const photo = await loadPhoto(accountId, id)
    if (!photo?.bytes) lost.push(id)
  }
  return lost
}
