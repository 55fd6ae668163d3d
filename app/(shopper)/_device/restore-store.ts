import type { StoreValue } from 'idb'
import { isFull } from './full-phone'
import { ANYBODY, type LossReport, lossName } from './losses-here'
import { asOfNewDevice } from './new-device'
import type { DraftRow, SettingRow } from './rows'
import { deviceName } from './settings'
import { type PhoneDatabase, type PhoneSchema, UNFINISHED } from './store'
import { dropTwin, openTwin } from './twin'
import { GIVEN_UP } from './twin-place'
import { keyOf, type PhoneStore } from './watch-writes'
import { countWork, notedWork, type WorkHere } from './work-mark'

const files = ['photos', 'soundParts'] as const
/** What the mark of a store says that lacks nothing but photos and recordings. */
const WITHOUT_FILES = 'without files'

let isStopped = false
let isWithoutTwin = false

/** Whether it was the twin that the store could not be opened for. */
export const isRestoringStopped = () => isStopped

/** The shopper does not wait for the twin any longer: the next opening goes on without what it has. */
export function goOnWithoutTwin(): void {
  isWithoutTwin = true
}

/**
 * Puts back into a store that is new what the twin of an older one has, before anybody reads it, and
 * keeps a report of it. Interrupted, it is done again; what lies in the store already stays.
 * @throws where the twin cannot be read or there is no room: then the store is not to be used yet,
 * unless the shopper says so
 */
export async function restoreStore(db: PhoneDatabase): Promise<void> {
  const work = async () => {
    const made = await db.get('settings', UNFINISHED)
    // Another page was faster.
    if (made === undefined) return
    if (isWithoutTwin) await finishWithoutTwin(db, made.value)
    else await putBack(db, made.value)
  }
  const locks = globalThis.navigator?.locks
  try {
    await (locks ? locks.request('etalon-restore', work) : work())
    isStopped = false
    isWithoutTwin = false
  } catch (error) {
    isStopped = true
    throw error
  }
}

/** Answers first: they are small, and photos may find no room. */
async function putBack(db: PhoneDatabase, made: string): Promise<void> {
  const twin = await openTwin()
  if (made !== WITHOUT_FILES) {
    const { rows, back, isWithoutFiles } = twin ? await readTwin(twin) : nothing
    // A twin that has anything at all knows of all work that there was.
    const found = { noted: notedWork(), back, isUnknown: made === 'lost' && rows.length === 0 }
    const at = new Date().toISOString()
    const reports = reportsOf(found, { at, isWithoutFiles, isSeen: false })
    const mark = { name: UNFINISHED, value: WITHOUT_FILES }
    await putBackLight(db, rows, [...reports, mark])
  }
  if (twin !== null) for (const store of files) await putBackFiles(twin, db, store)
  await db.delete('settings', UNFINISHED)
}

/** What the twin has is not waited for, and does not come later over what is written from here on. */
async function finishWithoutTwin(db: PhoneDatabase, made: string): Promise<void> {
  const at = new Date().toISOString()
  const found = { noted: notedWork(), back: {}, isUnknown: true }
  const reports =
    made === WITHOUT_FILES
      ? await reportsWithoutFiles(db)
      : reportsOf(found, { at, isWithoutFiles: true, isSeen: false })
  // First of all: a full phone needs the room.
  await dropTwin().catch((error: unknown) => console.warn(error))
  await putBackLight(db, [], reports)
  await db.delete('settings', UNFINISHED)
}

async function reportsWithoutFiles(db: PhoneDatabase): Promise<readonly SettingRow[]> {
  const reports = await db.getAll('settings', IDBKeyRange.bound(lossName(''), lossName('\uffff')))
  return reports.map(({ name, value }) => {
    // Written by this product alone.
    const report: LossReport = JSON.parse(value)
    return { name, value: JSON.stringify({ ...report, isWithoutFiles: true }) }
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
    if (row === undefined) continue
    try {
      await putBackFile(db, store, row)
    } catch (error) {
      // No room for both: those that are back make way in the twin.
      if (!isFull(error)) throw error
      await dropGivenBack(twin, db)
      await putBackFile(db, store, row)
    }
  }
}

/** On the disk when it resolves: the twin may drop it then. */
async function putBackFile(
  db: PhoneDatabase,
  store: (typeof files)[number],
  row: StoreValue<PhoneSchema, (typeof files)[number]>,
): Promise<void> {
  const tx = db.transaction(store, 'readwrite', { durability: 'strict' })
  await Promise.all([tx.store.put(row), tx.done])
}

async function dropGivenBack(twin: PhoneDatabase, db: PhoneDatabase): Promise<void> {
  for (const store of files) {
    for (const at of await db.getAllKeys(store)) await twin.delete(store, at)
  }
}

/** All at once: rows, and the keys that open them, and what is said of them. */
async function putBackLight(
  db: PhoneDatabase,
  rows: Kept['rows'],
  settings: readonly SettingRow[],
): Promise<void> {
  const stores = [...db.objectStoreNames].filter(isLight)
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const putting: Promise<unknown>[] = []
  const devices = new Map<string, string>()
  for (const { store, row } of rows) {
    if (store !== 'settings') continue
    const { name, value } = row as SettingRow
    devices.set(name, value)
  }
  const asOfNow = (row: DraftRow) =>
    asOfNewDevice(row, devices.get(deviceName(row.accountId)) ?? null)
  for (const { store, row } of rows) {
    const place = tx.objectStore(store)
    const key = keyOf(place, row)
    const isThere = (await place.count(IDBKeyRange.only(key))) > 0
    if (!isThere && !isOfOldStore(store, key)) {
      putting.push(place.put(store === 'drafts' ? asOfNow(row as DraftRow) : row))
    }
  }
  for (const row of settings) putting.push(tx.objectStore('settings').put(row))
  await Promise.all([...putting, tx.done])
}

/**
 * What is said of the twin or of the lost store itself, and the names of devices: what had reached the
 * server under such a name may be newer than what comes back.
 */
function isOfOldStore(store: PhoneStore, key: IDBValidKey): boolean {
  if (store !== 'settings') return false
  return key === GIVEN_UP || key === UNFINISHED || String(key).startsWith(deviceName(''))
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
