import type { RowProblem } from '@/lib/core/table-rows'

/** What the import addresses answer (lib/people, lib/units: import use cases). */
export type ImportAnswer =
  | {
      readonly ok: true
      readonly format: string
      readonly created: number
      readonly changed: number
      readonly unchanged: number
      readonly problems: readonly RowProblem[]
      /** Of a file of people. */
      readonly newPositions?: readonly string[]
      readonly written: boolean
    }
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
  mode: 'preview' | 'all-or-nothing' | 'good-rows',
): Promise<ImportAnswer> {
  try {
    const response = await fetch(`${address}?mode=${mode}`, { method: 'POST', body: file })
    return (await response.json()) as ImportAnswer
  } catch {
    return { ok: false, reason: 'offline' }
  }
}
