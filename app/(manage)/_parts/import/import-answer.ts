import type { ImportMode, TableImported } from '@/lib/core/table-import'

/** What the import addresses answer (import use cases of people, units and facts). */
export type ImportAnswer =
  | (TableImported & {
      /** Of a file of people. */
      readonly newPositions?: readonly string[]
      /** Of a file of standards. */
      readonly newChapters?: readonly string[]
    })
  | {
      readonly ok: false
      readonly reason: string
      readonly line?: number
      readonly missing?: readonly string[]
      readonly errorId?: string
    }

/** Sends a file; a server that cannot be reached is a refusal like any other. */
export async function sendImport(
  address: string,
  file: File,
  mode: ImportMode,
  signal: AbortSignal | null = null,
): Promise<ImportAnswer> {
  try {
    const request = { method: 'POST', body: file, signal }
    const response = await fetch(`${address}?mode=${mode}`, request)
    return (await response.json()) as ImportAnswer
  } catch {
    return { ok: false, reason: 'offline' }
  }
}
