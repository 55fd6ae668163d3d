import { ANYBODY, type LossReport, lossName } from './losses-here'
import type { SettingRow } from './rows'
import { type PhoneDatabase, WHOLE } from './store'
import { alone, openTwin } from './twin'
import { GIVEN_UP } from './twin-place'
import { keyOf } from './watch-writes'
import { countWork, notedWork, type WorkHere } from './work-mark'

const files = ['photos', 'soundParts'] as const

/**
 * Puts back into a store that is new what the twin of an older one has, before anybody reads it, and
 * keeps a report of it. Interrupted, it is done again; what lies in the store already stays.
 * @param isLost the browser itself says that it has thrown the store away
 * @throws where the twin cannot be read or there is no room: then the store is not to be used yet
 */
export async function restoreStore(db: PhoneDatabase, isLost: boolean): Promise<void> {
  await alone(async () => {
    // Another page was faster.
    if ((await db.get('settings', WHOLE)) !== undefined) return
    const noted = notedWork()
    const twin = await openTwin()
    if (twin !== null) for (const store of files) await putBackFiles(twin, db, store)
    await putBackRest(twin, db, noted, isLost)
  })
}

/** One by one, so that photos never stand in memory all at once. */
async function putBackFiles(
  twin: PhoneDatabase,
  db: PhoneDatabase,
  store: (typeof files)[number],
): Promise<void> {
  for (const at of await twin.getAllKeys(store)) {
    if ((await db.count(store, at)) > 0) continue
    const row = await twin.get(store, at)
    if (row !== undefined) await db.put(store, row)
  }
}

/** All at once, with the mark that the store is whole: rows, and the keys that open them. */
async function putBackRest(
  twin: PhoneDatabase | null,
  db: PhoneDatabase,
  noted: WorkHere,
  isLost: boolean,
): Promise<void> {
  const at = new Date().toISOString()
  const drafts = (await twin?.getAll('drafts')) ?? []
  const waiting = (await twin?.getAll('reports')) ?? []
  const isWithoutFiles = (await twin?.get('settings', GIVEN_UP)) !== undefined
  const stores = [...db.objectStoreNames].filter((name) => !files.some((file) => file === name))
  const rows = await Promise.all(stores.map(async (store) => (await twin?.getAll(store)) ?? []))
  // A twin that has anything at all knows of all work that there was.
  const isUnknown = isLost && rows.flat().length === 0
  const found = { back: countWork(drafts, waiting), noted, isUnknown }
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const put: Promise<unknown>[] = []
  for (const [place, store] of stores.entries()) {
    const present = new Set(
      (await tx.objectStore(store).getAllKeys()).map((key) => JSON.stringify(key)),
    )
    const { keyPath } = tx.objectStore(store)
    for (const row of rows[place] ?? []) {
      const key = keyOf({ keyPath }, row)
      if (key === GIVEN_UP || present.has(JSON.stringify(key))) continue
      put.push(tx.objectStore(store).put(row))
    }
  }
  for (const row of reportsOf(found, { at, isWithoutFiles, isSeen: false })) {
    put.push(tx.objectStore('settings').put(row))
  }
  put.push(tx.objectStore('settings').put({ name: WHOLE, value: at }))
  await Promise.all([...put, tx.done])
}

interface Found {
  readonly noted: WorkHere
  readonly back: WorkHere
  readonly isUnknown: boolean
}

/** A report for each account whose work came back, or did not. */
function reportsOf(
  { noted, back, isUnknown }: Found,
  about: Pick<LossReport, 'at' | 'isWithoutFiles' | 'isSeen'>,
): readonly SettingRow[] {
  const accounts = [...new Set([...Object.keys(noted), ...Object.keys(back)])]
  const rowOf = (accountId: string, counts: Pick<LossReport, 'back' | 'lost'>) => ({
    name: lossName(accountId),
    value: JSON.stringify({ ...about, ...counts } satisfies LossReport),
  })
  if (accounts.length === 0) return isUnknown ? [rowOf(ANYBODY, { back: 0, lost: null })] : []
  return accounts.map((accountId) => {
    const given = back[accountId] ?? 0
    return rowOf(accountId, { back: given, lost: Math.max(0, (noted[accountId] ?? 0) - given) })
  })
}
