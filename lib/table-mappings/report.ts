import type { Actor } from '@/lib/access/actor'
import type { TableFormat } from '@/lib/core/table-import'
import {
  columnsKnowing,
  type MappedTable,
  mappedHeader,
  mappedTable,
  mappingOf,
  meaningsOf,
  rememberedHeading,
  type SaidColumns,
} from '@/lib/core/table-mapping'
import type { TableColumn, TableRow } from '@/lib/core/table-rows'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { readTable, type TableRefused } from '@/lib/platform/table-file'
import { listColumnMeanings, type MappedKind, saveColumnMeanings } from './queries'

/** A table whose columns are those that somebody said, now or before. */
export interface ReadMapped {
  readonly ok: true
  readonly format: TableFormat
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** Headings of the columns that are not read, and were not said to be left alone. */
  readonly unread: readonly string[]
  readonly mapped: MappedTable
  /** Remembers what was said of the columns; nothing where nobody said anything. */
  readonly remember: (tx: Transaction, now: Date) => Promise<void>
}

/** Reads an uploaded table under the columns that the screen, or an earlier import, gave it. */
export async function readMappedTable<Key extends string>(
  actor: Actor,
  kind: MappedKind,
  bytes: Uint8Array,
  columns: readonly TableColumn<Key>[],
  said: SaidColumns | null,
  { db }: Pick<Deps, 'db'>,
): Promise<ReadMapped | TableRefused> {
  const { organisationId } = actor
  const meanings = await db.asActor(actor, (tx) => listColumnMeanings(tx, organisationId, kind))
  const read = await readTable(bytes, columnsKnowing(columns, meanings))
  if (!read.ok) return read
  const { header, rows, format } = read.table
  const mapping = mappingOf(header, columns, meanings, said)
  const known = mappedHeader(header, columns, mapping)
  const mapped = mappedTable(header, rows, columns, mapping)
  return {
    ok: true,
    ...{ format, rows, mapped },
    header: known,
    // What somebody said is to be left alone is no surprise.
    unread: header.filter(
      (heading, place) =>
        heading.trim() !== '' &&
        mapping[place] === null &&
        said === null &&
        !meanings.has(rememberedHeading(heading)),
    ),
    remember: async (tx, now) => {
      if (said === null) return
      await saveColumnMeanings(tx, organisationId, kind, meaningsOf(mapped), now)
    },
  }
}
