import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, shopperOf } from '@/lib/access/permissions'
import type { VisitState } from '@/lib/core/visit-states'
import { findEvaluation } from '@/lib/evaluations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { parseInput } from '@/lib/platform/input'
import { findDraftEnd, listVisitDraftMarks, saveVisitDraft } from '../queries'
import {
  type KeepVisitDraftInput,
  type VisitDraftBody,
  type VisitDraftReceipt,
  type VisitDraftRefusal,
  visitDraftBodySchema,
  visitDraftLimits,
} from '../schema'
import { findDraftVisit } from './find-draft-visit'

export type KeepVisitDraftAnswer =
  | {
      ok: true
      receipt: VisitDraftReceipt
      /** Revisions of other phones that this draft has not taken in. */
      others: readonly number[]
    }
  /** Its report came first and has all of it: there is nothing left to keep. */
  | { ok: true; receipt: null; filedAt: string }
  | { ok: false; reason: VisitDraftRefusal }

/**
 * Keeps what a shopper has filled in so far, one draft a phone: no phone overwrites another's. The
 * same bytes again get the same answer before anything else is looked at. Of a visit that was taken back
 * they wait for its coming back, also while it is offered to its shopper again. Saves are not audited: nobody but the author reads them.
 */
export async function keepVisitDraft(
  actor: Actor,
  { visitId, bytes, sha256: stated }: KeepVisitDraftInput,
  { db, now }: Deps,
): Promise<KeepVisitDraftAnswer> {
  authoriseVerb(actor, 'visit:fill')
  if (bytes.byteLength > visitDraftLimits.bytes) return refuse('too-large')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== stated) return refuse('damaged')
  const read = readBody(bytes)
  if (read === null) return refuse('not-a-draft')
  const { text, body } = read
  const { deviceId, draft, base, frozenAs } = body
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { visit, isUntaken } = await findDraftVisit(tx, actor, visitId)
    if (draft.visitId !== visit.id || draft.accountId !== actor.accountId) {
      return refuse('not-a-draft')
    }
    const shopperId = shopperOf(actor)
    const all = await listVisitDraftMarks(tx, organisationId, visitId)
    const before = all.find((mark) => mark.deviceId === deviceId)
    // Whoever had the visit before moves no number and takes no place of whoever has it now.
    const own = all.filter((mark) => mark.shopperId === shopperId)
    if (base >= visitDraftLimits.revisions) return refuse('not-a-draft')
    // Drafts end with their report: what a phone has seen since counts on, though its row is gone.
    const revision = Math.max(own[0]?.revision ?? 0, base) + 1
    const others = own
      .filter((mark) => mark.deviceId !== deviceId)
      .flatMap((mark) => (mark.revision > base ? mark.revision : []))
    if (before?.sha256 === sha256 && before.shopperId === shopperId) {
      return kept(sha256, before.revision, before.savedAt, others)
    }
    const filed = await filedReport(tx, actor, body)
    if (filed) return { ok: true, receipt: null, filedAt: filed.receivedAt.toISOString() }
    const end = await findDraftEnd(tx, organisationId, { visitId, shopperId, deviceId })
    // On its way while it ended, and late: on another phone it would pass for news.
    if (end !== null && draft.changes <= end.changes) {
      if (end.isDiscarded) return refuse('thrown-away')
      return { ok: true, receipt: null, filedAt: end.endedAt.toISOString() }
    }
    const reason = refusalOf(visit.state, body, isUntaken)
    if (reason !== null) return refuse(reason)
    if (before && before.shopperId !== shopperId) return refuse('not-a-draft')
    if (before && before.changes > draft.changes) return refuse('overtaken')
    if (!before && own.length >= visitDraftLimits.devices) return refuse('too-many-devices')
    await saveVisitDraft(tx, organisationId, {
      visitId,
      deviceId,
      shopperId,
      revision,
      base,
      changes: draft.changes,
      frozenAs: frozenAs?.changes === draft.changes ? frozenAs.id : null,
      body: text,
      sha256,
      savedAt: now,
    })
    return kept(sha256, revision, now, others)
  })
}

function readBody(bytes: Uint8Array): { text: string; body: VisitDraftBody } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const parsed = parseInput(visitDraftBodySchema, JSON.parse(text))
    return parsed.ok ? { text, body: parsed.value } : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

/** The report that the draft became, where nothing was changed after it and the server has it. */
async function filedReport(
  tx: Transaction,
  { organisationId, shopperId }: Actor,
  { draft, frozenAs }: VisitDraftBody,
) {
  if (frozenAs?.changes !== draft.changes) return null
  const found = await findEvaluation(tx, organisationId, frozenAs.id)
  return found?.shopperId === shopperId ? found : null
}

/** A draft is kept while a report, or its correction, may still come of it. */
function refusalOf(
  state: VisitState,
  { draft }: VisitDraftBody,
  isUntaken: boolean,
): VisitDraftRefusal | null {
  switch (state) {
    case 'accepted':
    case 'returned':
      return null
    case 'submitted':
      return draft.parentId === null ? 'already-submitted' : null
    case 'cancelled':
      return 'visit-cancelled'
    case 'approved':
    case 'released':
      return 'visit-finished'
    case 'planned':
    case 'offered':
      return isUntaken ? 'visit-not-accepted' : null
  }
}

function kept(
  sha256: string,
  revision: number,
  savedAt: Date,
  others: readonly number[],
): KeepVisitDraftAnswer {
  return { ok: true, receipt: { sha256, revision, savedAt: savedAt.toISOString() }, others }
}

function refuse(reason: VisitDraftRefusal): KeepVisitDraftAnswer {
  return { ok: false, reason }
}
