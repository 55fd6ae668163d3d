import type { StoreValue } from 'idb'
import { ANYBODY, type LossReport, lossName } from './losses-here'
import type { SettingRow } from './rows'
import { type PhoneDatabase, type PhoneSchema, WHOLE } from './store'
import { openTwin } from './twin'
import { GIVEN_UP } from './twin-place'
import { keyOf, type PhoneStore } from './watch-writes'
import { countWork, notedWork, type WorkHere } from './work-mark'

const files = ['photos', 'soundParts'] as const

/**
 * Puts back into a store that is new what the twin of an older one has, before anybody reads it, and
 * keeps a report of it. Interrupted, it is done again; what lies in the store already stays.
 * @param isLost the browser itself says that it has thrown the store away
 * @throws where the twin cannot be read or there is no room: then the store is not to be used yet
 */
export async function restoreStore(db: PhoneDatabase, isLost: boolean): Promise<void> {
  const work = async () => {
    // Another page was faster.
    if ((await db.get('settings', WHOLE)) !== undefined) return
    const noted = notedWork()
    const twin = await openTwin()
    if (twin !== null) for (const store of files) await putBackFiles(twin, db, store)
    await putBackRest(twin, db, noted, isLost)
  }
  const locks = globalThis.navigator?.locks
  await (locks ? locks.request('etalon-restore', work) : work())
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
  const { rows, back, isWithoutFiles } = twin ? await readTwin(twin) : nothing
  // A twin that has anything at all knows of all work that there was.
  const found = { noted, back, isUnknown: isLost && rows.length === 0 }
  const reports = reportsOf(found, { at, isWithoutFiles, isSeen: false })
  const stores = [...db.objectStoreNames].filter(isLight)
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const putting: Promise<unknown>[] = []
  for (const { store, row } of rows) {
    const place = tx.objectStore(store)
    const key = keyOf(place, row)
    const isThere = (await place.count(IDBKeyRange.only(key))) > 0
    if (!isThere && key !== GIVEN_UP) putting.push(place.put(row))
  }
  for (const row of [...reports, { name: WHOLE, value: at }]) {
    putting.push(tx.objectStore('settings').put(row))
  }
  await Promise.all([...putting, tx.done])
}

const isLight = (store: PhoneStore) => !files.some((file) => file === store)

interface Kept {
  readonly rows: readonly {
    readonly store: PhoneStore
    readonly row: StoreValue<PhoneSchema, PhoneStore>
  }[]
  readonly back: WorkHere
  readonly isWithoutFiles: boolean
}

const nothing: Kept = { rows: [], back: {}, isWithoutFiles: false }

/** In one transaction: a report and its receipt are never both there, nor both away. */
async function readTwin(twin: PhoneDatabase): Promise<Kept> {
  const stores = [...twin.objectStoreNames].filter(isLight)
  const tx = twin.transaction(stores)
  const [drafts, reports, givenUp, ...all] = await Promise.all([
    tx.objectStore('drafts').getAll(),
    tx.objectStore('reports').getAll(),
    tx.objectStore('settings').count(GIVEN_UP),
    ...stores.map(async (store) =>
      (await tx.objectStore(store).getAll()).map((row) => ({ store, row })),
    ),
  ])
  return { rows: all.flat(), back: countWork(drafts, reports), isWithoutFiles: givenUp > 0 }
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
