import type { Actor } from '@/lib/access/actor'
import 'server-only'
import type { Transaction } from './db/database'
import type { Deps } from './deps'

/** What became of the row that should name the bytes: written by this transaction, or not. */
export interface Naming<T> {
  readonly named: boolean
  readonly answer: T
}

/**
 * Stores bytes and writes the row that names them: the bytes land first, the row last, so a crash
 * between the two leaves a file without its row and never a row without its file.
 *
 * The bytes are taken away again only where the row is surely not there: `name` wrote none, or threw
 * before the commit was asked for. A connection that is lost while the database commits tells nobody
 * how it ended; then the file stays, because a file too many is harmless and one too few is a loss.
 *
 * @throws whatever `name` or the database throws
 */
export async function storeNamedFile<T>(
  actor: Actor,
  bytes: Uint8Array,
  { db, files }: Pick<Deps, 'db' | 'files'>,
  name: (tx: Transaction, storageKey: string) => Promise<Naming<T>>,
): Promise<T> {
  const storageKey = await files.put(bytes)
  let mayBeNamed = false
  try {
    const { answer } = await db.asActor(actor, async (tx) => {
      const naming = await name(tx, storageKey)
      mayBeNamed = naming.named
      return naming
    })
    return answer
  } finally {
    if (!mayBeNamed) await files.remove(storageKey)
  }
}
