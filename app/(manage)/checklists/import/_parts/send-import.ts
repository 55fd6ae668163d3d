import type { ImportAnswer } from '@/lib/checklists/use-cases/import-checklist'
import type { PastEvaluationKept } from '@/lib/past-scores/use-cases/keep-past-evaluation'

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
  /** The sheet of a workbook; null: the likeliest. */
  readonly sheet: string | null
  readonly into: (ImportTarget & { readonly how: 'append' | 'replace' }) | null
}

interface NotSent {
  readonly ok: false
  readonly reason: string
  readonly errorId?: string
}

export type SentAnswer = ImportAnswer | NotSent

export type KeptAnswer = PastEvaluationKept | NotSent

/** Whom a filled evaluation is about, and when it was. */
export interface EvaluationPlace {
  readonly subject: 'unit' | 'person'
  readonly subjectId: string
  readonly day: string
  /** Empty: it is shown in each. */
  readonly touchpoint: string
}

/** Sends a file to be shown or taken; a server that cannot be reached is a refusal like any other. */
export async function sendImport(
  { body, name }: ImportSource,
  { mode, columns, sheet, into }: ImportSending,
  signal: AbortSignal | null = null,
): Promise<SentAnswer> {
  const query = new URLSearchParams({ mode, name })
  if (columns !== null) query.set('columns', columns.map((column) => column ?? '').join(','))
  if (sheet !== null) query.set('sheet', sheet)
  if (into !== null) {
    query.set('into', into.checklistId)
    query.set('revision', String(into.revision))
    query.set('how', into.how)
  }
  return post<SentAnswer>(`/api/v1/imports/checklists?${query}`, body, signal)
}

/** Sends a filled evaluation to be kept among the past scores. */
export async function sendEvaluation(
  { body }: ImportSource,
  { subject, subjectId, day, touchpoint }: EvaluationPlace,
): Promise<KeptAnswer> {
  const query = new URLSearchParams({ [subject]: subjectId, day })
  if (touchpoint !== '') query.set('touchpoint', touchpoint)
  return post<KeptAnswer>(`/api/v1/imports/past-evaluations?${query}`, body)
}

async function post<Answer>(
  address: string,
  body: Blob,
  signal: AbortSignal | null = null,
): Promise<Answer | NotSent> {
  try {
    const response = await fetch(address, { method: 'POST', body, signal })
    return (await response.json()) as Answer
  } catch {
    return { ok: false, reason: 'offline' }
  }
}
