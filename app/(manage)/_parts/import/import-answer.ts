import type { ImportMode, TableImported } from '@/lib/core/table-import'
import type { MappedTable, SaidColumns } from '@/lib/core/table-mapping'
import type { StandardToChange } from '@/lib/standards/use-cases/import-standards'

/** What the import addresses answer (import use cases of people, units and facts). */
export type ImportAnswer =
  | (TableImported & {
      /** Of a file of people. */
      readonly newPositions?: readonly string[]
      /** Of a file of standards. */
      readonly newChapters?: readonly string[]
      readonly changes?: readonly StandardToChange[]
    })
  | {
      readonly ok: false
      readonly reason: string
      readonly line?: number
      readonly missing?: readonly string[]
      readonly table?: MappedTable
      readonly errorId?: string
    }

/** How far to go with a file, and which unpublished drafts it may overwrite. */
interface ImportSending {
  readonly mode: ImportMode
  /** What the columns are, as it was set on the screen. */
  readonly columns?: SaidColumns | null
  /** The revision that was seen, by the line. */
  readonly overwrite?: ReadonlyMap<number, number>
  /** Somebody says that the doubtful lines are right. */
  readonly confirmed?: boolean
}

/** Sends a file; a server that cannot be reached is a refusal like any other. */
export async function sendImport(
  address: string,
  file: Blob,
  { mode, columns = null, overwrite = new Map(), confirmed = false }: ImportSending,
  signal: AbortSignal | null = null,
): Promise<ImportAnswer> {
  try {
    const request = { method: 'POST', body: file, signal }
    const query = new URLSearchParams({ mode })
    const pairs = [...overwrite].map(([line, revision]) => `${line}.${revision}`)
    if (columns !== null) query.set('columns', columns.map((key) => key ?? '').join(','))
    if (confirmed) query.set('confirmed', 'yes')
    if (pairs.length > 0) query.set('overwrite', pairs.join(','))
    const response = await fetch(`${address}?${query}`, request)
    return (await response.json()) as ImportAnswer
  } catch {
    return { ok: false, reason: 'offline' }
  }
}
