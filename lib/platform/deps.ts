import type { Database } from './db/database'
import type { FileStorage } from './storage'

/** What every use case gets from outside; `now` is read once, at the edge. */
export interface Deps {
  readonly db: Database
  readonly files: FileStorage
  readonly now: Date
}
