import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { courierOver } from '@/app/(shopper)/_device/courier'
import { freezeDraft } from '@/app/(shopper)/_device/freeze-draft'
import { listReceipts, listWaiting } from '@/app/(shopper)/_device/outbox'
import { savePhoto } from '@/app/(shopper)/_device/photos'
import { type Courier, sendWaiting } from '@/app/(shopper)/_device/send-waiting'
import type { WebFetch } from '@/app/(shopper)/_device/server-line'
import { closeStore } from '@/app/(shopper)/_device/store'
import type { FrozenAttachment, FrozenReport } from '@/lib/core/frozen-report'
import { freezeReport } from '@/lib/core/frozen-report'
import type { MediaType } from '@/lib/core/media-kind'
import { emptyDraft } from '@/lib/core/visit-draft'
import { anAnswer } from '../factories'

/** Every phone is new: nothing of the last test waits on it. */
export async function renewPhones(): Promise<void> {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
}

/** A visit that was accepted, and the form that it is filled by. */
export interface PhoneVisit {
  readonly visitId: string
  readonly versionId: string
  readonly fingerprint: string
}

export interface PhonePhoto {
  readonly id: string
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType?: MediaType
  readonly name?: string
}

/** What a phone has finished: the ledger against which the server is counted. */
export interface Finished {
  readonly reportId: string
  readonly visitId: string
  readonly sha256: string
  readonly photos: readonly { readonly id: string; readonly sha256: string }[]
}

const startedAt = '2026-10-20T08:00:00.000Z'
const finishedAt = '2026-10-20T08:30:00.000Z'

/** The product's own store, queue and courier for one account, over the line that is given. */
export interface Phone {
  readonly accountId: string
  readonly courier: Courier
  finish(visit: PhoneVisit, photos?: readonly PhonePhoto[]): Promise<Finished>
  /** One round of the queue; every item's time has come. Returns what the server confirmed. */
  send(): Promise<readonly string[]>
  waiting(): ReturnType<typeof listWaiting>
  receipts(): ReturnType<typeof listReceipts>
}

export function aPhone(accountId: string, line: WebFetch, retriesMs?: readonly number[]): Phone {
  const courier = courierOver(line, retriesMs)
  let clockMs = Date.parse('2026-10-20T09:00:00Z')
  return {
    accountId,
    courier,
    async finish(visit, photos = []) {
      const attachments: FrozenAttachment[] = []
      for (const photo of photos) attachments.push(await keep(accountId, visit, photo))
      const report = reportOf(visit, attachments)
      const frozen = freezeReport(report)
      const draft = emptyDraft({
        visitId: visit.visitId,
        accountId,
        checklistVersionId: visit.versionId,
        fingerprint: visit.fingerprint,
        startedAt,
      })
      const kept = await freezeDraft({ draft, report, frozen, title: 'Магазин' }, new Date(clockMs))
      if (!kept.ok) throw new Error(kept.reason)
      return {
        reportId: report.id,
        visitId: visit.visitId,
        sha256: frozen.sha256,
        photos: photos.map(({ id, sha256 }) => ({ id, sha256 })),
      }
    },
    send: () => {
      clockMs += 24 * 3600 * 1000
      return sendWaiting(accountId, courier, () => new Date(clockMs), 'due')
    },
    waiting: () => listWaiting(accountId),
    receipts: () => listReceipts(accountId),
  }
}

async function keep(
  accountId: string,
  { visitId }: PhoneVisit,
  { id, sha256, bytes, mediaType = 'image/jpeg', name }: PhonePhoto,
): Promise<FrozenAttachment> {
  const facts = { id, questionId: 'q1', sha256, byteSize: bytes.byteLength, mediaType }
  const file = { ...facts, takenAt: startedAt, ...(name === undefined ? {} : { name }) }
  await savePhoto({ ...file, accountId, visitId, bytes: bytes.slice().buffer, receivedAt: null })
  return file
}

function reportOf(visit: PhoneVisit, attachments: readonly FrozenAttachment[]): FrozenReport {
  const isSound = attachments.some(({ mediaType }) => mediaType.startsWith('audio/'))
  const answer = anAnswer({
    // A recording is the whole answer to a question that asks for one.
    ...(isSound ? { value: null } : {}),
    attachments: attachments.map(({ id }) => id),
    answeredAt: startedAt,
  })
  return {
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId: visit.visitId,
    parentId: null,
    checklistVersionId: visit.versionId,
    fingerprint: visit.fingerprint,
    startedAt,
    finishedAt,
    visitedOn: '2026-10-20',
    answers: [answer],
    attachments,
  }
}
