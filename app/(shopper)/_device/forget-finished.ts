import { isUnsent } from './drafts'
import { ownedBy, writing } from './store'

/**
 * Clears what the phone need not keep any longer: drafts and photos of visits that are finished.
 * A visit with anything still in the queue is never touched.
 */
export async function forgetFinished(
  accountId: string,
  finishedVisitIds: readonly string[],
): Promise<void> {
  const finished = new Set(finishedVisitIds)
  await writing(['drafts', 'photos', 'reports', 'copies'], 'relaxed', async (tx) => {
    const owned = ownedBy(accountId)
    const reports = await tx.objectStore('reports').getAll(owned)
    for (const { visitId } of reports) finished.delete(visitId)
    const drafts = await tx.objectStore('drafts').getAll(owned)
    for (const { visitId } of drafts.filter(isUnsent)) finished.delete(visitId)
    for (const { visitId, versionId } of drafts) {
      if (finished.has(visitId)) {
        await tx.objectStore('drafts').delete([accountId, visitId, versionId])
      }
    }
    for (const { id, visitId, why } of await tx.objectStore('copies').getAll(owned)) {
      const isOver = finished.has(visitId) && why !== 'unreadable'
      if (isOver) await tx.objectStore('copies').delete([accountId, id])
    }
    for (const photo of await tx.objectStore('photos').getAll(owned)) {
      if (finished.has(photo.visitId)) {
        await tx.objectStore('photos').delete([accountId, photo.id])
      }
    }
  })
}
