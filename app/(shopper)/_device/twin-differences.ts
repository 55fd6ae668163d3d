import { areSameBytes } from './same-bytes'
import { hasSealable, type PhoneDatabase, withStore, writing } from './store'
import { GIVEN_UP } from './twin-place'
import { keyOf, type PhoneStore, type Touched } from './watch-writes'

/** Rows of these are read one by one. */
const heavy: readonly PhoneStore[] = ['photos', 'soundParts']
/** Of so many rows a transaction of the twin. */
const AT_ONCE = 50

/**
 * Where the twin has not what the store has: rows of the twin alone among them, for what was deleted from the
 * store must not come back from it. In portions that memory can hold.
 */
export async function differences(
  twin: PhoneDatabase,
  stores: readonly PhoneStore[],
): Promise<readonly (readonly Touched[])[]> {
  const light: Touched[] = []
  for (const store of stores) {
    if (!heavy.includes(store)) light.push(...(await changedRows(twin, store)))
  }
  const portions: Touched[][] = []
  for (let from = 0; from < light.length; from += AT_ONCE) {
    portions.push(light.slice(from, from + AT_ONCE))
  }
  for (const store of stores.filter((name) => heavy.includes(name))) {
    // What becomes of a photo in the store is noted with its report: unless something else has changed,
    // whether it is there is enough.
    const found = await changedFiles(twin, store, light.length > 0)
    portions.push(...found.map((touched) => [touched]))
  }
  return portions
}

async function changedRows(twin: PhoneDatabase, store: PhoneStore): Promise<readonly Touched[]> {
  const [first, second] = [await rowsOf(store), await rowsIn(twin, store)]
  const places = new Set([...first.keys(), ...second.keys()])
  return [...places].flatMap((place) => {
    const [one, other] = [first.get(place), second.get(place)]
    const at = one?.at ?? other?.at
    if (at === undefined || areAlike(one?.row, other?.row)) return []
    // The twin's own.
    return store === 'settings' && at === GIVEN_UP ? [] : [{ store, at }]
  })
}

type Rows = ReadonlyMap<string, { readonly at: IDBValidKey; readonly row: unknown }>

const rowsOf = (store: PhoneStore): Promise<Rows> => withStore((db) => rowsIn(db, store))

async function rowsIn(db: PhoneDatabase, store: PhoneStore): Promise<Rows> {
  const rows = db.transaction(store).store
  const { keyPath } = rows
  const found = await rows.getAll()
  return new Map(
    found.map((row) => {
      const at = keyOf({ keyPath }, row)
      return [JSON.stringify(at), { at, row }]
    }),
  )
}

async function changedFiles(
  twin: PhoneDatabase,
  store: PhoneStore,
  isEachRead: boolean,
): Promise<readonly Touched[]> {
  const first = await withStore((db) => db.getAllKeys(store))
  const second = await twin.getAllKeys(store)
  const known = new Map(second.map((at) => [JSON.stringify(at), at]))
  const changed: Touched[] = []
  for (const at of first) {
    const isKnown = known.delete(JSON.stringify(at))
    if (!isKnown) changed.push({ store, at })
    else if (isEachRead) {
      const one = await withStore((db) => db.get(store, at))
      if (!areAlike(one, await twin.get(store, at))) changed.push({ store, at })
    }
  }
  return [...changed, ...[...known.values()].map((at) => ({ store, at }))]
}

/**
 * A key that the store has lost and its rows still need is put back and not forgotten: without it they
 * never open again.
 */
export async function keepLostKeys(twin: PhoneDatabase): Promise<void> {
  for (const row of await twin.getAll('keys')) {
    const isThere = await withStore((db) => db.count('keys', row.accountId))
    if (isThere || !(await hasSealable(row.accountId))) continue
    await writing(['keys'], 'strict', async (tx) => {
      if ((await tx.store.count(row.accountId)) === 0) await tx.store.put(row)
    })
  }
}

/** Keys cannot be compared: the store never puts another one in the place of one. */
function areAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (one instanceof ArrayBuffer || other instanceof ArrayBuffer) {
    return one instanceof ArrayBuffer && other instanceof ArrayBuffer && areSameBytes(one, other)
  }
  if (typeof CryptoKey !== 'undefined' && one instanceof CryptoKey)
    return other instanceof CryptoKey
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => areAlike(Reflect.get(one, name), Reflect.get(other, name)))
  )
}
