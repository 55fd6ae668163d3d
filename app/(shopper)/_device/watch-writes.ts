import type { IDBPTransaction, StoreNames } from 'idb'
import type { PhoneSchema } from './store'

export type PhoneStore = StoreNames<PhoneSchema>

/** A row, or all rows of a range, that a transaction has put or deleted. */
export interface Touched {
  readonly store: PhoneStore
  readonly at: IDBValidKey | IDBKeyRange
}

/** What of a store of rows is asked here. */
interface Rows {
  readonly name: PhoneStore
  readonly keyPath: string | readonly string[] | null
}

/** The transaction, with a note of each row that is put or deleted in it. */
export function watchWrites<const Names extends readonly PhoneStore[]>(
  tx: IDBPTransaction<PhoneSchema, Names, 'readwrite'>,
  touched: Touched[],
): typeof tx {
  const watched = (rows: Rows) =>
    through(rows, (name, args) => {
      const { name: store } = rows
      if (name === 'put') touched.push({ store, at: keyOf(rows, Object(args[0])) })
      if (name === 'delete') touched.push({ store, at: args[0] as IDBValidKey })
      return undefined
    })
  return through(tx, (name, [store]) =>
    name === 'objectStore' ? watched(tx.objectStore(store as Names[number]) as Rows) : undefined,
  )

  /** Calls go on to what they are meant for, unless the note of them answers. */
  function through<T extends object>(
    target: T,
    note: (name: PropertyKey, args: unknown[]) => unknown,
  ) {
    return new Proxy(target, {
      get(_, name) {
        if (name === 'store') return watched(Reflect.get(target, name) as Rows)
        const found: unknown = Reflect.get(target, name)
        if (typeof found !== 'function') return found
        return (...args: unknown[]) => note(name, args) ?? found.apply(target, args)
      },
    })
  }
}

/** Where a row lies: every store of the phone says so by names of its members. */
export function keyOf({ keyPath }: Pick<Rows, 'keyPath'>, row: object): IDBValidKey {
  const at = (name: string): IDBValidKey => Reflect.get(row, name)
  return typeof keyPath === 'string' ? at(keyPath) : (keyPath ?? []).map(at)
}
