import type { ImportAnswer } from '@/lib/checklists/use-cases/import-checklist'

/** A file, or what was pasted, on its way to be read. */
export interface ImportSource {
  readonly body: Blob
  readonly name: string
}

export interface ImportTarget {
  readonly checklistId: string
  readonly revision: number
}

export interface ImportSending {
  readonly mode: 'preview' | 'take'
  readonly columns: readonly (string | null)[] | null
  readonly into: (ImportTarget & { readonly how: 'append' | 'replace' }) | null
}

export type SentAnswer =
  | ImportAnswer
  | { readonly ok: false; readonly reason: string; readonly errorId?: string }

/** Sends a file to be shown or taken; a server that cannot be reached is a refusal like any other. */
export async function sendImport(
  { body, name }: ImportSource,
  { mode, columns, into }: ImportSending,
): Promise<SentAnswer> {
  const query = new URLSearchParams({ mode, name })
  if (columns !== null) query.set('columns', columns.map((column) => column ?? '').join(','))
  if (into !== null) {
    query.set('into', into.checklistId)
    query.set('revision', String(into.revision))
    query.set('how', into.how)
  }
  try {
    const response = await fetch(`/api/v1/imports/checklists?${query}`, { method: 'POST', body })
    return (await response.json()) as SentAnswer
  } catch {
    return { ok: false, reason: 'offline' }
  }
}
