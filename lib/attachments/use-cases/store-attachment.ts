import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, can, shopperOf } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { isRecordingStated } from '@/lib/briefings/queries'
import { AppError } from '@/lib/core/app-error'
import { attachmentLimits, mediaFamily, mediaTypeOf } from '@/lib/core/media-kind'
import { longestRecordingMinutes, soundSeconds } from '@/lib/core/sound-length'
import { afterMove } from '@/lib/core/visit-states'
import { countReturns } from '@/lib/evaluations/queries'
import {
  type AttachmentFacts,
  type AttachmentReceipt,
  type AttachmentRefusal,
  mostBytes,
  type StoreAttachmentInput,
} from '@/lib/evaluations/schema'
import { hasTaken } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { readPhoto } from '@/lib/platform/images'
import { type Naming, storeNamedFile } from '@/lib/platform/named-file'
import { findVisitForUpdate, type LockedVisit } from '@/lib/visits/queries'
import {
  findAttachment,
  insertAttachmentOnce,
  listVisitAttachments,
  type NewFile,
} from '../queries'

export type StoreAttachmentAnswer =
  | { ok: true; receipt: AttachmentReceipt }
  | { ok: false; reason: AttachmentRefusal }

/** Kept free whatever comes: the database and the log live on the same disk. */
export const RESERVED_BYTES = 512 * 1024 * 1024

/**
 * Takes one photo or file of a visit. Sent again it gives the same receipt, whatever became of the
 * visit. A picture is decoded outside of any transaction, anything else stored as it is.
 */
export async function storeAttachment(
  actor: Actor,
  input: StoreAttachmentInput,
  deps: Deps,
): Promise<StoreAttachmentAnswer> {
  authoriseVerb(actor, 'evaluation:submit')
  if (input.bytes.byteLength > mostBytes(input.mediaType ?? '')) return refuse('too-large')
  if (sha256Of(input.bytes) !== input.sha256) return refuse('damaged')
  const facts = { ...input, byteSize: input.bytes.byteLength }
  const early = await deps.db.asActor(actor, (tx) => decideAttachment(tx, actor, facts))
  if (early) return early
  if ((await deps.files.freeBytes()) < RESERVED_BYTES + input.bytes.byteLength) {
    throw new AppError('no-space')
  }
  const read = await readFile(input)
  if (!read.ok) return refuse(read.reason)
  return storeNamedFile(actor, read.file.bytes, deps, (tx, storageKey) =>
    keepFile(tx, actor, input, { ...read.file, storageKey }, deps.now),
  )
}

type ReadableFile = Pick<NewFile, 'mediaType' | 'width' | 'height'> & { readonly bytes: Uint8Array }
type ReadFile =
  | { readonly ok: true; readonly file: ReadableFile }
  | { readonly ok: false; readonly reason: AttachmentRefusal }

/** The bytes as they may be stored: their beginning must agree with what they are said to be. */
async function readFile({
  bytes,
  mediaType = 'image/jpeg',
}: StoreAttachmentInput): Promise<ReadFile> {
  const type = mediaTypeOf(bytes)
  const stated = mediaFamily(mediaType)
  switch (stated) {
    case 'picture': {
      const read = await readPhoto(bytes)
      return read.ok ? { ok: true, file: read.picture } : read
    }
    case 'audio':
    case 'document': {
      if (type === null || mediaFamily(type) !== stated) {
        return { ok: false, reason: stated === 'audio' ? 'not-audio' : 'not-a-document' }
      }
      if ((soundSeconds(bytes) ?? 0) > longestRecordingMinutes * 60) {
        return { ok: false, reason: 'too-long' }
      }
      return { ok: true, file: { bytes, mediaType: type, width: null, height: null } }
    }
    case null:
      return { ok: false, reason: 'not-taken' }
  }
}

async function keepFile(
  tx: Transaction,
  actor: Actor,
  input: StoreAttachmentInput,
  { storageKey, bytes, ...facts }: ReadableFile & { readonly storageKey: string },
  now: Date,
): Promise<Naming<StoreAttachmentAnswer>> {
  // Again, because a twin of this request may have been quicker while the picture was decoded.
  const asked = { ...input, byteSize: input.bytes.byteLength }
  const refusedOrKnown = await decideAttachment(tx, actor, asked)
  if (refusedOrKnown) return { named: false, answer: refusedOrKnown }
  const named = await insertAttachmentOnce(tx, actor.organisationId, {
    attachmentId: input.attachmentId,
    visitId: input.visitId,
    shopperId: shopperOf(actor),
    questionId: input.questionId,
    receivedSha256: input.sha256,
    receivedAt: now,
    file: {
      id: randomUUID(),
      storageKey,
      byteSize: bytes.byteLength,
      sha256: sha256Of(bytes),
      ...facts,
    },
  })
  // The id was taken by a photo of another visit, which no lock here had seen.
  if (!named) return { named, answer: refuse('other-bytes') }
  await recordAudit(
    tx,
    actor,
    { action: 'attachment.stored', subjectKind: 'visit', subjectId: input.visitId },
    now,
  )
  return { named, answer: received(input, now) }
}

/**
 * The receipt of a photo that is there, or why this one cannot be taken; null when it can.
 * A retry is recognised before anything else; the visit's row lock keeps the counts honest. Whoever had
 * the visit once may send what his report or draft shows: it is kept beside the visit, or waits for its coming back.
 */
export async function decideAttachment(
  tx: Transaction,
  actor: Actor,
  input: AttachmentFacts,
): Promise<StoreAttachmentAnswer | null> {
  const { organisationId } = actor
  const known = await findAttachment(tx, organisationId, input.attachmentId)
  if (known) {
    const own = authorise(actor, 'evaluation:submit', known)
    const isSame =
      own.receivedSha256 === input.sha256 &&
      own.visitId === input.visitId &&
      own.questionId === input.questionId
    return isSame ? received(input, own.receivedAt) : refuse('other-bytes')
  }
  const found = await findVisitForUpdate(tx, organisationId, input.visitId)
  const isWaiting = found?.state === 'planned' || found?.state === 'offered'
  const isTheirs = found !== null && can(actor, 'evaluation:submit', found)
  const wasTheirs =
    (isWaiting || !isTheirs) &&
    (await hasTaken(tx, organisationId, input.visitId, shopperOf(actor)))
  if (found === null || !(isTheirs || wasTheirs)) throw new AppError('not-found')
  const late = await findAttachment(tx, organisationId, input.attachmentId)
  if (late) return decideAttachment(tx, actor, input)
  if (isWaiting && !wasTheirs) return refuse('visit-not-accepted')
  const rounds = isTheirs && !isWaiting ? await roundsOf(tx, actor, found) : 1
  return (await decideSound(tx, actor, input)) ?? decideRoom(tx, actor, input, rounds)
}

/**
 * Whoever is asked to photograph again keeps room for it: each round has the whole measure. So does the
 * report of a second phone, or of a visit that is over: it is kept with its files.
 */
async function roundsOf(
  tx: Transaction,
  { organisationId }: Actor,
  { id, state }: Pick<LockedVisit, 'id' | 'state'>,
): Promise<number> {
  const isOpen = afterMove(state, 'submit').ok
  return (isOpen ? 1 : 2) + (await countReturns(tx, organisationId, id))
}

/** Audio is off unless the campaign states country, basis and consent text (SECURITY.md, Fairness). */
async function decideSound(
  tx: Transaction,
  { organisationId }: Actor,
  { visitId, mediaType = '' }: AttachmentFacts,
): Promise<StoreAttachmentAnswer | null> {
  if (mediaFamily(mediaType) !== 'audio') return null
  return (await isRecordingStated(tx, organisationId, visitId)) ? null : refuse('recording-off')
}

async function decideRoom(
  tx: Transaction,
  actor: Actor,
  input: AttachmentFacts,
  rounds: number,
): Promise<StoreAttachmentAnswer | null> {
  const { organisationId } = actor
  const stored = await listVisitAttachments(tx, organisationId, input.visitId, shopperOf(actor))
  if (stored.length >= rounds * attachmentLimits.files) return refuse('too-many-photos')
  const bytes = stored.reduce((sum, { byteSize }) => sum + byteSize, input.byteSize)
  return bytes > rounds * attachmentLimits.bytesPerVisit ? refuse('too-many-bytes') : null
}

function received(
  input: Pick<AttachmentFacts, 'attachmentId' | 'sha256'>,
  receivedAt: Date,
): StoreAttachmentAnswer {
  const { attachmentId, sha256 } = input
  return { ok: true, receipt: { attachmentId, sha256, receivedAt: receivedAt.toISOString() } }
}

function refuse(reason: AttachmentRefusal): StoreAttachmentAnswer {
  return { ok: false, reason }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
