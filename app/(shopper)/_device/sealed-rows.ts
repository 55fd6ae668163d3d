import type { VisitDraft } from '@/lib/core/visit-draft'
import {
  type CopyRow,
  type KeptPhoto,
  type KeptReceipt,
  type KeptReport,
  type PhotoRow,
  placeOf,
  type ReceiptRow,
  type ReportRow,
} from './rows'
import { type SealKey, seal, sealJson, unseal, unsealJson } from './seal'

export function copyPlace(row: Pick<CopyRow, 'accountId' | 'id'>): string {
  return placeOf('copy', row)
}

/** @returns null where the copy cannot be opened any longer */
export async function copyIn(key: SealKey, row: CopyRow): Promise<VisitDraft | null> {
  const draft = await unsealJson(key, row.place, row.content)
  return draft === undefined ? null : (draft as VisitDraft)
}

export async function photoRow(key: SealKey, photo: KeptPhoto): Promise<PhotoRow> {
  const { accountId, id, visitId, sha256, byteSize, receivedAt, isEarly, bytes, ...facts } = photo
  return {
    accountId,
    id,
    visitId,
    sha256,
    byteSize,
    receivedAt,
    ...(isEarly ? { isEarly } : {}),
    facts: await sealJson(key, placeOf('photo facts', photo), facts),
    content: bytes && (await seal(key, placeOf('photo', photo), new Uint8Array(bytes))),
  }
}

/** @returns null where the photo cannot be opened any longer, or nothing of it is left to open */
export async function photoIn(key: SealKey, row: PhotoRow): Promise<KeptPhoto | null> {
  const { facts: sealedFacts, content, ...clear } = row
  if (sealedFacts === null) return null
  const facts = await unsealJson(key, placeOf('photo facts', row), sealedFacts)
  if (facts === undefined) return null
  const bytes = content && (await unseal(key, placeOf('photo', row), content))
  if (content !== null && bytes === null) return null
  type Facts = Omit<KeptPhoto, keyof typeof clear | 'bytes'>
  return { ...clear, ...(facts as Facts), bytes }
}

export async function reportRow(key: SealKey, report: KeptReport): Promise<ReportRow> {
  const { bytes, title, ...clear } = report
  return {
    ...clear,
    title: await sealJson(key, placeOf('title', report), title),
    content: await seal(key, placeOf('report', report), new Uint8Array(bytes)),
  }
}

/** @returns null where the report cannot be opened any longer */
export async function reportIn(key: SealKey, row: ReportRow): Promise<KeptReport | null> {
  const { title: sealedTitle, content, ...clear } = row
  const title = await unsealJson(key, placeOf('title', row), sealedTitle)
  const bytes = await unseal(key, placeOf('report', row), content)
  return bytes === null || typeof title !== 'string' ? null : { ...clear, title, bytes }
}

/** A title is sealed for its report's id, which is the receipt's too: it moves over as it is. */
export async function receiptIn(key: SealKey, row: ReceiptRow): Promise<KeptReceipt> {
  const title = row.title && (await unsealJson(key, placeOf('title', row), row.title))
  return { ...row, title: typeof title === 'string' ? title : null }
}
