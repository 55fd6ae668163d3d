import { attemptIn, attemptRow } from './attempt-rows'
import { draftIn, draftRow } from './rows'
import { type SealKey, seal } from './seal'
import { photoIn, photoRow, reportIn, reportRow } from './sealed-rows'
import { hasSealable, keyToSeal, ownedBy, withStore, writing } from './store'

/**
 * Seals what lies open: rows that an older form of this store wrote. Each is read, sealed, and put
 * back only where nobody has changed it meanwhile; a page that is closed in between goes on next time.
 */
export async function sealOpenRows(accountId: string): Promise<void> {
  // Where nothing lies, no key is made: a phone that was cleared stays as it is.
  const attempts = await withStore((db) => db.count('attempts', ownedBy(accountId)))
  if (attempts === 0 && !(await hasSealable(accountId))) return
  const key = await keyToSeal(accountId)
  if (key === null) return
  await sealDrafts(accountId, key)
  await sealPhotos(accountId, key)
  await sealReports(accountId, key)
  await sealCopies(accountId, key)
  await sealAttempts(accountId, key)
}

async function sealDrafts(accountId: string, key: SealKey): Promise<void> {
  const rows = await withStore((db) => db.getAll('drafts', ownedBy(accountId)))
  for (const row of rows.filter(({ content }) => content.iv === null)) {
    const kept = await draftIn(key, row)
    if (kept === null) continue
    const { content } = await draftRow(key, kept)
    await writing(['drafts'], 'strict', async (tx) => {
      const now = await tx.store.get([accountId, row.visitId, row.versionId])
      const isSame = now?.changes === row.changes && now.savedAt === row.savedAt
      if (isSame && now.content.iv === null) await tx.store.put({ ...now, content })
    })
  }
}

async function sealPhotos(accountId: string, key: SealKey): Promise<void> {
  const keys = await withStore((db) => db.getAllKeys('photos', ownedBy(accountId)))
  for (const at of keys) {
    const row = await withStore((db) => db.get('photos', at))
    if (!row?.facts || row.facts.iv !== null) continue
    const photo = await photoIn(key, row)
    if (photo === null) continue
    const { facts, content } = await photoRow(key, photo)
    await writing(['photos'], 'strict', async (tx) => {
      const now = await tx.store.get(at)
      // Its bytes may have gone to the server meanwhile.
      if (now) {
        await tx.store.put({ ...now, facts: now.facts && facts, content: now.content && content })
      }
    })
  }
}

async function sealReports(accountId: string, key: SealKey): Promise<void> {
  const rows = await withStore((db) => db.getAll('reports', ownedBy(accountId)))
  for (const row of rows.filter(({ content }) => content.iv === null)) {
    const report = await reportIn(key, row)
    if (report === null) continue
    const { title, content } = await reportRow(key, report)
    await writing(['reports'], 'strict', async (tx) => {
      const now = await tx.store.get([accountId, row.id])
      if (now) await tx.store.put({ ...now, title, content })
    })
  }
}

async function sealCopies(accountId: string, key: SealKey): Promise<void> {
  const rows = await withStore((db) => db.getAll('copies', ownedBy(accountId)))
  for (const row of rows.filter(({ content }) => content.iv === null)) {
    const content = await seal(key, row.place, new Uint8Array(row.content.bytes))
    await writing(['copies'], 'strict', async (tx) => {
      const isThere = (await tx.store.count([accountId, row.id])) > 0
      if (isThere) await tx.store.put({ ...row, content })
    })
  }
}

async function sealAttempts(accountId: string, key: SealKey): Promise<void> {
  const rows = await withStore((db) => db.getAll('attempts', ownedBy(accountId)))
  for (const row of rows.filter(({ content }) => content.iv === null)) {
    const attempt = await attemptIn(key, row)
    if (attempt === null) continue
    const { content } = await attemptRow(key, attempt)
    await writing(['attempts'], 'strict', async (tx) => {
      const now = await tx.store.get([accountId, row.id])
      if (now) await tx.store.put({ ...now, content })
    })
  }
}
